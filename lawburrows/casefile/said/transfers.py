"""What exit and transfer say in a chronology."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawburrows.casefile.said.saying import Said, Source
from lawburrows.transfers.models import Exit


def exited(row: Any) -> Iterator[Said]:
    yield row.decided_at, f"Left joint management: {row.get_reason_display()}", row.rationale
    if row.again_on:
        yield row.again_on, f"Record opened again: {row.get_again_why_display()}", row.again_words


SAID = (Source("exits", "Exit and opening again", Exit, exited),)
