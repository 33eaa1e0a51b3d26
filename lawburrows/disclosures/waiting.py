"""Disclosures that the reader proposed, or told at once, and that nobody with authority has answered."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from lawburrows.access.scope import ME
from lawburrows.disclosures.models import Disclosure
from lawburrows.disclosures.queries import approvers
from lawburrows.notices.owed import Debt, Owed, Waits, whose
from lawburrows.rules.disclosures import TO_DECIDE

WAIT = Q(state__in=TO_DECIDE, begun_by=ME, record__closed_on=None)


def answers(*, by: Any, on: date) -> Iterator[Owed]:
    rows = Disclosure.objects.visible_to(by).filter(WAIT).select_related("record__person", "asked", "record__lead")
    for one in rows.order_by("decide_by", "pk"):
        yield Owed(
            "disclosure",
            one.pk,
            f"Approval of disclosure {one.number}{', told at once' if one.urgent else ''}",
            due=one.decide_by,
            record=one.record_id,
            who=whose(one.record),
            ref=one.record.ref,
            whom=str(one.asked or one.record.lead),
            telephone=getattr(one.asked, "telephone", ""),
        )


def who_approves(pk: uuid.UUID, *, by: Any, on: date) -> Debt | None:
    one = Disclosure.objects.visible_to(by).filter(state__in=TO_DECIDE, pk=pk).select_related("record").first()
    if one is None:
        return None
    address = reverse("disclosures:disclosure", args=[one.record.ref, pk])
    found = approvers(one.record, one.route, on=on, but=[one.begun_by_id])
    return Debt(one.record, address, [user for user in found if one.asked_id in (None, user.pk)] or found)


DISCLOSURES = Waits("disclosure", ((Disclosure, WAIT),), answers, who_approves)
