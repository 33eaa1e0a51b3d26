"""Handovers that the reader proposed, or of whose case they are the record manager, and that nobody has answered."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from lawburrows.access.queries import who_takes_over
from lawburrows.access.scope import ME
from lawburrows.custody.models import Handover
from lawburrows.notices.owed import Debt, Owed, Waits, whose

UNANSWERED = Q(state=Handover.State.WAITING) & (Q(proposed_by=ME) | Q(record__manager=ME))


def answers_to_handovers(*, by: Any, on: date) -> Iterator[Owed]:
    """`due` is the day on which it was to take effect: until it is accepted, the giver leads."""
    for one in (
        Handover.objects.visible_to(by)
        .filter(UNANSWERED)
        .select_related("record__person", "to_agency")
        .order_by("proposed_at", "pk")
    ):
        yield Owed(
            "handover",
            one.pk,
            "Acceptance of a handover",
            text=one.note,
            since=one.proposed_at,
            due=one.takes_effect_on,
            record=one.record_id,
            who=whose(one.record),
            ref=one.record.ref,
            whom=one.to_agency.name,
            telephone=one.to_agency.telephone,
            began="proposed",
        )


def who_answers_a_handover(pk: uuid.UUID, *, by: Any, on: date) -> Debt | None:
    rows = Handover.objects.visible_to(by).select_related("record", "to_agency", "to_area")
    one = rows.filter(pk=pk, state=Handover.State.WAITING).first()
    if one is None:
        return None
    found = who_takes_over(one.record, one.to_agency, one.to_area, on=on)
    takers = [user for user in found if user.pk != one.proposed_by_id]
    return Debt(one.record, reverse("custody:handover", args=[one.record.ref, pk]), takers)


HANDOVERS = Waits("handover", ((Handover, UNANSWERED),), answers_to_handovers, who_answers_a_handover)
