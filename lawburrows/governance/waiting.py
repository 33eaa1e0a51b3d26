"""Figures that the reader proposed, and to which no second person has agreed."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from lawburrows.access.permissions import Permission
from lawburrows.access.policy import holds
from lawburrows.access.queries import holders_of
from lawburrows.access.scope import ME
from lawburrows.governance.models import RuleRow
from lawburrows.notices.owed import Debt, Owed, Waits

PROPOSED = Q(proposed_by=ME, agreed_by=None)


def agreements(*, by: Any, on: date) -> Iterator[Owed]:
    if not holds(by, Permission.RULES_CHANGE):
        return
    for one in RuleRow.objects.filter(PROPOSED).order_by("starts", "pk"):
        yield Owed(
            "figure",
            one.pk,
            "Another person's agreement to a figure",
            text=f"{one.key}: {one.value}",
            due=one.starts,
            who="Rules",
        )


def who_agrees(pk: uuid.UUID, *, by: Any, on: date) -> Debt | None:
    one = RuleRow.objects.filter(pk=pk, agreed_by=None).first()
    if one is None:
        return None
    others = [user for user in holders_of(Permission.RULES_CHANGE, on=on) if user.pk != one.proposed_by_id]
    return Debt(None, reverse("governance:agree_figure", args=[pk]), others)


FIGURES = Waits("figure", ((RuleRow, PROPOSED),), agreements, who_agrees)
