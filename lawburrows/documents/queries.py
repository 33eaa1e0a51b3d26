"""Which documents a reader may see."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from lawburrows.access.models import Record
from lawburrows.audit.models import Entry
from lawburrows.documents import acts
from lawburrows.documents.models import PrintRequest, StoredFile

NAMED = {
    "manager": "Record manager",
    "notification_officer": "Notification officer",
    "supervising_officer": "Supervising officer",
    "prison_contact": "Prison contact",
}


def files(record: Record, *, by: Any) -> QuerySet[StoredFile]:
    """The files of a record, the newest first."""
    return (
        StoredFile.objects.visible_to(by)
        .filter(record=record)
        .select_related("owner", "added_by")
        .order_by("-added_at", "pk")
    )


def file_of(record: Record, file: uuid.UUID, *, by: Any) -> StoredFile | None:
    """One file of this record; None when it is hidden, of another record, or absent."""
    return files(record, by=by).filter(pk=file).first()


def print_of(record: Record, asked: uuid.UUID, *, by: Any) -> PrintRequest | None:
    """What `by` asked to have made of this record."""
    mine = PrintRequest.objects.visible_to(by).filter(record=record, asked_by=by.pk, pk=asked)
    return mine.select_related("file").first()


def print_waiting(asked: uuid.UUID, *, by: Any) -> PrintRequest | None:
    """What `by` asked for and nobody has made yet, held for the one who makes it."""
    waiting = PrintRequest.objects.visible_to(by).filter(asked_by=by.pk, file=None, pk=asked)
    return waiting.select_related("record__lead", "record__area", "owner").select_for_update(of=("self",)).first()


def making_of(file: StoredFile) -> list[Entry]:
    """The entry that a sheet was made; none for a file that was brought."""
    if file.kind != StoredFile.Kind.MADE_HERE:
        return []
    return list(
        Entry.objects.filter(
            who=str(file.added_by_id), at__gte=file.added_at, act=acts.PRINT_MADE.key, subject_id=str(file.pk)
        )
    )


def named_in(record: Record) -> list[tuple[str, str, str]]:
    """Who is named in the case: as what, the name, the telephone."""
    return [
        (label, user.name, user.telephone)
        for field, label in NAMED.items()
        if (user := getattr(record, field)) is not None
    ]


KEPT_ELSEWHERE: list[Callable[[], set[str]]] = []  # an app with files of its own, of no record, adds how they are named


def digests() -> set[str]:
    """The digests that some row names. Read by a job of the system, which passes row security by name."""
    here = set(StoredFile.objects.values_list("sha256", flat=True))
    return here.union(*(named() for named in KEPT_ELSEWHERE))
