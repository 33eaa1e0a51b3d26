"""Checks the whole trail: alone with `tree.py` and the package cryptography, it needs neither Django nor a database.

    python verify.py --export trail.jsonl --key signing-key.pub.pem --head heads.jsonl

The export gives every entry in the order of the tree. Each leaf is computed again from every column, the tree is grown
again, and its root is compared at each size with every head: those in the export, and those that a witness kept.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

try:
    from lawburrows.audit import tree
    from lawburrows.audit.tree import ORIGIN, Kept, SignedHead, read_keys, signed
except ModuleNotFoundError:  # pragma: no cover (an auditor who holds the two files only; tested in a process)
    import tree  # type: ignore[no-redef]  # the same module, which lies beside this file there
    from tree import ORIGIN, Kept, SignedHead, read_keys, signed  # type: ignore[no-redef]  # as above

COLUMNS = frozenset({
    "id", "at", "day", "who", "agency", "act", "verb", "subject_type", "subject_id", "records", "fields", "purpose",
    "digest", "request",
})  # fmt: skip
SHOWN = 20  # findings that are printed in full
BATCH = 4096  # signatures that are checked together
LATE = timedelta(hours=1)
ON_ITS_WAY = timedelta(minutes=1)  # a witness keeps a cosignature, and only then gives it to the trail
Plain = Mapping[str, object]


def canonical(entry: Plain) -> bytes:
    """The text of an entry as RFC 8785 writes it: what the leaf is the hash of."""
    return json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


class Unusable(ValueError):
    """A file that was given cannot be read, or there is nothing in it to compare with."""


def read_kept(lines: Iterable[str | bytes]) -> list[Kept]:
    return [Kept.read(json.loads(line)) for line in lines if line.strip()]


def kept_in(file: Path) -> list[Kept]:
    """The heads of a witness's file, or a single head; a witness may be writing its last line just now."""
    try:
        read = file.read_bytes()
        lines = read.splitlines()
        kept = read_kept(lines if read.endswith((b"\n", b"}")) else lines[:-1])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unusable(f"the heads cannot be read: {file}: {error!r}") from error
    if not kept:
        raise Unusable(f"{file} holds no head: the trail would be compared with nothing")
    return kept


def keys_in(file: Path) -> dict[str, Ed25519PublicKey]:
    try:
        keys = read_keys(file.read_bytes())
    except (OSError, ValueError, TypeError) as error:
        raise Unusable(f"the key cannot be read: {file}: {error!r}") from error
    if not keys:
        raise Unusable(f"{file} holds no public key")
    return keys


Claim = tuple[str, bytes, bytes, bytes]  # what it is, the raw key, the signature, the text


def _unsigned(claims: list[Claim]) -> list[str]:
    keys = {raw: Ed25519PublicKey.from_public_bytes(raw) for raw in {claim[1] for claim in claims}}
    return [what for what, raw, signature, text in claims if not signed(keys[raw], signature, text)]


class Signatures:
    """Checks many signatures, in other processes once there are enough to fill them."""

    def __init__(self) -> None:
        self.checked = 0
        self._claims: list[Claim] = []
        self._pool: ProcessPoolExecutor | None = None
        self._running: list[Future[list[str]]] = []

    def add(self, what: str, key: Ed25519PublicKey, signature: bytes, text: bytes) -> None:
        self.checked += 1
        self._claims.append((what, key.public_bytes_raw(), signature, text))
        if len(self._claims) == BATCH:
            if self._pool is None:
                self._pool = ProcessPoolExecutor(os.cpu_count())
            self._running.append(self._pool.submit(_unsigned, self._claims))
            self._claims = []

    def wrong(self) -> Iterator[str]:
        for running in self._running:
            yield from running.result()
        yield from _unsigned(self._claims)
        if self._pool is not None:
            self._pool.shutdown()


@dataclass
class Check:
    """Reads a trail from its first entry to its last head; `finish` says whether it is whole.

    `witness_keys` are those of every witness, so that another's cosignature is a finding; None: no key is at hand.
    """

    keys: Mapping[str, Ed25519PublicKey]
    witness_keys: Mapping[str, Ed25519PublicKey] | None = None
    outside: Iterable[Kept] = ()
    made: str = ""  # when the trail was read, or its export made
    findings: list[str] = field(default_factory=list)
    figures: dict[str, object] = field(default_factory=dict)
    nodes: dict[tuple[int, int], bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.began = time.monotonic()
        self.frontier = tree.Frontier()
        self.signatures = Signatures()
        self.head = SignedHead(0, tree.EMPTY_ROOT, "", "")
        self.heads = self.compared = self.early = 0
        self.witnesses: dict[str, int] = {}
        self.unchecked: Counter[str] = Counter()  # cosignatures for which there is no key
        self.ended = False
        self._not_before = ""
        self._outside: dict[int, set[SignedHead]] = {}
        self._kept: dict[tuple[int, bytes], Kept] = {}  # cosignatures that have not been met in the trail
        self._otherwise: set[tuple[int, str]] = set()  # met, with another time than the witness kept
        for kept in self.outside:
            self._outside.setdefault(kept.head.size, set()).add(kept.head)
            if kept.cosignature:
                self._kept[kept.head.size, kept.cosignature] = kept
        self._compare_outside()

    def say(self, finding: str) -> None:
        self.findings.append(finding)

    def entry(self, index: int, entry: Plain | None, leaf: bytes, *, own_leaf: bytes | None = None) -> None:
        """The next leaf, and the entry it must be the hash of; `own_leaf` is what the entry itself says."""
        if index != self.frontier.size:
            self.say(f"entry {index} stands where entry {self.frontier.size} should")
        if entry is None:
            self.say(f"entry {index} is missing")
        elif entry.keys() != COLUMNS:
            self.say(f"entry {index} has other columns: {', '.join(sorted(entry.keys() ^ COLUMNS))}")
        elif leaf != tree.leaf_hash(canonical(entry)):
            self.say(f"entry {index} was changed: {entry['id']}")
        elif own_leaf is not None and own_leaf != leaf:
            self.say(f"entry {index} carries another leaf than the tree: {entry['id']}")
        elif str(entry["at"]) < self._not_before:
            self.early += 1
        for height, at, node in self.frontier.append(leaf):
            self.nodes[height, at] = node
        if self.frontier.size in self._outside:
            self._compare_outside()

    def sealed(self, head: SignedHead) -> None:
        """The head that was signed when the tree had grown as far as it has been read."""
        self.heads += 1
        if head.size != self.frontier.size:
            self.say(f"head {head.size} stands where the tree has {self.frontier.size} entries")
        if head.root != self.frontier.root():
            self.say(f"head {head.size} has another root than its entries")
        if head.at < self.head.at:
            self.say(f"head {head.size} is dated before the head of size {self.head.size}")
        self._signature(f"head {head.size}", head)
        self._not_before = _earlier(head.at)
        self.head = head

    def cosigned(self, size: int, witness: str, at: str, signature: bytes) -> None:
        """A witness's word for the head that was read last."""
        if size != self.head.size:
            self.say(f"{witness} cosigned a head of size {size}, which is not in the trail")
        elif (key := (self.witness_keys or {}).get(witness)) is None:
            self.unchecked[witness] += 1
        else:
            self.witnesses[witness] = size
            self.signatures.add(f"cosignature {size} of {witness}", key, signature, self.head.cosigned_text(at))
            if self._kept.pop((size, signature), None) is None and size in self._outside:
                self._otherwise.add((size, witness))

    def end(self, size: int) -> None:
        self.ended = True
        if size != self.frontier.size:
            self.say(f"the export says that it has {size} entries, and has {self.frontier.size}")

    def finish(self) -> bool:
        if not self.ended:
            self.say("the export has no end: it was cut off")
        if self.frontier.size != self.head.size:
            self.say(f"{self.frontier.size - self.head.size} entries follow the last head")
        for size, heads in sorted(self._outside.items()):
            for head in sorted(heads, key=lambda head: head.at):
                self._signature(f"outside head {size}", head)
                if size > self.frontier.size:
                    self.say(
                        f"the trail was cut off: a head of size {size} was witnessed, "
                        f"and {self.frontier.size} entries are left"
                    )
        for what in self.signatures.wrong():
            self.say(f"{what} has a false signature")
        if self.witness_keys is not None:
            for name, count in sorted(self.unchecked.items()):
                self.say(f"{count} cosignatures are of {name}, which is no witness with a key that is known here")
            self._compare_kept(self.witness_keys)
        self.figures = (
            {
                "entries": self.frontier.size,
                "root": self.frontier.root().hex(),
                "heads": self.heads,
                "signatures": self.signatures.checked,
                "outside heads compared": self.compared,
                "cosigned up to": ", ".join(f"{name} {size}" for name, size in sorted(self.witnesses.items())) or "-",
                "cosignatures not checked": ", ".join(
                    f"{name} {count}" for name, count in sorted(self.unchecked.items())
                )
                or "-",
                "dated over an hour before the previous head": self.early,
            }
            | self.figures
            | {
                "seconds": f"{time.monotonic() - self.began:.1f}",
                "findings": len(self.findings),
                "whole": "no" if self.findings else "yes" if self.compared else "yes, but seen from inside only",
            }
        )
        return not self.findings

    def _signature(self, what: str, head: SignedHead) -> None:
        if (key := self.keys.get(head.key_id)) is None:
            self.say(f"{what} is signed by an unknown key, {head.key_id}")
        else:
            self.signatures.add(what, key, head.signature, head.text)

    def _compare_outside(self) -> None:
        for head in self._outside.get(self.frontier.size, ()):
            self.compared += 1
            if head.root != self.frontier.root():
                self.say(f"the trail was rewritten: a head of size {head.size} was witnessed with another root")

    def _compare_kept(self, keys: Mapping[str, Ed25519PublicKey]) -> None:
        """What witnesses hold and the trail lacks; the newest of each may still be on its way."""
        newest: set[str] = set()
        way = _earlier(self.made, ON_ITS_WAY)
        for (size, signature), kept in sorted(self._kept.items(), reverse=True):
            text = kept.head.cosigned_text(kept.at)
            name = next((name for name, key in keys.items() if signed(key, signature, text)), "")
            if not name:
                self.say(f"a cosignature of size {size} was kept which is of no witness with a key that is known here")
            elif size <= self.frontier.size and (size, name) not in self._otherwise:
                fresh = size > self.witnesses.get(name, 0) and name not in newest and way != "" and kept.at >= way
                if not fresh:
                    self.say(f"{name} cosigned the head of size {size}, and its cosignature is not in the trail")
            newest.add(name)

    def report(self) -> str:
        lines = self.findings[:SHOWN]
        if len(self.findings) > SHOWN:
            lines = [*lines, f"… and {len(self.findings) - SHOWN} more"]
        return "\n".join([*lines, *(f"{name}: {value}" for name, value in self.figures.items())])


def _earlier(at: str, by: timedelta = LATE) -> str:
    try:
        before = datetime.fromisoformat(at) - by
    except ValueError:  # a forged head; its signature says so
        return ""
    return before.isoformat(timespec="microseconds").replace("+00:00", "Z")


def check_lines(check: Check, lines: Iterable[bytes]) -> None:
    """Feed an export, line by line."""
    for number, line in enumerate(lines, 1):
        try:
            read_line(check, json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            check.say(f"line {number} of the export cannot be read ({type(error).__name__})")


def read_line(check: Check, line: Mapping[str, Any]) -> None:
    if check.ended:
        check.say("the export goes on after its end")
    match line["kind"]:
        case "entry":
            check.entry(line["index"], line["entry"], bytes.fromhex(line["leaf"]))
        case "head":
            check.sealed(SignedHead.read(line))
        case "cosignature":
            check.cosigned(line["size"], line["witness"], line["at"], bytes.fromhex(line["signature"]))
        case "end":
            check.end(line["size"])
        case "trail":
            check.made = str(line["made"])
            if line["origin"] != ORIGIN:
                check.say(f"this is an export of {line['origin']}")
        case kind:
            check.say(f"the export has a line of kind {kind}")


def check_proof(
    proof: Mapping[str, Any],
    keys: Mapping[str, Ed25519PublicKey],
    witness_keys: Mapping[str, Ed25519PublicKey] | None = None,
    outside: Iterable[Kept] | None = None,
) -> list[str]:
    """What is wrong with the proof that one entry stands in the trail; nothing, if it does."""
    head = SignedHead.read(proof["head"])
    leaf = tree.leaf_hash(canonical(proof["entry"]))
    path = [bytes.fromhex(step) for step in proof["path"]]
    said = {each["witness"]: (each["at"], bytes.fromhex(each["signature"])) for each in proof["cosignatures"]}
    wrong = []
    if not head.signed_by(keys):
        wrong.append("the head is not signed by a key that you gave")
    if not tree.includes(leaf, proof["index"], head.size, path, head.root):
        wrong.append("the entry does not stand in the tree of this head")
    for name, key in sorted((witness_keys or {}).items()):
        at, signature = said.get(name, ("", b""))
        if not signed(key, signature, head.cosigned_text(at)):
            wrong.append(f"{name} did not cosign this head" if name not in said else f"a cosignature is not of {name}")
    if outside is not None:
        same = {kept.head.root for kept in outside if kept.head.size == head.size}
        if not same:
            wrong.append(f"the proof was compared with nothing: no head that you gave is of its size, {head.size}")
        elif same != {head.root}:
            wrong.append("a head of this size was witnessed with another root")
    return wrong


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description="Check an export, or one proof, of the audit trail, offline. Ends with 0 only if nothing is wrong, "
        "with 1 if something is, with 2 if a file that was given cannot be used."
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--export", type=Path, help="the whole trail, from export_audit")
    what.add_argument("--proof", type=Path, help="the proof of one entry, from export_proof")
    parser.add_argument("--key", type=Path, required=True, help="the sealer's public keys (PEM)")
    parser.add_argument(
        "--head",
        type=Path,
        action="append",
        help="heads that a witness kept, copied before the export; may be repeated",
    )
    parser.add_argument(
        "--witness", action="append", metavar="NAME=FILE",
        help="a witness and its public key (PEM); once for each witness, as any other's cosignature in an export is a "
        "finding. With --head, its cosignatures must be those that it kept. In a proof it must have cosigned",
    )  # fmt: skip
    given = parser.parse_args(words)
    try:
        return _check(given)
    except Unusable as error:
        parser.error(str(error))


def _check(given: argparse.Namespace) -> int:
    keys = keys_in(given.key)
    witnesses = dict(map(_named_key, given.witness)) if given.witness else None
    outside = [kept for file in given.head for kept in kept_in(file)] if given.head else None
    try:
        if given.proof:
            wrong = check_proof(json.loads(given.proof.read_bytes()), keys, witnesses, outside)
            sys.stdout.write("\n".join([*wrong, f"proved: {'no' if wrong else 'yes'}"]) + "\n")
            return 1 if wrong else 0
        check = Check(keys, witnesses, outside or ())
        with given.export.open("rb") as lines:
            check_lines(check, lines)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unusable(f"{given.proof or given.export} cannot be read: {error!r}") from error
    whole = check.finish()
    sys.stdout.write(check.report() + "\n")
    return 0 if whole else 1


def _named_key(pair: str) -> tuple[str, Ed25519PublicKey]:
    name, _, file = pair.partition("=")
    if not name or not file:
        raise Unusable(f"--witness {pair}: it is written NAME=FILE")
    return name, next(iter(keys_in(Path(file)).values()))


if __name__ == "__main__":  # pragma: no cover (an auditor who runs this file alone; tested in a process)
    sys.exit(main())
