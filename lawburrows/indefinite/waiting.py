"""Decisions about indefinite requirements that the reader prepared, and that another person has not made."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from django.db.models import Q
from django.urls import reverse

from lawburrows.access.identity import LONDON
from lawburrows.access.permissions import Permission
from lawburrows.access.queries import holders_of
from lawburrows.access.scope import ME
from lawburrows.indefinite.models import ReviewDecision
from lawburrows.notices.owed import Debt, Owed, Waits, whose

PREPARED = Q(decided_on=None, prepared_by=ME)


def decisions(*, by: Any, on: date) -> Iterator[Owed]:
    rows = ReviewDecision.objects.visible_to(by).filter(PREPARED).select_related("record__person", "review")
    for one in rows.order_by("review__date_of_discharge", "pk"):
        yield Owed(
            "review",
            one.pk,
            "The decision whether indefinite requirements continue",
            since=datetime.combine(one.prepared_on, time.min, LONDON),
            due=one.review.date_of_discharge,
            record=one.record_id,
            who=whose(one.record),
            ref=one.record.ref,
            began="prepared",
        )


def who_decides(pk: uuid.UUID, *, by: Any, on: date) -> Debt | None:
    one = ReviewDecision.objects.visible_to(by).filter(decided_on=None, pk=pk).select_related("record").first()
    if one is None:
        return None
    deciders = holders_of(Permission.INDEFINITE_DECIDE, on=on).filter(
        postings__area__covers__council_area=one.record.area_id
    )
    address = reverse("indefinite:review", args=[one.record.ref])
    return Debt(one.record, address, [user for user in deciders.distinct() if user.pk != one.prepared_by_id])


DECISIONS = Waits("review", ((ReviewDecision, PREPARED),), decisions, who_decides)
