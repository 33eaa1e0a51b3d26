"""The sealer: gives what is committed its place in the tree, and signs the new head.

It takes what stands in the queue and waits for no running transaction. One at a time, by an advisory lock; the next
one starts from the stored tree.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from django.db import Error, connection, transaction

from lawburrows.audit import stored
from lawburrows.audit.keys import signing_key
from lawburrows.audit.trail import instant
from lawburrows.audit.tree import Frontier, SignedHead, key_id

LOCK = 0x4C_41_57_42  # one sealer in the database
PAUSE = 0.2  # seconds between two looks at an empty queue
BATCH = 5000
log = logging.getLogger(__name__)

TAKE = """
DELETE FROM audit_unsealed WHERE ctid = ANY(ARRAY(SELECT ctid FROM audit_unsealed LIMIT %s)) RETURNING entry_id, leaf
"""
PLACE = """
INSERT INTO audit_leaf (index, entry_id, leaf)
SELECT %s + place - 1, entry_id, leaf FROM unnest(%s::uuid[], %s::bytea[]) WITH ORDINALITY AS t (entry_id, leaf, place)
"""
KEEP = """
INSERT INTO audit_node (height, index, hash) SELECT * FROM unnest(%s::smallint[], %s::bigint[], %s::bytea[])
"""
SIGN = "INSERT INTO audit_head (size, root, at, key_id, signature) VALUES (%s, %s, %s, %s, %s)"


class ClockWentBack(RuntimeError):
    """The clock is behind the last head; no head is signed until it has caught up."""


class Overtaken(RuntimeError):
    """The stored tree is not the one that this sealer grew."""


def _now() -> datetime:
    return datetime.now(UTC)


class Sealer:
    """Holds the frontier of the tree between one batch and the next."""

    def __init__(self, key: Path, *, clock: Callable[[], datetime] = _now) -> None:
        self.key = signing_key(key)
        self.key_id = key_id(self.key.public_key())
        self.clock = clock
        self.head = stored.newest_head()
        self.frontier = stored.frontier(self.head.size if self.head else 0)

    def seal(self, most: int = BATCH) -> int:
        """Seal up to `most` entries under one new head; how many there were."""
        grown = self.frontier.copy()
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(TAKE, [most])
            taken = cursor.fetchall()
            if not taken:
                return 0
            if stored.newest_head() != self.head:
                raise Overtaken("another sealer was at work, or the database is another")
            nodes = [node for _, leaf in taken for node in grown.append(bytes(leaf))]
            head = self._sign(grown)
            cursor.execute(PLACE, [self.frontier.size, [row[0] for row in taken], [bytes(row[1]) for row in taken]])
            if nodes:
                cursor.execute(KEEP, [list(column) for column in zip(*nodes, strict=True)])
            cursor.execute(SIGN, [head.size, head.root, head.at, head.key_id, head.signature])
        self.frontier, self.head = grown, head
        return len(taken)

    def _sign(self, grown: Frontier) -> SignedHead:
        at = instant(self.clock())
        if self.head is not None and at < self.head.at:
            raise ClockWentBack(f"the clock says {at}, the last head {self.head.at}")
        unsigned = SignedHead(grown.size, grown.root(), at, self.key_id)
        return SignedHead(grown.size, unsigned.root, at, self.key_id, self.key.sign(unsigned.text))


def take_lock() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        return bool(cursor.fetchone()[0])


def run(key: Path, stop: Event) -> None:
    """Seal until told to stop; a second sealer waits here for the first to end."""
    waiting = False
    while not stop.is_set():
        try:
            if take_lock():
                waiting = False
                _seal_while_held(Sealer(key), stop)
            elif not waiting:
                waiting = True
                log.warning("another sealer is at work; this one waits")
        except (Error, Overtaken, ClockWentBack, stored.NotSealed):
            log.exception("sealing stopped; it begins again from the stored tree")
            connection.close()  # and with it the lock
        stop.wait(PAUSE)
    connection.close()


def _seal_while_held(sealer: Sealer, stop: Event) -> None:
    while not stop.is_set():
        if not sealer.seal():
            stop.wait(PAUSE)
