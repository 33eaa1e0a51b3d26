"""What has been rested on a date: reminders, reasons and suspicions; each source answers for many dates in one query."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection, Iterable
from typing import Any

from lawburrows.breaches.models import Suspicion
from lawburrows.database.lists import one_of
from lawburrows.tasks.models import Escalation, NotYet

OfDates = set[tuple[uuid.UUID, str]]  # record and key


def _told(records: Collection[uuid.UUID], *, by: Any) -> OfDates:
    rows = Escalation.objects.visible_to(by).filter(one_of("record_id", records))
    return set(rows.values_list("record_id", "key"))


def _excused(records: Collection[uuid.UUID], *, by: Any) -> OfDates:
    rows = NotYet.objects.visible_to(by).filter(one_of("record_id", records))
    return set(rows.values_list("record_id", "key"))


def _suspected(records: Collection[uuid.UUID], *, by: Any) -> OfDates:
    rows = Suspicion.objects.visible_to(by).filter(one_of("record_id", records)).exclude(key="")
    return set(rows.values_list("record_id", "key"))


RELIED: tuple[Callable[..., OfDates], ...] = (_told, _excused, _suspected)


def relied_on(records: Iterable[uuid.UUID], *, by: Any) -> OfDates:
    """The dates of these records on which something rests."""
    found: OfDates = set()
    if some := list(dict.fromkeys(records)):
        for source in RELIED:
            found |= source(some, by=by)
    return found
