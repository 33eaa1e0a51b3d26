"""Where a brought file lies until it is loaded: outside every static path, readable by the product's processes alone."""

from __future__ import annotations

import os
import re
import time
import uuid
from collections.abc import Collection, Iterable
from hashlib import sha256
from pathlib import Path

from django.conf import settings

A_DAY = 24 * 3600  # seconds, longer than any transaction that may still be writing its row
_KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def folder() -> Path:
    found = settings.UPLOADS / "extracts"
    found.mkdir(mode=0o700, parents=True, exist_ok=True)
    return found


def path_of(batch: uuid.UUID) -> Path:
    return folder() / str(batch)


def keep(batch: uuid.UUID, pieces: Iterable[bytes]) -> str:
    """Write the file; its digest."""
    digest = sha256()
    with os.fdopen(os.open(path_of(batch), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        for piece in pieces:
            digest.update(piece)
            file.write(piece)
    return digest.hexdigest()


def digest_of(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as file:
        while piece := file.read(1024 * 1024):
            digest.update(piece)
    return digest.hexdigest()


def forget(batch: uuid.UUID) -> None:
    """An extract is personal data: it goes as soon as it is not needed."""
    path_of(batch).unlink(missing_ok=True)
    _note(batch).unlink(missing_ok=True)


def sweep(in_use: Collection[uuid.UUID]) -> int:
    """Take away the files that nothing names: of what was cleared, and of transactions that were rolled back."""
    gone, before = 0, time.time() - A_DAY
    for path in folder().iterdir():
        key = uuid.UUID(path.stem) if _KEY.fullmatch(path.stem) else None
        if key not in in_use and path.stat().st_mtime < before:
            path.unlink(missing_ok=True)
            gone += not path.suffix
    return gone


def _note(batch: uuid.UUID) -> Path:
    return folder() / f"{batch}.done"


def say_done(batch: uuid.UUID, number: int, of: int = 0) -> None:
    """How far a load or a comparison has come, and of how many, told outside its transaction."""
    _note(batch).write_text(f"{number} {of}")


def done(batch: uuid.UUID) -> tuple[int, int]:
    """How far it has come, and of how many; 0 where that is not known."""
    note = _note(batch)
    words = note.read_text().split() if note.exists() else []
    number, of = (int(word) for word in words) if len(words) == 2 else (0, 0)
    return number, of
