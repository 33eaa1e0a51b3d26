"""Witnesses: each agency keeps the last head it saw, and cosigns only a head that continues it.

A witness needs a head, a proof and its own folder; it never trusts the database. Once it has cosigned, nobody can
rewrite what that head covers without being found by whoever holds the folder's `heads.jsonl`.
"""

from __future__ import annotations

import json
import logging
import os
import time
import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.conf import settings
from django.db import Error, connection

from lawburrows.audit import stored, tree
from lawburrows.audit.keys import public_file, public_keys, signing_key
from lawburrows.audit.models import Cosignature, Entry, Head, Leaf
from lawburrows.audit.trail import instant
from lawburrows.audit.tree import Kept, SignedHead, read_keys, signed
from lawburrows.audit.verify import read_kept

PAUSE = 0.2
LOOK_AGAIN = 0.05  # seconds, for whoever waits for a witnessed head
log = logging.getLogger(__name__)
Proof = Callable[[int, int], Sequence[bytes]]


class NotWitnessed(TimeoutError):
    """Too few witnesses have cosigned a head with this entry: nothing may be released yet."""


class Witness:
    """One agency's witness, in its own folder: key.pem, trusted.pem, heads.jsonl and, if need be, alarm.txt."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.folder = folder
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.key = signing_key(folder / "key.pem")
        self.heads = folder / "heads.jsonl"
        self.unsaid = last_kept(self.heads)  # what the trail may lack, if this process or its connection broke off
        self.last = self.unsaid.head if self.unsaid else None
        self._alarm = ""

    def trusted(self) -> dict[str, Ed25519PublicKey]:
        """The sealer's keys that this agency accepts; a new one is added by hand."""
        file = self.folder / "trusted.pem"
        return read_keys(file.read_bytes()) if file.exists() else {}

    def trust(self, keys: Path) -> None:
        """Take the sealer's key as it is found the first time."""
        mine = self.folder / "trusted.pem"
        if not mine.exists() and keys.exists():
            mine.write_bytes(keys.read_bytes())

    def consider(self, head: SignedHead, proof: Proof, now: datetime) -> tuple[str, bytes] | None:
        """The cosignature of a head, as (time, signature), if it continues what this witness saw; else an alarm."""
        if wrong := self._wrong(head, proof):
            self.alarm(wrong, now)
            return None
        at = instant(now)
        signature = self.key.sign(head.cosigned_text(at))
        if head != self.last:
            line = json.dumps(head.plain() | {"cosigned_at": at, "cosignature": signature.hex()})
            with self.heads.open("ab") as file:
                file.write(line.encode() + b"\n")
                file.flush()
                os.fsync(file.fileno())
            self.last, self.unsaid = head, Kept(head, at, signature)
        return at, signature

    def _wrong(self, head: SignedHead, proof: Proof) -> str:
        last = self.last
        if not head.signed_by(self.trusted()):
            return f"the head of size {head.size} is not signed by a key that is trusted here"
        if last is None:
            return ""
        if head.size < last.size:
            return f"the trail went back from {last.size} entries to {head.size}"
        if head.at < last.at:
            return f"the head of size {head.size} is dated {head.at}, before {last.at}"
        if head.size == last.size:
            return "" if head.root == last.root else f"there are two heads of size {head.size}"
        try:
            path = proof(last.size, head.size)
        except stored.NotSealed:
            return f"the stored tree gives no proof from {last.size} to {head.size} entries"
        if not tree.extends(last.size, head.size, path, last.root, head.root):
            return f"the head of size {head.size} does not continue the one of size {last.size}"
        return ""

    def alarm(self, what: str, now: datetime) -> None:
        """Say it once, where people look."""
        if what != self._alarm:
            self._alarm = what
            log.critical("witness %s refuses: %s", self.name, what)
            with (self.folder / "alarm.txt").open("a") as file:
                file.write(f"{instant(now)} {what}\n")


def last_kept(file: Path) -> Kept | None:
    """The last head that was kept, with its cosignature; a line that a crash cut short was never cosigned, and is taken away."""
    if not file.exists():
        return None
    kept = file.read_bytes()
    whole = kept[: kept.rfind(b"\n") + 1]
    if whole != kept:
        os.truncate(file, len(whole))
    last = read_kept(whole.splitlines()[-1:])
    return last[0] if last else None


COSIGN = """
INSERT INTO audit_cosignature (size, witness, at, signature) VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING
"""
SAY_AGAIN = """
INSERT INTO audit_cosignature (size, witness, at, signature)
SELECT size, %s::text, %s::timestamptz, %s::bytea FROM audit_head WHERE size = %s AND root = %s ON CONFLICT DO NOTHING
"""


def _say_again(witness: Witness) -> None:
    """Give the trail what was kept and perhaps never arrived: later it would look as if somebody had taken it away."""
    if (kept := witness.unsaid) is not None:
        if kept.cosignature:
            with connection.cursor() as cursor:
                cursor.execute(SAY_AGAIN, [witness.name, kept.at, kept.cosignature, kept.head.size, kept.head.root])
        witness.unsaid = None


def look(witnesses: Sequence[Witness], now: datetime) -> int:
    """Show the newest head to each witness; how many cosigned it."""
    head = stored.newest_head()
    if head is None:
        for each in witnesses:
            if each.last is not None:
                each.alarm(f"the trail went back from {each.last.size} entries to none", now)
        return 0
    for each in witnesses:
        _say_again(each)
    done = set(Cosignature.objects.filter(size=head.size).values_list("witness", flat=True))
    cosigned = 0
    for each in witnesses:
        if each.name in done and each.last == head:
            continue
        if (found := each.consider(head, stored.consistency, now)) is not None:
            with connection.cursor() as cursor:
                cursor.execute(COSIGN, [head.size, each.name, *found])
            each.unsaid = None
            cosigned += 1
    return cosigned


def run(witnesses: Sequence[Witness], sealer_keys: Path, stop: Event) -> None:
    """Watch until told to stop."""
    while not stop.is_set():
        try:
            for each in witnesses:
                each.trust(sealer_keys)
            if sealer_keys.exists():
                look(witnesses, datetime.now(UTC))
        except Error:
            log.exception("the witnesses could not read the trail")
            connection.close()
        stop.wait(PAUSE)
    connection.close()


def named() -> list[Witness]:
    """The witnesses of the settings, with folders of their own on this machine."""
    return [Witness(name, folder) for name, folder in settings.WITNESSES]


def witness_keys() -> dict[str, Ed25519PublicKey]:
    """The public key of each witness that has one."""
    return {
        name: next(iter(keys.values()))
        for name, folder in settings.WITNESSES
        if (keys := public_keys(folder / "key.pem"))
    }


def witnessed(size: int) -> SignedHead | None:
    """The newest head of at least `size` entries that enough witnesses have truly cosigned."""
    keys = witness_keys()
    sizes = Cosignature.objects.filter(size__gte=size).order_by("-size").values_list("size", flat=True).distinct()
    for found in sizes[:20]:
        head = stored.signed_head(Head.objects.get(size=found))
        cosigned = Cosignature.objects.filter(size=found)
        true = [each for each in cosigned if _is_true(each, head, keys)]
        if len(true) >= settings.WITNESSES_NEEDED:
            return head
    return None


def _is_true(cosignature: Cosignature, head: SignedHead, keys: dict[str, Ed25519PublicKey]) -> bool:
    key = keys.get(cosignature.witness)
    return key is not None and signed(key, bytes(cosignature.signature), head.cosigned_text(instant(cosignature.at)))


def wait_until_witnessed(entry: Entry | uuid.UUID, timeout: float = 10.0) -> SignedHead:
    """Wait for the witnessed head that covers an entry: before an export, a print, a disclosure or a broken glass.

    The entry must have been committed: call it after the transaction that wrote it.
    """
    entry_id = entry.id if isinstance(entry, Entry) else entry
    patience = time.monotonic() + timeout
    while True:
        index = Leaf.objects.filter(entry_id=entry_id).values_list("index", flat=True).first()
        if index is not None and (head := witnessed(index + 1)) is not None:
            return head
        if time.monotonic() >= patience:
            raise NotWitnessed(f"entry {entry_id} has no witnessed head after {timeout:g} seconds")
        time.sleep(LOOK_AGAIN)


def sealer_public_file() -> Path:
    return public_file(settings.AUDIT_KEY)
