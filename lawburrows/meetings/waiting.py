"""What agencies owe whoever asked them for information before a meeting."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access.permissions import Permission
from lawburrows.access.policy import may
from lawburrows.access.queries import may_know
from lawburrows.meetings.models import InformationRequest
from lawburrows.notices.owed import Debt, Owed, Waits, whose


def answers(*, by: Any, on: date) -> Iterator[Owed]:
    """Only whoever plans meetings asks; for the others it need not be looked up."""
    if not may(by, Permission.MEETINGS_PLAN):
        return
    rows = InformationRequest.objects.visible_to(by).filter(state="asked", asked_by=by.pk, case__state="planned")
    for one in rows.select_related("record__person", "agency", "asked").order_by("due", "pk"):
        yield Owed(
            "information",
            one.pk,
            "What an agency holds, before a meeting",
            text=one.question,
            since=one.asked_at,
            due=one.due,
            record=one.record_id,
            who=whose(one.record),
            ref=one.record.ref,
            whom=f"{one.asked}, {one.agency}",
            telephone=one.asked.telephone or one.agency.telephone,
        )


def who_answers(pk: uuid.UUID, *, by: Any, on: date) -> Debt | None:
    """Whoever is asked may have nothing else of the record: the notice names none."""
    rows = InformationRequest.objects.visible_to(by).filter(state="asked", pk=pk)
    one = rows.select_related("asked", "record").first()
    if one is None:
        return None
    return Debt(None, reverse("meetings:answer_request", args=[pk]), may_know([one.asked], one.record, on=on))


INFORMATION = Waits("information", answers, who_answers)
