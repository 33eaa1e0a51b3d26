"""What others owe the reader: each app's function from a reader to what somebody has not answered. A new one is a line."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import TextField
from django.urls import reverse

from lawburrows.access.identity import LONDON
from lawburrows.access.models import AccessRequest, Record, User
from lawburrows.access.queries import my_requests_waiting, who_decides_in, whom_to_tell
from lawburrows.breaches.deadlines import undated
from lawburrows.breaches.models import Suspicion
from lawburrows.database.lists import one_of
from lawburrows.notices.models import Chase
from lawburrows.notices.owed import Owed
from lawburrows.people.correcting import TABLES, entry_of, owners_of
from lawburrows.people.queries import my_corrections_waiting
from lawburrows.tasks.queries import whose_records


@dataclass(frozen=True)
class Debt:
    """Whom to remind of one thing, for a job of the system: the record, the page of the answer, and who gives it."""

    record: Record | None
    address: str
    debtors: list[User]


def answers_to_requests(*, by: Any, on: date) -> Iterable[Owed]:
    """Of the record itself the reader knows nothing yet, not even its number."""
    for asked in my_requests_waiting(by=by):
        yield Owed(
            "request",
            asked.pk,
            "The record manager's answer",
            text=asked.reason,
            since=asked.asked_at,
            who="A record that you asked to see",
        )


def who_answers_a_request(pk: uuid.UUID, *, by: Any, on: date) -> Debt | None:
    asked = AccessRequest.objects.filter(pk=pk, answer=AccessRequest.Answer.WAITING).first()
    if asked is None:
        return None
    record = Record.objects.visible_to(by).select_related("manager").get(pk=asked.record_id)
    return Debt(record, reverse("casefile:answer", args=[record.ref, pk]), whom_to_tell(record, on=on))


def answers_to_corrections(*, by: Any, on: date) -> Iterable[Owed]:
    for one in my_corrections_waiting(by):
        person = getattr(one.record, "person", None)
        yield Owed(
            "correction",
            one.pk,
            "An answer to a proposed correction",
            text=one.reason,
            since=one.proposed_at,
            record=one.record_id,
            who=person.name if person else one.record.ref,
            ref=one.record.ref,
            whom=one.owner.name,
            telephone=one.owner.telephone,
        )


def who_answers_a_correction(pk: uuid.UUID, *, by: Any, on: date) -> Debt | None:
    for table in TABLES.values():
        rows = table._default_manager.visible_to(by).select_related("record", "record__manager")
        one = rows.filter(pk=pk, answer="waiting").first()
        if one is not None:
            address = reverse("people:answer_correction", args=[one.record.ref, pk])
            return Debt(one.record, address, owners_of(entry_of(one), on=on))
    return None


def decisions_without_a_time(*, by: Any, on: date) -> Iterable[Owed]:
    """Suspicions that wait for a decision for which nobody has agreed a time; the others are tasks with a day."""
    for one, what in undated(whose_records("mine", by), by=by, on=on):
        person = getattr(one.record, "person", None)
        yield Owed(
            "suspicion",
            one.pk,
            what,
            text=one.alleged,
            since=datetime.combine(one.since, time.min, LONDON),
            record=one.record_id,
            who=person.name if person else one.record.ref,
            ref=one.record.ref,
            began="since",
        )


def who_decides_a_suspicion(pk: uuid.UUID, *, by: Any, on: date) -> Debt | None:
    one = Suspicion.objects.visible_to(by).select_related("record__manager", "record__area").filter(pk=pk).first()
    if one is None:
        return None
    address = reverse("breaches:suspicion", args=[one.record.ref, pk])
    return Debt(one.record, address, who_decides_in(one.record, one.record.area, on=on))


# kind → what of it somebody owes the reader, and, for a job of the system, who is reminded of one of it.
WAITING: dict[str, tuple[Callable[..., Iterable[Owed]], Callable[..., Debt | None]]] = {
    "request": (answers_to_requests, who_answers_a_request),
    "correction": (answers_to_corrections, who_answers_a_correction),
    "suspicion": (decisions_without_a_time, who_decides_a_suspicion),
}


@dataclass(frozen=True)
class Awaited:
    """One thing that others owe, as the list shows it: how late, and when it was last chased."""

    owed: Owed
    days: int | None  # since it was asked
    days_late: int  # after the day by which it was to be answered; 0 where nothing sets one
    chased: int | None  # how many days ago

    @property
    def chased_today(self) -> bool:
        return self.chased == 0


def owed_to(*, by: Any, on: date, kind: str = "") -> list[Awaited]:
    """What others owe the reader: the latest first, then the oldest."""
    found = [one for word, (owing, _) in WAITING.items() if kind in ("", word) for one in owing(by=by, on=on)]
    chases = (
        Chase.objects.filter(one_of("key", {one.key for one in found}, kind=TextField), by=by.pk).order_by("on")
        if found
        else ()
    )
    last = {chase.key: chase.on for chase in chases}
    rows = [_awaited(one, last.get(one.key), on) for one in found]
    return sorted(rows, key=lambda row: (-row.days_late, -(row.days or 0), row.owed.key))


def _awaited(owed: Owed, chased: date | None, on: date) -> Awaited:
    return Awaited(
        owed=owed,
        days=(on - _day(owed.since)).days if owed.since else None,
        days_late=max(0, (on - owed.due).days) if owed.due else 0,
        chased=(on - chased).days if chased else None,
    )


def _day(at: datetime) -> date:
    return at.astimezone(LONDON).date()


def awaited(kind: str, pk: uuid.UUID, *, by: Any, on: date) -> Awaited | None:
    """One thing that others owe the reader; None when it has been answered, or is not theirs."""
    return next((one for one in owed_to(by=by, on=on, kind=kind) if one.owed.pk == pk), None)
