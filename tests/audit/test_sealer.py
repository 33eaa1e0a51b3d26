import random
import threading
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.db import connection

from lawburrows.audit import queries, sealer, stored, tree
from lawburrows.audit.keys import UnsafeKey, public_keys, signing_key
from lawburrows.audit.models import Head, Leaf, Node, Unsealed
from tests.audit.yard import Session, Yard, note, stored_size, until
from tests.conftest import as_role


def test_seals_what_is_committed(yard: Yard):
    entries = {note().id for _ in range(7)}
    assert queries.lag() > 0
    assert yard.seal() == 7
    assert queries.lag() == 0
    assert set(Leaf.objects.values_list("entry_id", flat=True)) == entries
    assert list(Leaf.objects.order_by("index").values_list("index", flat=True)) == list(range(7))
    head = stored.newest_head()
    assert head.size == 7
    assert head.signed_by(public_keys(yard.key))
    leaves = [bytes(leaf) for leaf in Leaf.objects.order_by("index").values_list("leaf", flat=True)]
    assert head.root == tree.root(7, tree.subtree_of(leaves))


def test_makes_no_head_when_nothing_grew(yard: Yard):
    assert yard.seal() == 0
    note()
    assert yard.seal() == 1
    assert yard.seal() == 0
    assert Head.objects.count() == 1


def test_an_open_transaction_stops_nobody_but_itself(yard: Yard):
    slow = yard.session()
    slow.begin()
    late = slow.do(note)
    early = note()
    assert yard.seal() == 1
    assert Leaf.objects.get().entry_id == early.id
    slow.commit()
    assert yard.seal() == 1
    assert Leaf.objects.get(index=1).entry_id == late.id


def test_what_is_rolled_back_leaves_nothing(yard: Yard):
    session = yard.session()
    session.begin()
    session.do(note, aside="never mind")
    session.rollback()
    assert yard.seal() == 0
    for table in ("entry", "mention", "aside", "unsealed", "leaf"):
        with as_role("owner"), connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM audit_{table}")
            assert cursor.fetchone() == (0,)


def test_many_batches_and_restarts_grow_one_tree(yard: Yard):
    dice, size = random.Random(1), 0
    for _ in range(12):
        size += len([note() for _ in range(dice.randint(1, 90))])
        while yard.seal(most=dice.randint(1, 60)):
            pass
        yard.sealer = None
    assert stored_size() == size > 256
    leaves = [bytes(leaf) for leaf in Leaf.objects.order_by("index").values_list("leaf", flat=True)]
    subtree = tree.subtree_of(leaves)
    assert Node.objects.count() == size // 256
    for head in map(stored.signed_head, Head.objects.all()):
        assert head.root == tree.root(head.size, subtree)
    for old in range(1, size, 37):
        assert stored.consistency(old, size) == tree.consistency_path(old, size, subtree)
    assert yard.check().findings == []


def test_a_batch_that_fails_is_sealed_later(yard: Yard):
    note()
    yard.seal()
    note()
    times = iter([datetime.now(UTC) - timedelta(hours=1), datetime.now(UTC)])
    yard.sealer.clock = lambda: next(times)
    with pytest.raises(sealer.ClockWentBack):
        yard.seal()
    assert Unsealed.objects.count() == 1
    assert yard.seal() == 1
    assert yard.check().findings == []


def test_a_sealer_whose_tree_was_grown_by_another_seals_nothing(yard: Yard):
    note()
    yard.seal()
    first, yard.sealer = yard.sealer, None
    note()
    yard.seal()
    note()
    yard.sealer = first
    with pytest.raises(sealer.Overtaken):
        yard.seal()
    assert stored_size() == 2


def in_a_thread(yard: Yard, stop: threading.Event) -> Session:
    session = yard.session()
    session.do(lambda: connection.cursor().execute("SET ROLE lawburrows_sealer"))
    session.running = session._thread.submit(sealer.run, yard.key, stop)
    return session


def test_runs_until_told_to_stop_and_only_one_at_a_time(yard: Yard, caplog, monkeypatch):
    looked, look = [], sealer.take_lock
    monkeypatch.setattr(sealer, "take_lock", lambda: looked.append(1) or look())
    stops = [threading.Event(), threading.Event()]
    first = in_a_thread(yard, stops[0])
    note()
    until(lambda: stored_size() == 1)
    second = in_a_thread(yard, stops[1])
    until(lambda: len(looked) > 3)
    assert caplog.text.count("this one waits") == 1
    stops[0].set()
    first.running.result(20)
    note()
    until(lambda: stored_size() == 2)
    stops[1].set()
    second.running.result(20)
    assert yard.check().findings == []


def test_begins_again_when_its_connection_is_lost(yard: Yard, caplog):
    stop = threading.Event()
    running = in_a_thread(yard, stop)
    note()
    until(lambda: stored_size() == 1)
    with yard.server.connect("postgres", yard.name) as link:
        # In these tests a new connection is the worker's: here it may do what the sealer may.
        link.execute("GRANT DELETE ON audit_unsealed TO lawburrows_worker")
        link.execute("GRANT INSERT ON audit_leaf, audit_node, audit_head TO lawburrows_worker")
        link.execute(
            # in this database alone: beside it other tests hold locks in theirs
            "SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_database d ON d.oid = l.database "
            "WHERE l.locktype = 'advisory' AND d.datname = current_database()"
        )
    until(lambda: "begins again" in caplog.text)
    note()
    until(lambda: stored_size() == 2)
    stop.set()
    running.running.result(20)
    assert yard.check().findings == []


def test_its_key_is_its_owners_alone(tmp_path):
    file = tmp_path / "sealer" / "key.pem"
    made = signing_key(file)
    assert file.stat().st_mode & 0o777 == 0o600
    assert signing_key(file).private_bytes_raw() == made.private_bytes_raw()
    assert len(public_keys(file)) == 1
    file.chmod(0o644)
    with pytest.raises(UnsafeKey, match="chmod 600"):
        signing_key(file)


def test_a_new_key_keeps_the_old_public_one(yard: Yard):
    note()
    yard.seal()
    yard.key.unlink()
    yard.sealer = None
    note()
    yard.seal()
    assert len(public_keys(yard.key)) == 2
    assert yard.check().findings == []


def test_only_an_ed25519_key_signs(tmp_path):
    file = tmp_path / "key.pem"
    key = generate_private_key(SECP256R1())
    file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    file.chmod(0o600)
    with pytest.raises(UnsafeKey, match="no Ed25519"):
        signing_key(file)
