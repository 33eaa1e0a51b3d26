"""The tree as it lies in the database: its frontier, its heads, and proofs from it in a few short reads."""

from __future__ import annotations

import uuid
from functools import cache

from lawburrows.audit import tree
from lawburrows.audit.models import Cosignature, Entry, Head, Leaf, Node
from lawburrows.audit.trail import instant, plain
from lawburrows.audit.tree import SignedHead

TILE = 1 << tree.STORED_EVERY


class NotSealed(LookupError):
    """An entry has no place in the tree yet, or there is no such entry."""


def stored_tree() -> tree.Subtree:
    """The subtrees of the stored tree; it keeps what it has read, so make one for each proof."""

    @cache
    def tile(level: int, number: int) -> list[bytes]:
        span = range(number * TILE, (number + 1) * TILE)
        kept = (
            Node.objects.filter(height=level * tree.STORED_EVERY).values_list("hash", flat=True)
            if level
            else Leaf.objects.values_list("leaf", flat=True)
        )
        found = kept.filter(index__gte=span.start, index__lt=span.stop).order_by("index")
        return [bytes(each) for each in found]

    def subtree(height: int, index: int) -> bytes:
        level, rest = divmod(height, tree.STORED_EVERY)
        number, start = divmod(index << rest, TILE)
        hashes = tile(level, number)[start : start + (1 << rest)]
        if len(hashes) != 1 << rest:
            raise NotSealed(f"the stored tree lacks a part of the subtree {index} at height {height}")
        return tree.combine(hashes)

    return subtree


def frontier(size: int) -> tree.Frontier:
    """The tree of that size, ready to grow."""
    subtree = stored_tree()
    return tree.Frontier(size, [subtree(height, index) for height, index in tree.peaks(size)])


def signed_head(head: Head) -> SignedHead:
    return SignedHead(head.size, bytes(head.root), instant(head.at), head.key_id, bytes(head.signature))


def newest_head() -> SignedHead | None:
    head = Head.objects.order_by("-size").first()
    return signed_head(head) if head else None


def consistency(old: int, new: int) -> list[bytes]:
    return tree.consistency_path(old, new, stored_tree())


def proof_of(entry_id: uuid.UUID, *, head: SignedHead | None = None) -> dict[str, object]:
    """Everything that shows an auditor that this entry stands in the trail: `verify.check_proof` reads it."""
    head = head or newest_head()
    entry = Entry.objects.filter(id=entry_id).values().first()
    leaf = Leaf.objects.filter(entry_id=entry_id).first()
    if head is None or leaf is None or leaf.index >= head.size:
        raise NotSealed(f"no sealed entry {entry_id}")
    if entry is None:
        raise NotSealed(f"entry {entry_id} has a place in the tree and is gone, or this login may not read it")
    cosigned = Cosignature.objects.filter(size=head.size).order_by("witness")
    return {
        "entry": plain(entry),
        "index": leaf.index,
        "path": [step.hex() for step in tree.inclusion_path(leaf.index, head.size, stored_tree())],
        "head": head.plain(),
        "cosignatures": [
            {"witness": each.witness, "at": instant(each.at), "signature": bytes(each.signature).hex()}
            for each in cosigned
        ],
    }
