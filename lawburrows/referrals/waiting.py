"""Notifications and referrals that the reader sent, and that the coordinator has not answered."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from django.db.models import Q
from django.urls import reverse

from lawburrows.access.identity import LONDON
from lawburrows.access.queries import coordinators_of
from lawburrows.access.scope import ME
from lawburrows.notices.owed import Debt, Owed, Waits, whose
from lawburrows.referrals.models import Referral
from lawburrows.rules.referrals import State

SENT = Q(state=State.SENT.value, sent_by=ME, record__closed_on=None)


def answers_to_referrals(*, by: Any, on: date) -> Iterator[Owed]:
    for one in (
        Referral.objects.visible_to(by).filter(SENT).select_related("record__person", "to").order_by("sent_on", "pk")
    ):
        yield Owed(
            "mappa_referral",
            one.pk,
            f"The coordinator's answer to a {one.get_kind_display()}",
            since=datetime.combine(one.sent_on, time.min, LONDON),
            record=one.record_id,
            who=whose(one.record),
            ref=one.record.ref,
            whom=one.to.name,
            telephone=one.to.telephone,
            began="sent",
        )


def who_answers_a_referral(pk: uuid.UUID, *, by: Any, on: date) -> Debt | None:
    rows = Referral.objects.visible_to(by).filter(state=State.SENT.value, pk=pk)
    one = rows.select_related("record").first()
    if one is None:
        return None
    address = reverse("referrals:referral", args=[one.record.ref, pk])
    return Debt(one.record, address, coordinators_of(one.record, on=on))


REFERRALS = Waits("mappa_referral", ((Referral, SENT),), answers_to_referrals, who_answers_a_referral)
