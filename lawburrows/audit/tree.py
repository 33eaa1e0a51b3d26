"""The Merkle tree of RFC 9162: its hashes, roots, proofs of inclusion and of consistency, and its signed heads.

Pure: it knows neither entries nor tables. A proof is made from `subtree(height, index)`, which answers the root of the
complete subtree of 2**height leaves that starts at leaf index * 2**height, wherever those are kept.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

ORIGIN = "lawburrows/audit"
PEM_END = b"-----END PUBLIC KEY-----"
EMPTY_ROOT = sha256(b"").digest()
STORED_EVERY = 8  # of the heights, every eighth is kept: tiles of 256

Subtree = Callable[[int, int], bytes]


def leaf_hash(data: bytes) -> bytes:
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def peaks(size: int) -> list[tuple[int, int]]:
    """The complete subtrees, as (height, index), of which a tree of `size` leaves is made, from the left."""
    found, start = [], 0
    for height in range(size.bit_length() - 1, -1, -1):
        if size >> height & 1:
            found.append((height, start >> height))
            start += 1 << height
    return found


class Frontier:
    """A tree that only grows: its size and the roots of its complete subtrees, the largest first."""

    def __init__(self, size: int = 0, roots: Iterable[bytes] = ()) -> None:
        self.size = size
        self.roots = list(roots)
        if len(self.roots) != size.bit_count():
            raise ValueError(f"a tree of {size} leaves has {size.bit_count()} complete subtrees, not {len(self.roots)}")

    def copy(self) -> Frontier:
        return Frontier(self.size, self.roots)

    def append(self, leaf: bytes) -> list[tuple[int, int, bytes]]:
        """Add one leaf hash; the subtrees at stored heights that it completed, as (height, index, hash)."""
        roots, position, height, node = self.roots, self.size, 0, leaf
        completed = []
        while position & 1:
            node = sha256(b"\x01" + roots.pop() + node).digest()
            position >>= 1
            height += 1
            if not height % STORED_EVERY:
                completed.append((height, position, node))
        roots.append(node)
        self.size += 1
        return completed

    def root(self) -> bytes:
        if not self.roots:
            return EMPTY_ROOT
        found = self.roots[-1]
        for left in self.roots[-2::-1]:
            found = node_hash(left, found)
        return found


def combine(hashes: Sequence[bytes]) -> bytes:
    """The root over hashes of one height whose number is a power of two."""
    level = list(hashes)
    while len(level) > 1:
        level = [node_hash(level[at], level[at + 1]) for at in range(0, len(level), 2)]
    return level[0]


def subtree_of(leaves: Sequence[bytes]) -> Subtree:
    """The subtrees of leaf hashes that are all in memory."""
    return lambda height, index: combine(leaves[index << height : (index + 1) << height])


def _split(count: int) -> int:
    """The largest power of two that is smaller than `count`."""
    return 1 << (count - 1).bit_length() - 1


def range_root(start: int, end: int, subtree: Subtree) -> bytes:
    """The root over the leaves from `start` up to `end`, a range that the tree itself has as a node."""
    count = end - start
    if count & (count - 1) == 0:
        height = count.bit_length() - 1
        return subtree(height, start >> height)
    middle = start + _split(count)
    return node_hash(range_root(start, middle, subtree), range_root(middle, end, subtree))


def root(size: int, subtree: Subtree) -> bytes:
    return range_root(0, size, subtree) if size else EMPTY_ROOT


def inclusion_path(index: int, size: int, subtree: Subtree) -> list[bytes]:
    """The proof that leaf `index` stands in the tree of `size` leaves (2.1.3.1)."""
    if not 0 <= index < size:
        raise ValueError(f"a tree of {size} leaves has no leaf {index}")
    path, start, end = [], 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append(range_root(middle, end, subtree))
            end = middle
        else:
            path.append(range_root(start, middle, subtree))
            start = middle
    return path[::-1]


def consistency_path(old: int, new: int, subtree: Subtree) -> list[bytes]:
    """The proof that the tree of `new` leaves begins with the tree of `old` leaves (2.1.4.1)."""
    if not 0 <= old <= new:
        raise ValueError(f"a tree of {new} leaves never had {old}")
    if old in (0, new):
        return []
    path, start, end, whole = [], 0, new, True
    while old != end:
        middle = start + _split(end - start)
        if old <= middle:
            path.append(range_root(middle, end, subtree))
            end = middle
        else:
            path.append(range_root(start, middle, subtree))
            start, whole = middle, False
    if not whole:
        path.append(range_root(start, end, subtree))
    return path[::-1]


def includes(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether the path proves that the leaf stands at `index` of the tree with that root (2.1.3.2)."""
    if not 0 <= index < size:
        return False
    first, last, found = index, size - 1, leaf
    for step in path:
        if last == 0:
            return False
        if first & 1 or first == last:
            found = node_hash(step, found)
            while not first & 1 and first:
                first >>= 1
                last >>= 1
        else:
            found = node_hash(found, step)
        first >>= 1
        last >>= 1
    return last == 0 and found == root


def extends(old: int, new: int, path: Sequence[bytes], old_root: bytes, new_root: bytes) -> bool:
    """Whether the path proves that the tree with `new_root` begins with the one with `old_root` (2.1.4.2)."""
    if not 0 <= old <= new:
        return False
    if old == new:
        return not path and old_root == new_root
    if old == 0:
        return not path and old_root == EMPTY_ROOT
    steps = list(path)
    if old & (old - 1) == 0:
        steps.insert(0, old_root)
    if not steps:
        return False
    first, last = old - 1, new - 1
    while first & 1:
        first >>= 1
        last >>= 1
    found_old = found_new = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if first & 1 or first == last:
            found_old = node_hash(step, found_old)
            found_new = node_hash(step, found_new)
            while not first & 1 and first:
                first >>= 1
                last >>= 1
        else:
            found_new = node_hash(found_new, step)
        first >>= 1
        last >>= 1
    return last == 0 and found_old == old_root and found_new == new_root


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


class Kept(NamedTuple):
    """A line of a witness's file: a head, and when and with what signature the witness said that it saw it."""

    head: SignedHead
    at: str = ""
    cosignature: bytes = b""

    @classmethod
    def read(cls, plain: Mapping[str, object]) -> Kept:
        said = str(plain.get("cosigned_at", "")), bytes.fromhex(str(plain.get("cosignature", "")))
        return cls(SignedHead.read(plain), *said)


def signed(key: Ed25519PublicKey, signature: bytes, text: bytes) -> bool:
    try:
        key.verify(signature, text)
    except InvalidSignature:
        return False
    return True
