"""Signatures that are still missing under a plan whose author asked for them: chased as anything else that is owed."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from django.db.models import Q
from django.urls import reverse

from lawburrows.access.identity import LONDON
from lawburrows.access.scope import ME
from lawburrows.notices.owed import Debt, Owed, Waits, whose
from lawburrows.plans import queries
from lawburrows.plans.models import Plan
from lawburrows.rules.plan import State, still_needed

ASKED = Q(state=State.WAITING.value, begun_by=ME, record__closed_on=None)


def signatures(*, by: Any, on: date) -> Iterator[Owed]:
    rows = Plan.objects.visible_to(by).filter(ASKED).select_related("record__person")
    for one in rows.order_by("sign_by", "pk"):
        yield Owed(
            "plan_signature",
            one.pk,
            f"Signatures under version {one.number} of the risk management plan",
            since=datetime.combine(one.asked_on, time.min, LONDON),
            due=one.sign_by,
            record=one.record_id,
            who=whose(one.record),
            ref=one.record.ref,
            whom="those who have not signed yet",
        )


def who_has_not_signed(pk: uuid.UUID, *, by: Any, on: date) -> Debt | None:
    rows = Plan.objects.visible_to(by).filter(state=State.WAITING.value, pk=pk)
    one = rows.select_related("record__lead", "owner", "begun_by").first()
    if one is None:
        return None
    whole = queries.whole(one, by=by)
    supervised = queries.supervised(one.record, by=by, on=on)
    missing = {row.key for row in still_needed(whole.signed(), supervised=supervised)}
    signed = {each.signed_by_id for each in whole.signatures} | {one.begun_by_id}
    some = queries.who_signs(one, supervised=supervised, on=on, missing=missing)
    address = reverse("plans:version", args=[one.record.ref, pk])
    return Debt(one.record, address, [user for user in some if user.pk not in signed])


PLAN_SIGNATURES = Waits("plan_signature", ((Plan, ASKED),), signatures, who_has_not_signed)
