"""Actions that the reader gave to others and that are late: they are chased as anything else that somebody owes."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from lawburrows.access.scope import ME, TODAY
from lawburrows.actions import queries
from lawburrows.actions.models import Action
from lawburrows.notices.owed import Debt, Owed, Waits, whose
from lawburrows.rules.actions import ActionState

OPEN = Q(state=ActionState.OPEN.value)

# From the day after the one that was given; of what is not late yet, whoever has it is told in My work.
LATE = OPEN & Q(given_by=ME, due__lt=TODAY, record__closed_on=None) & ~Q(whose=ME)


def late_actions(*, by: Any, on: date) -> Iterator[Owed]:
    for one in (
        Action.objects.visible_to(by)
        .filter(LATE)
        .select_related("record__person", "whose", "agency")
        .order_by("due", "pk")
    ):
        yield Owed(
            "action",
            one.pk,
            f"Action {one.number}: {one.what[:120]}",
            due=one.due,
            record=one.record_id,
            who=whose(one.record),
            ref=one.record.ref,
            whom=f"{one.whose}, {one.agency}",
            telephone=one.whose.telephone or one.agency.telephone,
            began="given",
        )


def who_has_it(pk: uuid.UUID, *, by: Any, on: date) -> Debt | None:
    one = Action.objects.visible_to(by).filter(OPEN, pk=pk).select_related("record", "whose", "agency").first()
    if one is None:
        return None
    reads = queries.may_have(
        one.whose, one.agency, one.record, on=on
    )  # whoever is in the case no more is not told of it
    return Debt(one.record, reverse("actions:action", args=[one.record.ref, pk]), [one.whose] if reads else [])


LATE_ACTIONS = Waits("action", ((Action, LATE),), late_actions, who_has_it)
