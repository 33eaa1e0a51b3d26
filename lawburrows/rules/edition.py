"""Which rules these are: one short digest of all that is written in this package, the same until a word of it changes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

LENGTH = 16


def digest_of(files: Iterable[Path], more: Iterable[str] = ()) -> str:
    """A digest of these files, in the order of their names, and of some texts besides."""
    found = sha256()
    for path in sorted(files):
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    for text in more:
        found.update(text.encode() + b"\0")
    return found.hexdigest()[:LENGTH]


@cache
def rules_digest() -> str:
    """The edition of the rules as they are written; read once by each process."""
    return digest_of(Path(__file__).parent.rglob("*.py"))
