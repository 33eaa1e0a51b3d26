"""What documents and work say in a chronology."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawburrows.casefile.said.saying import Said, Source
from lawburrows.documents.models import StoredFile
from lawburrows.tasks.models import Correction, DateChange, Escalation, ManagementEnded, NotYet, Task
from lawburrows.web.dates import write_date


def file(row: Any) -> Iterator[Said]:
    yield row.added_at, f"Filed: {row.title}", row.get_kind_display()


def task(row: Any) -> Iterator[Said]:
    if row.done_on:
        yield row.done_on, f"Done: {row.what}", row.provision


def not_yet(row: Any) -> Iterator[Said]:
    yield row.said_at, f"Said why not yet: {row.what}", row.reason


def ended(row: Any) -> Iterator[Said]:
    yield row.stopped_on, "The last ground had ended: sharing stopped", f"no ground since {write_date(row.ended_on)}"
    if row.again_on:
        yield row.again_on, "A ground holds again: nothing that had stopped came back by itself", ""


def moved(row: Any) -> Iterator[Said]:
    now = f"now {write_date(row.now)}" if row.now else "no longer due"
    yield row.at, f"Date moved: {row.what}", f"was {write_date(row.was)}, {now}: {row.get_why_display()}"


def told(row: Any) -> Iterator[Said]:
    yield row.at, f"Told whoever is next: {row.what}", f"due {write_date(row.due)}"
    if row.acknowledged_at:
        yield row.acknowledged_at, f"Somebody took note: {row.what}", f"due {write_date(row.due)}"


def corrected(row: Any) -> Iterator[Said]:
    yield row.at, "Dealt with what a rule had got wrong", row.what


SAID = (
    Source("documents", "Documents", StoredFile, file),
    Source("work", "Work done", Task, task),
    Source("work", "Work done", NotYet, not_yet),
    Source("decisions", "Category, level and risk", ManagementEnded, ended),
    Source("moved", "Dates that moved", DateChange, moved),
    Source("moved", "Dates that moved", Correction, corrected),
    Source("told", "Who was told", Escalation, told),
)
