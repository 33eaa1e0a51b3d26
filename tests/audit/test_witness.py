import json
import threading
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from lawburrows.audit import stored, tree, witness
from lawburrows.audit.keys import public_file, signing_key
from lawburrows.audit.models import Cosignature
from lawburrows.audit.tree import SignedHead, key_id
from lawburrows.audit.verify import read_kept
from tests.audit.yard import Yard, note, until

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LEAVES = [tree.leaf_hash(bytes([number])) for number in range(20)]
SUBTREE = tree.subtree_of(LEAVES)


def proof(old, new):
    return tree.consistency_path(old, new, SUBTREE)


@pytest.fixture
def key(tmp_path):
    return signing_key(tmp_path / "sealer.pem")


@pytest.fixture
def police(tmp_path, key):
    made = witness.Witness("police", tmp_path / "police")
    made.trust(public_file(tmp_path / "sealer.pem"))
    return made


def head(key, size, *, at="2026-11-22T11:00:00.000000Z", root=None):
    unsigned = SignedHead(size, root or tree.root(size, SUBTREE), at, key_id(key.public_key()))
    return SignedHead(size, unsigned.root, at, unsigned.key_id, key.sign(unsigned.text))


def alarms(made):
    file = made.folder / "alarm.txt"
    return file.read_text().splitlines() if file.exists() else []


def test_cosigns_heads_that_continue_and_keeps_them(police, key):
    for size in (3, 3, 8, 20):
        at, signature = police.consider(head(key, size), proof, NOW)
        police.key.public_key().verify(signature, head(key, size).cosigned_text(at))
    kept = read_kept(police.heads.read_bytes().splitlines())
    assert [each.head.size for each in kept] == [3, 8, 20]
    assert alarms(police) == []


def test_goes_on_from_what_it_kept(police, key, tmp_path):
    police.consider(head(key, 8), proof, NOW)
    again = witness.Witness("police", tmp_path / "police")
    assert again.last == head(key, 8)
    assert again.consider(head(key, 7), proof, NOW) is None


def test_a_line_cut_short_by_a_crash_was_never_cosigned(police, key, tmp_path):
    police.consider(head(key, 8), proof, NOW)
    whole = police.heads.read_bytes()
    police.heads.write_bytes(whole + b'{"size": 9, "ro')
    again = witness.Witness("police", tmp_path / "police")
    assert again.last == head(key, 8) == again.unsaid.head
    assert police.heads.read_bytes() == whole


def no_proof(old, new):
    raise stored.NotSealed


@pytest.mark.parametrize(
    ("next_one", "given", "words"),
    [
        ({"size": 5}, proof, "went back from 8 entries to 5"),
        ({"size": 8, "root": LEAVES[0]}, proof, "two heads of size 8"),
        ({"size": 12, "root": LEAVES[0]}, proof, "does not continue"),
        ({"size": 12}, lambda old, new: [], "does not continue"),
        ({"size": 12}, no_proof, "gives no proof"),
        ({"size": 12, "at": "2026-11-22T10:59:59.000000Z"}, proof, "is dated"),
    ],
)
def test_refuses_loudly_and_once(police, key, next_one, given, words):
    police.consider(head(key, 8), proof, NOW)
    for _ in range(3):
        assert police.consider(head(key, **next_one), given, NOW) is None
    [alarm] = alarms(police)
    assert words in alarm
    assert police.last == head(key, 8)
    assert police.consider(head(key, 9), proof, NOW)


def test_refuses_a_head_of_a_key_that_it_does_not_trust(police, tmp_path):
    other = signing_key(tmp_path / "other.pem")
    assert police.consider(head(other, 3), proof, NOW) is None
    police.trust(public_file(tmp_path / "other.pem"))  # only the first key is taken without a hand
    assert police.consider(head(other, 3), proof, NOW) is None
    assert "not signed by a key" in alarms(police)[0]


def test_looks_at_the_newest_head_and_says_so_in_the_database(yard: Yard):
    assert yard.cosign() == 0
    yard.grow(3)
    assert yard.cosign() == 0
    assert Cosignature.objects.filter(size=3).count() == 3
    yard.grow(300)
    assert Cosignature.objects.filter(size=303).count() == 3


def test_a_cosignature_lost_with_the_connection_is_given_again(yard: Yard):
    note()
    yard.seal()
    yard.cosign()
    with yard.attacker() as link:
        link.execute("DELETE FROM audit_cosignature WHERE witness = 'police'")
    assert yard.cosign() == 1


def test_what_was_kept_and_never_arrived_is_given_when_the_witness_starts_again(yard: Yard):
    yard.grow(3)
    with yard.attacker() as link:
        link.execute("DELETE FROM audit_cosignature WHERE witness = 'police'")  # as if it had ended before it said so
    yard.witnesses = []
    note()
    yard.seal()
    assert yard.cosign() == 3
    assert list(Cosignature.objects.filter(witness="police").order_by("size").values_list("size", flat=True)) == [3, 4]
    assert yard.check().findings == []


def test_a_witness_says_nothing_again_of_a_head_that_the_trail_does_not_have(yard: Yard):
    yard.grow(3)
    with yard.attacker() as link:
        link.execute("TRUNCATE audit_cosignature")
        link.execute("UPDATE audit_head SET root = sha256(root)")
    yard.witnesses = []
    assert yard.cosign() == 0
    assert not Cosignature.objects.exists()


def test_a_kept_head_without_a_cosignature_is_gone_on_from_and_nothing_is_said_for_it(yard: Yard):
    yard.grow(3)
    last = yard.outside()[-1]
    (yard.folders["police"] / "heads.jsonl").write_text(json.dumps(last.plain()) + "\n")
    with yard.attacker() as link:
        link.execute("DELETE FROM audit_cosignature WHERE witness = 'police'")
    yard.witnesses = []
    assert yard.cosign() == 1  # the newest head is cosigned afresh
    assert yard.check().findings == []


def test_a_trail_that_is_emptied_is_noticed(yard: Yard):
    yard.grow(2)
    with yard.attacker() as link:
        link.execute("TRUNCATE audit_head")
    assert yard.cosign() == 0
    assert "to none" in (yard.folders["police"] / "alarm.txt").read_text()


def test_a_head_counts_when_enough_have_cosigned_it(yard: Yard):
    entries = yard.grow(3)
    assert witness.witnessed(3).size == 3
    assert witness.witnessed(4) is None
    assert witness.wait_until_witnessed(entries[0], 0).size == 3
    with yard.attacker() as link:
        link.execute("DELETE FROM audit_cosignature WHERE witness = 'police'")
        assert witness.witnessed(3).size == 3
        link.execute("UPDATE audit_cosignature SET signature = sha512(signature) WHERE witness = 'council'")
    assert witness.witnessed(3) is None


def test_a_witness_that_nobody_named_does_not_count(yard: Yard, settings):
    yard.grow(1)
    settings.WITNESSES = settings.WITNESSES[:1]
    assert witness.witnessed(1) is None
    assert list(witness.witness_keys()) == ["police"]


def test_who_waits_gets_the_head_or_gives_up(yard: Yard):
    entry = note()
    with pytest.raises(witness.NotWitnessed, match="no witnessed head"):
        witness.wait_until_witnessed(entry, 0)
    waiting = yard.session()
    future = waiting._thread.submit(witness.wait_until_witnessed, entry.id, 20)
    yard.seal()
    yard.cosign()
    assert future.result(20).size == 1
    with pytest.raises(witness.NotWitnessed):
        witness.wait_until_witnessed(uuid.uuid4(), 0.1)


def test_runs_until_told_to_stop(yard: Yard, caplog):
    stop, session = threading.Event(), yard.session()
    made = witness.named()
    session.do(lambda: connection.cursor().execute("SET ROLE lawburrows_sealer"))
    running = session._thread.submit(witness.run, made, witness.sealer_public_file(), stop)
    note()
    yard.seal()
    until(lambda: witness.witnessed(1))
    with yard.server.connect("postgres", yard.name) as link:
        link.execute("REVOKE SELECT ON audit_head FROM lawburrows_sealer")
        until(lambda: "could not read" in caplog.text)
    stop.set()
    running.result(20)


def test_a_day_passes_and_the_time_of_a_cosignature_is_its_own(police, key):
    first, _ = police.consider(head(key, 3), proof, NOW)
    second, _ = police.consider(head(key, 3), proof, NOW + timedelta(days=1))
    assert first < second


def test_a_look_counts_only_the_witnesses_that_cosigned(yard, tmp_path):
    yard.grow()
    signing_key(tmp_path / "other.pem")
    stranger = public_file(tmp_path / "other.pem").read_bytes()
    (yard.folders["prisons"] / "trusted.pem").write_bytes(stranger)
    note()
    yard.seal()
    assert yard.cosign() == 2
    assert "not signed by a key that is trusted here" in (yard.folders["prisons"] / "alarm.txt").read_text()
