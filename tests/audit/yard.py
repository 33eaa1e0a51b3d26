"""A trail to work on: writers in sessions of their own, a sealer, three witnesses, a checker and an attacker."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

from django.db import connection, transaction

from lawburrows.audit import fsck, sealer, stored, trail, tree, verify, witness
from lawburrows.audit.act import Act, Verb
from lawburrows.audit.keys import public_keys, signing_key
from lawburrows.audit.tree import Kept, SignedHead
from lawburrows.audit.verify import read_kept
from tests.logins import as_role

SEEN = Act("yard.seen", "looked at a record", Verb.CONSULT)
CHANGED = Act("yard.changed", "changed a record", Verb.ALTER)
SOUGHT = Act("yard.sought", "searched", Verb.SEARCH)
TURNED_AWAY = Act("yard.turned_away", "was refused", Verb.REFUSE)
BY = trail.System("yard", audit_agency="Police Scotland")
ON = date(2026, 11, 22)
TABLES = ("entry", "mention", "leaf", "node", "head", "cosignature", "unsealed", "aside")


def until(true: Callable[[], object], patience: float = 20.0) -> None:
    """Look again until it is so; fails after a while."""
    ends = time.monotonic() + patience
    while not true():
        assert time.monotonic() < ends, "it did not come about"
        time.sleep(0.01)


class Session:  # `connection` is another one in each thread, so it is looked up there
    """Another connection, in a thread of its own, which can keep a transaction open."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1)

    def do(self, work: Callable, *words, **named):
        return self._thread.submit(work, *words, **named).result(20)

    def begin(self) -> None:
        self.do(transaction.set_autocommit, False)

    def commit(self) -> None:
        self.do(lambda: connection.commit())

    def rollback(self) -> None:
        self.do(lambda: connection.rollback())

    def disconnect(self) -> None:
        self.do(lambda: connection.close())

    def close(self) -> None:
        self.disconnect()
        self._thread.shutdown()


def note(act: Act = SEEN, **named) -> trail.Entry:
    about = named.pop("records", [uuid.uuid4()])
    return trail.record(act, by=named.pop("by", BY), on=ON, records=about, **named)


class Yard:
    def __init__(self, server, name: str, folder: Path, names=("police", "council", "prisons")) -> None:
        self.server, self.name = server, name
        self.key = folder / "sealer" / "key.pem"
        self.folders = {each: folder / "witnesses" / each for each in names}
        self.sealer: sealer.Sealer | None = None
        self.witnesses: list[witness.Witness] = []
        self.sessions: list[Session] = []

    def session(self) -> Session:
        self.sessions.append(Session())
        return self.sessions[-1]

    def seal(self, most: int = sealer.BATCH) -> int:
        with as_role("sealer"):
            self.sealer = self.sealer or sealer.Sealer(self.key)
            return self.sealer.seal(most)

    def cosign(self) -> int:
        if not self.witnesses:
            self.witnesses = [witness.Witness(name, folder) for name, folder in self.folders.items()]
        with as_role("sealer"):
            for each in self.witnesses:
                each.trust(self.key.with_suffix(".pub.pem"))
            return witness.look(self.witnesses, datetime.now(UTC))

    def grow(self, number: int = 5) -> list[trail.Entry]:
        """Entries that are written, sealed and witnessed."""
        entries = [note() for _ in range(number)]
        self.seal()
        self.cosign()
        return entries

    def kept(self) -> list[Kept]:
        files = [folder / "heads.jsonl" for folder in self.folders.values()]
        return [kept for file in files if file.exists() for kept in read_kept(file.read_bytes().splitlines())]

    def outside(self) -> list[SignedHead]:
        return [kept.head for kept in self.kept()]

    def check(self, *, outside: bool = True) -> verify.Check:
        keys = {
            name: next(iter(public_keys(folder / "key.pem").values()))
            for name, folder in self.folders.items()
            if (folder / "key.pem").exists()
        }
        with as_role("worker"):
            return fsck.check_database(public_keys(self.key), keys if outside else None, self.kept() if outside else ())

    def attacker(self):
        """A superuser who has switched off the triggers."""
        link = self.server.connect("postgres", self.name)
        for table in TABLES:
            link.execute(f"ALTER TABLE audit_{table} DISABLE TRIGGER ALL")
        return link

    def close(self) -> None:
        for each in self.sessions:
            each.close()


def rewrite(link, key: Path | None = None) -> None:
    """What an attacker does afterwards: every hash again, and with a stolen key every signature again."""
    names = ", ".join(fsck.COLUMNS)
    rows = {
        row[0]: dict(zip(fsck.COLUMNS, row, strict=True))
        for row in link.execute(f"SELECT {names} FROM audit_entry").fetchall()
    }
    order = [row for [row] in link.execute("SELECT entry_id FROM audit_leaf ORDER BY index").fetchall() if row in rows]
    for extra in [each for each in rows if each not in order]:
        order.insert(next(at for at, each in enumerate(order) if rows[each]["at"] > rows[extra]["at"]), extra)
    heads = link.execute("SELECT size, root, at, key_id, signature FROM audit_head ORDER BY size").fetchall()
    link.execute("TRUNCATE audit_leaf, audit_node, audit_head, audit_mention, audit_unsealed, audit_cosignature")
    grown, sizes = tree.Frontier(), {*(head[0] for head in heads[:-1]), len(order)}
    for index, entry in enumerate(order):
        leaf = tree.leaf_hash(verify.canonical(trail.plain(rows[entry])))
        link.execute("UPDATE audit_entry SET leaf = %s WHERE id = %s", [leaf, entry])
        link.execute("INSERT INTO audit_leaf VALUES (%s, %s, %s)", [index, entry, leaf])
        link.execute(
            "INSERT INTO audit_mention (record_id, at, entry_id, verb) "
            "SELECT unnest(records), at, id, verb FROM audit_entry WHERE id = %s",
            [entry],
        )
        for node in grown.append(leaf):
            link.execute("INSERT INTO audit_node (height, index, hash) VALUES (%s, %s, %s)", node)
        if grown.size in sizes:
            old = next((head for head in heads if head[0] >= grown.size), heads[-1])
            head = SignedHead(grown.size, grown.root(), trail.instant(old[2]), old[3], old[4])
            signature = signing_key(key).sign(head.text) if key else head.signature
            link.execute(
                "INSERT INTO audit_head (size, root, at, key_id, signature) VALUES (%s, %s, %s, %s, %s)",
                [head.size, head.root, head.at, head.key_id, signature],
            )


def stored_size() -> int:
    head = stored.newest_head()
    return head.size if head else 0


def witnesses(yard: Yard) -> list[str]:
    """How an auditor names every witness and its key."""
    return [word for name, at in yard.folders.items() for word in ("--witness", f"{name}={at / 'key.pub.pem'}")]


def note_of(exported: Path) -> str:
    """The entry in place 7 of an export."""
    return next(json.loads(line)["entry"]["id"] for line in exported.read_bytes().splitlines() if b'"index":7' in line)
