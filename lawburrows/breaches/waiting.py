"""Decisions about suspicions for which nobody has agreed a time; the others are dates, and stand with what is due."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from django.db.models import Q
from django.urls import reverse

from lawburrows.access.identity import LONDON
from lawburrows.access.models import Record
from lawburrows.access.queries import naming, who_decides_in
from lawburrows.access.scope import ME
from lawburrows.breaches.deadlines import WAITS, undated
from lawburrows.breaches.models import Suspicion
from lawburrows.notices.owed import Debt, Owed, Waits, whose

# All that wait for a decision, whether a time was agreed for it or not.
UNDECIDED = Q(state__in=list(WAITS), record__in=Record.objects.filter(naming(ME)))


def decisions_without_a_time(*, by: Any, on: date) -> Iterator[Owed]:
    for one, what in undated(naming(by.pk), by=by, on=on):
        yield Owed(
            "suspicion",
            one.pk,
            what,
            text=one.alleged,
            since=datetime.combine(one.since, time.min, LONDON),
            record=one.record_id,
            who=whose(one.record),
            ref=one.record.ref,
            began="since",
        )


def who_decides_a_suspicion(pk: uuid.UUID, *, by: Any, on: date) -> Debt | None:
    one = Suspicion.objects.visible_to(by).select_related("record__manager", "record__area").filter(pk=pk).first()
    if one is None:
        return None
    address = reverse("breaches:suspicion", args=[one.record.ref, pk])
    return Debt(one.record, address, who_decides_in(one.record, one.record.area, on=on))


SUSPICIONS = Waits("suspicion", ((Suspicion, UNDECIDED),), decisions_without_a_time, who_decides_a_suspicion)
