"""What others owe the reader: every app's kinds of it, and what the list of work shows. A new kind is a line."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Exists, TextField

from lawburrows.access.identity import LONDON
from lawburrows.access.models import User
from lawburrows.access.scope import ME
from lawburrows.actions.waiting import LATE_ACTIONS
from lawburrows.breaches.waiting import SUSPICIONS
from lawburrows.custody.waiting import HANDOVERS
from lawburrows.database.lists import one_of
from lawburrows.disclosures.waiting import DISCLOSURES
from lawburrows.governance.waiting import FIGURES
from lawburrows.indefinite.waiting import DECISIONS
from lawburrows.meetings.waiting import INFORMATION
from lawburrows.notices.models import Chase
from lawburrows.notices.owed import Owed, Waits
from lawburrows.orders.waiting import CONSENTS
from lawburrows.people.waiting import CORRECTIONS, REQUESTS
from lawburrows.premises.waiting import PARTS
from lawburrows.referrals.waiting import REFERRALS
from lawburrows.visits.waiting import RECEIPTS, SIGNATURES

WAITING: dict[str, Waits] = {
    waits.kind: waits
    for waits in (
        REQUESTS,
        CORRECTIONS,
        CONSENTS,
        SUSPICIONS,
        HANDOVERS,
        DECISIONS,
        SIGNATURES,
        RECEIPTS,
        REFERRALS,
        FIGURES,
        INFORMATION,
        PARTS,
        LATE_ACTIONS,
        DISCLOSURES,
    )
}
_ROWS = [(waits, table, asked) for waits in WAITING.values() for table, asked in waits.asked]


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
    kinds = [WAITING[kind]] if kind in WAITING else [] if kind else _asked()
    found = [one for waits in kinds for one in waits.owing(by=by, on=on)]
    chases = (
        Chase.objects.filter(one_of("key", {one.key for one in found}, kind=TextField), by=by.pk).order_by("on")
        if found
        else ()
    )
    last = {chase.key: chase.on for chase in chases}
    rows = [_awaited(one, last.get(one.key), on) for one in found]
    return sorted(rows, key=lambda row: (-row.days_late, -(row.days or 0), row.owed.key))


def _asked() -> list[Waits]:
    """The kinds of which the reader has asked for anything: one statement, for nearly always they are few."""
    text, values = _question()
    with connection.cursor() as cursor:
        cursor.execute(text, values)
        answers = cursor.fetchone()
    return list(dict.fromkeys(waits for (waits, *_), there in zip(_ROWS, answers, strict=True) if there))


@cache
def _question() -> tuple[str, tuple[Any, ...]]:
    """One truth for each of `_ROWS`. It names the reader by `ME`, so it is put together once for all of them."""
    rows = User.objects.filter(pk=ME).values_list(
        *(Exists(table._default_manager.filter(asked)) for _, table, asked in _ROWS)
    )
    return rows.query.sql_with_params()


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
