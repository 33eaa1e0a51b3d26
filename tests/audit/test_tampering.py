"""Whoever changes the trail afterwards is found: six attacks, from inside and outside, with all hashes made again."""

from __future__ import annotations

import json
import random
import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from lawburrows.audit import fsck, sealer, trail, tree, verify
from lawburrows.audit.keys import signing_key
from lawburrows.audit.models import Entry
from lawburrows.audit.tree import SignedHead
from tests.audit.yard import CHANGED, SOUGHT, Yard, note, rewrite
from tests.conftest import as_role


@pytest.fixture
def grown(yard: Yard) -> Yard:
    """Three writers in transactions that overlap, some given up, while the sealer and the witnesses work."""
    dice = random.Random(7)
    sessions = [yard.session() for _ in range(3)]
    open_ones = set()
    for turn in range(60):
        session = dice.choice(sessions)
        if session not in open_ones:
            session.begin()
            open_ones.add(session)
        session.do(
            note,
            dice.choice([CHANGED, SOUGHT]),
            aside="why" if turn % 5 == 0 else "",
            fields=["name"],
            purpose="duty",
            at=datetime(2026, 11, 22, 9, turn, tzinfo=UTC),
        )
        if dice.random() < 0.4:
            dice.choice([session.commit, session.commit, session.commit, session.rollback])()
            open_ones.discard(session)
        if turn % 10 == 9:
            yard.seal()
            yard.cosign()
    for session in open_ones:
        session.commit()
    yard.seal()
    yard.cosign()
    return yard


def middle(link) -> tuple[int, uuid.UUID]:
    [size] = link.execute("SELECT count(*) FROM audit_leaf").fetchone()
    return link.execute("SELECT index, entry_id FROM audit_leaf WHERE index = %s", [size // 2]).fetchone()


def edit_row(link):
    link.execute("UPDATE audit_entry SET fields = '{risk}' WHERE id = %s", [middle(link)[1]])


def edit_who(link):
    link.execute("UPDATE audit_entry SET who = %s WHERE id = %s", [str(uuid.uuid4()), middle(link)[1]])


def delete_row(link):
    link.execute("DELETE FROM audit_entry WHERE id = %s", [middle(link)[1]])


def cut_tail(link):
    [last] = link.execute("SELECT max(index) FROM audit_leaf").fetchone()
    link.execute("DELETE FROM audit_entry WHERE id = (SELECT entry_id FROM audit_leaf WHERE index = %s)", [last])
    link.execute("DELETE FROM audit_leaf WHERE index = %s", [last])


def reorder(link):
    index, _ = middle(link)
    for old, new in ((index, -1), (index + 1, index), (-1, index + 1)):
        link.execute("UPDATE audit_leaf SET index = %s WHERE index = %s", [new, old])


def insert_back_dated(link):
    columns = ", ".join(name for name in fsck.COLUMNS if name != "id")
    link.execute(
        f"INSERT INTO audit_entry (id, {columns}) SELECT gen_random_uuid(), {columns} FROM audit_entry WHERE id = %s",
        [middle(link)[1]],
    )


ATTACKS = [edit_row, edit_who, delete_row, cut_tail, reorder, insert_back_dated]


def test_what_nobody_touched_is_whole(grown):
    check = grown.check()
    assert check.findings == []
    assert check.figures["whole"] == "yes"
    assert check.figures["unsealed"] == 0
    assert check.figures["entries"] == Entry.objects.count() > 30
    assert check.compared == len(set(grown.outside())) > 6
    assert set(check.witnesses.values()) == {check.frontier.size}


@pytest.mark.parametrize("attack", ATTACKS)
def test_each_attack_is_found_from_inside_and_from_outside(grown, attack):
    with grown.attacker() as link:
        attack(link)
    assert grown.check(outside=False).findings
    assert grown.check().findings


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_with_all_hashes_made_again_fails_on_the_signature(grown, attack):
    with grown.attacker() as link:
        attack(link)
        rewrite(link)
    found = grown.check(outside=False).findings
    assert any("false signature" in each for each in found)
    assert grown.check().findings


@pytest.mark.parametrize("attack", ATTACKS)
def test_with_the_stolen_key_it_is_found_from_outside_alone(grown, attack):
    with grown.attacker() as link:
        attack(link)
        rewrite(link, grown.key)
    assert grown.check(outside=False).findings == []  # which is why heads are kept outside
    found = grown.check().findings
    assert any("rewritten" in each or "cut off" in each for each in found)


def test_a_change_of_any_column_is_found(grown):
    other = {
        "id": uuid.uuid4(),
        "at": datetime(2020, 1, 1, tzinfo=UTC),
        "day": date(2020, 1, 1),
        "records": [uuid.uuid4()],
        "fields": ["other"],
        "digest": b"x" * 32,
        "leaf": b"x" * 32,
    }
    with grown.attacker() as link:
        [size] = link.execute("SELECT count(*) FROM audit_entry").fetchone()
        for column in fsck.COLUMNS:
            [entry, was] = link.execute(f"SELECT id, {column} FROM audit_entry ORDER BY id LIMIT 1").fetchone()
            changed = other.get(column, "other")
            link.execute(f"UPDATE audit_entry SET {column} = %s WHERE id = %s", [changed, entry])
            assert grown.check(outside=False).findings, column
            now = changed if column == "id" else entry
            link.execute(f"UPDATE audit_entry SET {column} = %s WHERE id = %s", [was, now])
        assert link.execute("SELECT count(*) FROM audit_entry").fetchone() == (size,)
    assert grown.check().findings == []


def test_the_leaf_takes_in_every_column():
    assert set(fsck.COLUMNS) - {"leaf"} == verify.COLUMNS


BESIDE = {
    "head.at": "UPDATE audit_head SET at = at + interval '1 second'",
    "head.key_id": "UPDATE audit_head SET key_id = 'another'",
    "head.root": "UPDATE audit_head SET root = sha256(root)",
    "head.signature": "UPDATE audit_head SET signature = sha512(signature)",
    "head.size": "UPDATE audit_head SET size = size + 1000 WHERE size = (SELECT min(size) FROM audit_head)",
    "head.gone": "DELETE FROM audit_head WHERE size = (SELECT max(size) FROM audit_head)",
    "cosignature.at": "UPDATE audit_cosignature SET at = at + interval '1 second'",
    "cosignature.signature": "UPDATE audit_cosignature SET signature = sha512(signature)",
    "cosignature.size": "UPDATE audit_cosignature SET size = size + 1000 WHERE size = "
    "(SELECT min(size) FROM audit_cosignature)",
    "cosignature.witness": "UPDATE audit_cosignature SET witness = 'nobody' WHERE witness = 'police'",
    "cosignature.extra": "INSERT INTO audit_cosignature (size, witness, at, signature) "
    "SELECT size, 'nobody', at, sha512(signature) FROM audit_cosignature WHERE witness = 'police'",
    "cosignature.gone": "DELETE FROM audit_cosignature WHERE witness = 'police' AND size = "
    "(SELECT min(size) FROM audit_cosignature)",
    "cosignature.all gone": "DELETE FROM audit_cosignature WHERE witness = 'council'",
    "leaf.leaf": "UPDATE audit_leaf SET leaf = sha256(leaf) WHERE index = 3",
    "leaf.entry_id": "UPDATE audit_leaf SET entry_id = gen_random_uuid() WHERE index = 3",
    "leaf.index": "UPDATE audit_leaf SET index = 20000 WHERE index = 3",
    "leaf.gone": "DELETE FROM audit_leaf WHERE index = 3",
    "node.extra": "INSERT INTO audit_node (height, index, hash) VALUES (8, 0, 'x')",
    "mention.gone": "DELETE FROM audit_mention WHERE entry_id = (SELECT entry_id FROM audit_leaf WHERE index = 2)",
    "mention.verb": "UPDATE audit_mention SET verb = 'erase'",
    "mention.extra": "INSERT INTO audit_mention (record_id, at, entry_id, verb) "
    "VALUES (gen_random_uuid(), now(), gen_random_uuid(), 'alter')",
    "aside.text": "UPDATE audit_aside SET text = 'another reason'",
    "aside.salt": "UPDATE audit_aside SET salt = sha256(salt)",
    "queue.extra": "INSERT INTO audit_unsealed (entry_id, leaf) VALUES (gen_random_uuid(), 'x')",
    "queue.again": "INSERT INTO audit_unsealed (entry_id, leaf) SELECT entry_id, leaf FROM audit_leaf WHERE index = 1",
}


@pytest.mark.parametrize("what", BESIDE)
def test_a_change_beside_the_entries_is_found(grown, what):
    with grown.attacker() as link:
        link.execute(BESIDE[what])
    assert grown.check().findings


def test_what_a_witness_never_said_and_what_was_taken_from_it_are_named(grown):
    with grown.attacker() as link:
        link.execute(BESIDE["cosignature.extra"])
        [size] = link.execute("SELECT min(size) FROM audit_cosignature").fetchone()
        link.execute("DELETE FROM audit_cosignature WHERE witness = 'prisons' AND size = %s", [size])
        [heads] = link.execute("SELECT count(*) FROM audit_cosignature WHERE witness = 'police'").fetchone()
    assert grown.check().findings == [
        f"{heads} cosignatures are of nobody, which is no witness with a key that is known here",
        f"prisons cosigned the head of size {size}, and its cosignature is not in the trail",
    ]


def test_the_newest_cosignature_may_be_on_its_way_but_not_for_long(grown, monkeypatch):
    with grown.attacker() as link:
        link.execute("DELETE FROM audit_cosignature WHERE size = (SELECT max(size) FROM audit_head)")
        assert grown.check().findings == []
        monkeypatch.setattr(verify, "ON_ITS_WAY", timedelta(0))
        assert len(grown.check().findings) == 3
        monkeypatch.undo()
        link.execute("DELETE FROM audit_cosignature WHERE size = (SELECT max(size) FROM audit_cosignature)")
    assert len(grown.check().findings) == 3  # of the two that are gone only the newest is excused


def test_a_cosignature_that_was_given_again_at_another_time_is_no_finding(grown):
    with grown.attacker() as link:
        link.execute("DELETE FROM audit_cosignature WHERE witness = 'police' AND size = "
                     "(SELECT max(size) FROM audit_head)")  # fmt: skip
    assert grown.cosign() == 1
    grown.grow(1)
    assert grown.check().findings == []


def test_what_a_witness_kept_under_an_unknown_key_is_a_finding(grown):
    line = json.loads((grown.folders["police"] / "heads.jsonl").read_text().splitlines()[0])
    with (grown.folders["police"] / "heads.jsonl").open("a") as file:
        file.write(json.dumps(line | {"cosignature": "00" * 64}) + "\n")
    assert any("of no witness with a key" in each for each in grown.check().findings)


def test_an_erased_aside_is_no_finding(grown):
    with as_role("worker"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_aside")
    check = grown.check()
    assert check.findings == []
    assert check.figures["asides"] == 0


def test_an_entry_that_comes_late_under_an_early_date_is_counted(grown):
    note(at=datetime.now(UTC) - timedelta(days=30))
    grown.seal()
    check = grown.check()
    assert check.findings == []
    assert check.early == 1 + grown_early(grown)


def grown_early(grown) -> int:
    """The yard's own entries are dated by hand: those that did not go under the first head."""
    first = grown.outside()[0].size
    return grown.outside()[-1].size - first


def test_a_restored_old_backup_is_found_and_no_witness_follows_it(grown):
    def copy(source, target):
        connection.close()
        with grown.server.connect("postgres", "postgres") as link:
            link.execute(f"CREATE DATABASE {target} TEMPLATE {source} OWNER lawburrows_owner")

    for each in grown.sessions:
        each.disconnect()
    backup = f"{grown.name}_backup"
    copy(grown.name, backup)
    try:
        grown.grow(4)
        assert grown.check().findings == []
        connection.close()
        connection.settings_dict["NAME"] = backup
        note()
        with pytest.raises(sealer.Overtaken):  # the sealer that was at work sees it at once
            grown.seal()
        assert any("cut off" in each for each in grown.check().findings)
        before = [each.last for each in grown.witnesses]
        assert grown.cosign() == 0
        for _ in range(9):  # a new sealer grows the old tree past what was witnessed
            note()
        grown.sealer = None
        grown.seal()
        assert grown.cosign() == 0
        assert [each.last for each in grown.witnesses] == before
        for folder in grown.folders.values():
            first, second = (folder / "alarm.txt").read_text().splitlines()
            assert "went back" in first
            assert "does not continue" in second
        assert any("rewritten" in each for each in grown.check().findings)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = grown.name
        with grown.server.connect("postgres", "postgres") as link:
            link.execute(f"DROP DATABASE IF EXISTS {backup} WITH (FORCE)")


def test_two_heads_of_one_size_are_found(grown, tmp_path):
    last = grown.outside()[-1]
    fork = SignedHead(last.size, tree.leaf_hash(b"another history"), last.at, last.key_id)
    fork = SignedHead(fork.size, fork.root, fork.at, fork.key_id, signing_key(grown.key).sign(fork.text))
    assert grown.witnesses[0].consider(fork, lambda *_: [], datetime.now(UTC)) is None
    assert "two heads of one size" in (grown.folders["police"] / "alarm.txt").read_text().replace(
        f"size {last.size}", "one size"
    )
    with (grown.folders["council"] / "heads.jsonl").open("a") as file:
        file.write(json.dumps(fork.plain()) + "\n")
    assert any("rewritten" in each for each in grown.check().findings)


def test_a_head_that_the_sealer_never_signed_is_found(grown):
    last = grown.outside()[-1]
    with (grown.folders["council"] / "heads.jsonl").open("a") as file:
        file.write(json.dumps(SignedHead(last.size, last.root, last.at, last.key_id, b"x" * 64).plain()) + "\n")
    assert any("false signature" in each for each in grown.check().findings)


def test_the_sum_is_taken_of_the_words_that_were_said(grown):
    entry = note(aside="saw him at the school")
    with connection.cursor() as cursor:
        cursor.execute("SELECT salt, text FROM audit_aside WHERE entry_id = %s", [entry.id])
        salt, text = cursor.fetchone()
    assert trail.commitment(bytes(salt), text) == entry.digest
