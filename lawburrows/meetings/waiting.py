"""What agencies owe whoever asked them for information before a meeting."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from lawburrows.access.queries import may_know
from lawburrows.access.scope import ME
from lawburrows.meetings.models import InformationRequest
from lawburrows.notices.owed import Debt, Owed, Waits, whose

ASKED = Q(state="asked", asked_by=ME, case__state="planned", record__closed_on=None)


def answers(*, by: Any, on: date) -> Iterator[Owed]:
    rows = InformationRequest.objects.visible_to(by).filter(ASKED)
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


INFORMATION = Waits("information", ((InformationRequest, ASKED),), answers, who_answers)
