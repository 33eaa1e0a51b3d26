"""Where the bytes lie: below UPLOADS, each under its digest, whole or not at all, and never under a static path."""

from __future__ import annotations

import fcntl
import hashlib
import os
import tempfile
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

KEPT_ANYWAY = 24 * 60 * 60  # seconds: bytes as young as this may belong to a transaction that is not over


class Damaged(OSError):
    """The bytes are not there, or are no longer what they were."""


def place_of(digest: str) -> Path:
    """The file of a digest, two folders down."""
    if len(digest) != 64 or not set(digest) <= set("0123456789abcdef"):
        raise ValueError("that is no digest")
    return Path(settings.UPLOADS) / digest[:2] / digest[2:4] / digest


@contextmanager
def _alone() -> Iterator[None]:
    """One at a time keeps or sweeps, so that nothing is swept while it is being kept again."""
    folder = Path(settings.UPLOADS)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / ".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def keep(content: bytes) -> str:
    """Put the bytes in their place and on the disk, before any row names them; gives their digest.

    If the transaction that wanted them is rolled back, no row names them and `sweep` takes them away a day later.
    """
    digest = hashlib.sha256(content).hexdigest()
    place = place_of(digest)
    with _alone():
        if place.exists() and place.stat().st_size == len(content):
            os.utime(place)
            return digest
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=".coming-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, place)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        for folder in (place.parent, place.parent.parent, place.parent.parent.parent):
            _flush(folder)
    return digest


def _flush(folder: Path) -> None:
    """The name of a file is on the disk only when its folder is."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read(digest: str) -> bytes:
    """The bytes of a digest, checked against it."""
    try:
        content = place_of(digest).read_bytes()
    except FileNotFoundError:
        raise Damaged(f"the bytes of {digest} are not there") from None
    if hashlib.sha256(content).hexdigest() != digest:
        raise Damaged(f"the bytes of {digest} are not what they were")
    return content


def sweep(named: Collection[str], *, now: float | None = None) -> int:
    """Take away what no row names and is older than a day; how many files went."""
    gone, before = 0, (now or time.time()) - KEPT_ANYWAY
    with _alone():
        for place in Path(settings.UPLOADS).glob("*/*/*"):
            if place.name not in named and place.stat().st_mtime < before:
                place.unlink()
                gone += 1
    return gone
