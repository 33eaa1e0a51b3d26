"""Actions that the reader gave to others and that are late: they are chased as anything else that somebody owes."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.actions.models import Action
from lawburrows.notices.owed import Debt, Owed, Waits, whose
from lawburrows.rules.actions import ActionState


def _open(by: Any) -> Any:
    return Action.objects.visible_to(by).filter(state=ActionState.OPEN.value)


def late_actions(*, by: Any, on: date) -> Iterator[Owed]:
    """From the day after the one that was given; of what is not late yet, whoever has it is told in My work."""
    rows = _open(by).filter(given_by=by.pk, due__lt=on).exclude(whose=by.pk)
    for one in rows.select_related("record__person", "whose", "agency").order_by("due", "pk"):
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
    one = _open(by).filter(pk=pk).select_related("record", "whose").first()
    if one is None:
        return None
    return Debt(one.record, reverse("actions:action", args=[one.record.ref, pk]), [one.whose])


LATE_ACTIONS = Waits("action", late_actions, who_has_it)
