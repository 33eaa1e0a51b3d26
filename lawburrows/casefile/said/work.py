"""What documents and work say in a chronology."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawburrows.casefile.said.saying import Said, Source
from lawburrows.documents.models import StoredFile
from lawburrows.tasks.models import ManagementEnded, NotYet, Task
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


SAID = (
    Source("documents", "Documents", StoredFile, file),
    Source("work", "Work done", Task, task),
    Source("work", "Work done", NotYet, not_yet),
    Source("decisions", "Category, level and risk", ManagementEnded, ended),
)
