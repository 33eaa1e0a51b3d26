"""Checks the whole trail: alone with `tree.py` and the package cryptography, it needs neither Django nor a database.

    python verify.py --export trail.jsonl --key signing-key.pub.pem --head heads.jsonl

The export gives every entry in the order of the tree. Each leaf is computed again from every column, the tree is grown
again, and its root is compared at each size with every head: those in the export, and those that a witness kept.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

try:
    from lawburrows.audit import tree
except ModuleNotFoundError:  # pragma: no cover (an auditor who holds the two files only; tested in a process)
    import tree  # type: ignore[no-redef]  # the same module, which lies beside this file there

ORIGIN = "lawburrows/audit"
COLUMNS = frozenset({
    "id", "at", "day", "who", "agency", "act", "verb", "subject_type", "subject_id", "records", "fields", "purpose",
    "digest", "request",
})  # fmt: skip
SHOWN = 20  # findings that are printed in full
BATCH = 4096  # signatures that are checked together
LATE = timedelta(hours=1)
PEM_END = b"-----END PUBLIC KEY-----"
Plain = Mapping[str, object]


def canonical(entry: Plain) -> bytes:
    """The text of an entry as RFC 8785 writes it: what the leaf is the hash of."""
    return json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def key_id(key: Ed25519PublicKey) -> str:
    return sha256(key.public_bytes(Encoding.Raw, PublicFormat.Raw)).hexdigest()[:16]


def read_keys(pem: bytes) -> dict[str, Ed25519PublicKey]:
    """The public keys of a PEM file, which may hold several, by their id."""
    found = {}
    for block in pem.split(PEM_END)[:-1]:
        key = load_pem_public_key(block.lstrip() + PEM_END + b"\n")
        if not isinstance(key, Ed25519PublicKey):
            raise TypeError("a key of the trail is an Ed25519 key")
        found[key_id(key)] = key
    return found


@dataclass(frozen=True)
class SignedHead:
    """The root of the tree at one size, with the sealer's signature over `text`."""

    size: int
    root: bytes
    at: str
    key_id: str
    signature: bytes = b""

    @property
    def text(self) -> bytes:
        root = base64.b64encode(self.root).decode()
        return f"{ORIGIN}\n{self.size}\n{root}\n{self.at}\n{self.key_id}\n".encode()

    def cosigned_text(self, at: str) -> bytes:
        return f"cosignature/v1\ntime {at}\n".encode() + self.text

    def plain(self) -> dict[str, object]:
        return {"size": self.size, "root": self.root.hex(), "at": self.at, "key_id": self.key_id,
                "signature": self.signature.hex()}  # fmt: skip

    @classmethod
    def read(cls, plain: Mapping[str, object]) -> SignedHead:
        return cls(int(str(plain["size"])), bytes.fromhex(str(plain["root"])), str(plain["at"]), str(plain["key_id"]),
                   bytes.fromhex(str(plain["signature"])))  # fmt: skip

    def signed_by(self, keys: Mapping[str, Ed25519PublicKey]) -> bool:
        key = keys.get(self.key_id)
        return key is not None and signed(key, self.signature, self.text)


def signed(key: Ed25519PublicKey, signature: bytes, text: bytes) -> bool:
    try:
        key.verify(signature, text)
    except InvalidSignature:
        return False
    return True


def read_heads(lines: Iterable[str | bytes]) -> list[SignedHead]:
    """The heads of a witness's file, or a single head."""
    return [SignedHead.read(json.loads(line)) for line in lines if line.strip()]


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
    """Reads a trail from its first entry to its last head; `finish` says whether it is whole."""

    keys: Mapping[str, Ed25519PublicKey]
    witness_keys: Mapping[str, Ed25519PublicKey] = field(default_factory=dict)
    outside: Iterable[SignedHead] = ()
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
        self.ended = False
        self._not_before = ""
        self._outside: dict[int, set[SignedHead]] = {}
        for head in self.outside:
            self._outside.setdefault(head.size, set()).add(head)
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
        elif (key := self.witness_keys.get(witness)) is not None:
            self.witnesses[witness] = size
            self.signatures.add(f"cosignature {size} of {witness}", key, signature, self.head.cosigned_text(at))

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
        self.figures = (
            {
                "entries": self.frontier.size,
                "root": self.frontier.root().hex(),
                "heads": self.heads,
                "signatures": self.signatures.checked,
                "outside heads compared": self.compared,
                "cosigned up to": ", ".join(f"{name} {size}" for name, size in sorted(self.witnesses.items())) or "-",
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

    def report(self) -> str:
        lines = self.findings[:SHOWN]
        if len(self.findings) > SHOWN:
            lines = [*lines, f"… and {len(self.findings) - SHOWN} more"]
        return "\n".join([*lines, *(f"{name}: {value}" for name, value in self.figures.items())])


def _earlier(at: str) -> str:
    try:
        before = datetime.fromisoformat(at) - LATE
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
            if line["origin"] != ORIGIN:
                check.say(f"this is an export of {line['origin']}")
        case kind:
            check.say(f"the export has a line of kind {kind}")


def check_proof(proof: Mapping[str, Any], keys: Mapping[str, Ed25519PublicKey]) -> list[str]:
    """What is wrong with the proof that one entry stands in the trail; nothing, if it does."""
    head = SignedHead.read(proof["head"])
    leaf = tree.leaf_hash(canonical(proof["entry"]))
    path = [bytes.fromhex(step) for step in proof["path"]]
    wrong = []
    if not head.signed_by(keys):
        wrong.append("the head is not signed by a key that you gave")
    if not tree.includes(leaf, proof["index"], head.size, path, head.root):
        wrong.append("the entry does not stand in the tree of this head")
    return wrong


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Check an export, or one proof, of the audit trail, offline.")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--export", type=Path, help="the whole trail, from export_audit")
    what.add_argument("--proof", type=Path, help="the proof of one entry, from export_proof")
    parser.add_argument("--key", type=Path, required=True, help="the sealer's public keys (PEM)")
    parser.add_argument("--head", type=Path, action="append", default=[], help="heads that a witness kept")
    parser.add_argument("--witness", action="append", default=[], metavar="NAME=FILE", help="a witness's public key")
    given = parser.parse_args(words)
    keys = read_keys(given.key.read_bytes())
    if given.proof:
        wrong = check_proof(json.loads(given.proof.read_bytes()), keys)
        sys.stdout.write("\n".join([*wrong, f"proved: {'no' if wrong else 'yes'}"]) + "\n")
        return 1 if wrong else 0
    witnesses = {}
    for pair in given.witness:
        name, _, file = pair.partition("=")
        witnesses[name] = next(iter(read_keys(Path(file).read_bytes()).values()))
    outside = [head for file in given.head for head in read_heads(file.read_bytes().splitlines())]
    check = Check(keys, witnesses, outside)
    with given.export.open("rb") as lines:
        check_lines(check, lines)
    whole = check.finish()
    sys.stdout.write(check.report() + "\n")
    return 0 if whole else 1


if __name__ == "__main__":  # pragma: no cover (an auditor who runs this file alone; tested in a process)
    sys.exit(main())
