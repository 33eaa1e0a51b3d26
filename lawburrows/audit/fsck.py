"""The trail as it lies in the database, read in the tree's order: for checking it whole, and for exporting it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, BinaryIO

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import connection, transaction

from lawburrows.audit import stored
from lawburrows.audit.models import Cosignature, Entry, Head, Leaf, Node
from lawburrows.audit.trail import commitment, instant, plain
from lawburrows.audit.tree import ORIGIN, Kept, SignedHead
from lawburrows.audit.verify import Check

CHUNK = 5000
COLUMNS = tuple(str(each.column) for each in Entry._meta.concrete_fields)

ENTRIES = f"""
SELECT l.index, l.leaf, {", ".join(f"e.{column}" for column in COLUMNS)}
FROM audit_leaf l LEFT JOIN audit_entry e ON e.id = l.entry_id
WHERE l.index >= %s AND l.index < %s ORDER BY l.index
"""
LOST = """
SELECT e.id FROM audit_entry e
WHERE NOT EXISTS (SELECT FROM audit_leaf l WHERE l.entry_id = e.id)
  AND NOT EXISTS (SELECT FROM audit_unsealed u WHERE u.entry_id = e.id)
"""
QUEUED_WRONGLY = """
SELECT u.entry_id FROM audit_unsealed u LEFT JOIN audit_entry e ON e.id = u.entry_id
WHERE e.id IS NULL OR e.leaf <> u.leaf OR EXISTS (SELECT FROM audit_leaf l WHERE l.entry_id = u.entry_id)
"""
UNMENTIONED = """
SELECT coalesce(e.id, m.entry_id)
FROM (SELECT id, at, verb, unnest(records) AS record_id FROM audit_entry) e
FULL JOIN audit_mention m ON m.entry_id = e.id AND m.record_id = e.record_id AND m.at = e.at AND m.verb = e.verb
WHERE e.id IS NULL OR m.entry_id IS NULL
"""
ASIDES = """
SELECT a.entry_id, a.salt, a.text, e.digest FROM audit_aside a LEFT JOIN audit_entry e ON e.id = a.entry_id
"""


def _snapshot() -> None:
    """From here on this transaction sees one moment, while others go on writing."""
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def _leaves() -> Iterator[tuple[int, bytes, dict[str, object] | None]]:
    start = 0
    with connection.cursor() as cursor:
        while True:
            cursor.execute(ENTRIES, [start, start + CHUNK])
            rows = cursor.fetchall()
            if not rows:
                following = Leaf.objects.filter(index__gte=start).order_by("index").first()
                if following is None:
                    return
                start = following.index
                continue
            for index, leaf, *values in rows:
                entry = None if values[0] is None else dict(zip(COLUMNS, values, strict=True))
                yield index, bytes(leaf), entry
            start += CHUNK


def _heads() -> Iterator[tuple[SignedHead, list[Cosignature]]]:
    after = 0
    while heads := list(Head.objects.filter(size__gt=after).order_by("size")[:CHUNK]):
        cosigned: dict[int, list[Cosignature]] = {}
        for each in Cosignature.objects.filter(size__gt=after, size__lte=heads[-1].size).order_by("size", "witness"):
            cosigned.setdefault(each.size, []).append(each)
        for head in heads:
            yield stored.signed_head(head), cosigned.pop(head.size, [])
        after = heads[-1].size


def _in_order() -> Iterator[tuple[str, Any]]:
    """Entries, each followed by the head that sealed it and by that head's cosignatures."""
    leaves = _leaves()
    ahead = next(leaves, None)
    for head, cosigned in _heads():
        while ahead is not None and ahead[0] < head.size:
            yield "entry", ahead
            ahead = next(leaves, None)
        yield "head", (head,)
        for each in cosigned:
            yield "cosignature", (each.size, each.witness, instant(each.at), bytes(each.signature))
    while ahead is not None:
        yield "entry", ahead
        ahead = next(leaves, None)


def check_database(
    keys: Mapping[str, Ed25519PublicKey],
    witness_keys: Mapping[str, Ed25519PublicKey] | None,
    outside: Iterable[Kept],
) -> Check:
    """Check every row of the trail, from one moment; read what the witnesses kept before calling."""
    check = Check(keys, witness_keys, outside, made=instant(datetime.now(UTC)))
    with transaction.atomic(durable=True):
        _snapshot()
        for kind, row in _in_order():
            if kind == "entry":
                index, leaf, entry = row
                check.entry(
                    index, plain(entry) if entry else None, leaf, own_leaf=bytes(entry["leaf"]) if entry else None
                )
            elif kind == "head":
                check.sealed(*row)
            else:
                check.cosigned(*row)
        check.end(check.frontier.size)
        _beside_the_tree(check)
    check.finish()
    return check


def _beside_the_tree(check: Check) -> None:
    kept = {(each.height, each.index): bytes(each.hash) for each in Node.objects.iterator(CHUNK)}
    for height, index in sorted({place for place, _ in kept.items() ^ check.nodes.items()}):
        check.say(f"the stored node {index} at height {height} is not the tree's")
    with connection.cursor() as cursor:
        for query, what in (
            (LOST, "entry {} has no place in the tree and does not wait for one"),
            (QUEUED_WRONGLY, "the queue holds {}, which is no entry that waits for its seal"),
            (UNMENTIONED, "entry {} is not found under the records that it is about"),
        ):
            cursor.execute(query)
            for [entry_id] in cursor.fetchall():
                check.say(what.format(entry_id))
        cursor.execute(
            "SELECT count(*) FROM audit_cosignature c LEFT JOIN audit_head h USING (size) WHERE h.size IS NULL"
        )
        if stray := cursor.fetchone()[0]:
            check.say(f"{stray} cosignatures are of heads that are not in the trail")
        cursor.execute("SELECT count(*) FROM audit_unsealed")
        check.figures["unsealed"] = cursor.fetchone()[0]
        cursor.execute(ASIDES)
        asides = 0
        while rows := cursor.fetchmany(CHUNK):
            asides += len(rows)
            for entry_id, salt, text, digest in rows:
                if digest is None or bytes(digest) != commitment(bytes(salt), text):
                    check.say(f"the words beside entry {entry_id} are not those that it commits to")
        check.figures["asides"] = asides


def export(file: BinaryIO) -> tuple[int, list[int]]:
    """Write the whole trail, a line a thing, as `verify.check_lines` reads it: how many entries, and which are missing.

    A missing entry is written as a gap, because the gap is evidence; whoever calls must say so aloud.
    """

    def line(kind: str, **named: object) -> None:
        file.write(json.dumps({"kind": kind, **named}, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")

    size, missing = 0, []
    with transaction.atomic(durable=True):
        _snapshot()
        line("trail", version=1, origin=ORIGIN, made=instant(datetime.now(UTC)))
        for kind, row in _in_order():
            if kind == "entry":
                index, leaf, entry = row
                line(kind, index=index, leaf=leaf.hex(), entry=plain(entry) if entry else None)
                size += 1
                if entry is None:
                    missing.append(index)
            elif kind == "head":
                line(kind, **row[0].plain())
            else:
                size_of, witness, at, signature = row
                line(kind, size=size_of, witness=witness, at=at, signature=signature.hex())
        line("end", size=size)
    return size, missing
