"""What others owe the reader: every app's kinds of it, and what the list of work shows. A new kind is a line."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db.models import TextField

from lawburrows.access.identity import LONDON
from lawburrows.access.scope import ME
from lawburrows.actions.waiting import LATE_ACTIONS
from lawburrows.breaches.waiting import SUSPICIONS
from lawburrows.custody.waiting import HANDOVERS
from lawburrows.database.kept import Whether
from lawburrows.database.lists import one_of
from lawburrows.disclosures.waiting import DISCLOSURES
from lawburrows.governance.waiting import FIGURES
from lawburrows.indefinite.waiting import DECISIONS
from lawburrows.meetings.models import InformationRequest
from lawburrows.meetings.waiting import INFORMATION
from lawburrows.notices.models import Chase
from lawburrows.notices.owed import Owed, Waits
from lawburrows.orders.waiting import CONSENTS
from lawburrows.people.waiting import CORRECTIONS, REQUESTS
from lawburrows.plans.waiting import PLAN_SIGNATURES
from lawburrows.premises.models import AgencyPart
from lawburrows.premises.waiting import PARTS
from lawburrows.referrals.waiting import REFERRALS
from lawburrows.tasks.models import Escalation
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
        PLAN_SIGNATURES,
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


@dataclass(frozen=True)
class There:
    """Of what there is anything for the reader at all."""

    owed: tuple[Waits, ...]  # the kinds of which they have asked others for something
    asked: bool  # whether they are asked for what their agency holds
    brought: bool  # whether anything was brought to them of which they have not taken note


def there() -> There:
    """One statement, for nearly always there is little: what there is of it is asked for afterwards."""
    request, part, brought, *rest = _question().ask()
    owed = dict.fromkeys(waits for (waits, *_), one in zip(_ROWS, rest, strict=True) if one)
    return There(tuple(owed), request or part, brought)


@cache
def _question() -> Whether:
    """One truth for each. It names the reader by `ME`, so it is put together once for all of them."""
    request, part = (table.objects.filter(state="asked", asked=ME) for table in (InformationRequest, AgencyPart))
    brought = Escalation.objects.filter(to=ME, acknowledged_at=None)
    owed = [table._default_manager.filter(condition) for _, table, condition in _ROWS]
    return Whether(request, part, brought, *owed)


def owed_to(*, by: Any, on: date, kind: str = "", kinds: Iterable[Waits] | None = None) -> list[Awaited]:
    """What others owe the reader, of all kinds, of one, or of `kinds`: the latest first, then the oldest."""
    if kinds is None:
        kinds = [WAITING[kind]] if kind in WAITING else [] if kind else there().owed
    found = [one for waits in kinds for one in waits.owing(by=by, on=on)]
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
