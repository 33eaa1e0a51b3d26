"""Joint visits that the second has not signed as they stand, and referrals of a child or adult without a receipt."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from lawburrows.access.models import Posting
from lawburrows.access.permissions import Permission
from lawburrows.access.queries import holders_of
from lawburrows.access.scope import ME
from lawburrows.notices.owed import Debt, Owed, Waits, whose
from lawburrows.rules.visiting import receipt_of
from lawburrows.visits.models import ProtectionReceipt, ProtectionReferral, Visit
from lawburrows.visits.queries import UNSIGNED, day_of, receipt_figures

MINE_UNSIGNED = UNSIGNED & Q(author=ME)


def signatures(*, by: Any, on: date) -> Iterator[Owed]:
    rows = Visit.objects.visible_to(by).filter(MINE_UNSIGNED)
    for one in rows.select_related("record__person", "second").order_by("at", "pk"):
        again = "The second signature, again since it was corrected" if one.signed_version else "The second signature"
        yield Owed(
            "visit",
            one.pk,
            f"{again} of a joint visit",
            since=one.recorded_at,
            record=one.record_id,
            who=whose(one.record),
            ref=one.record.ref,
            whom=str(one.second),
            telephone=getattr(one.second, "telephone", ""),
            began="recorded",
        )


def who_signs(pk: uuid.UUID, *, by: Any, on: date) -> Debt | None:
    one = Visit.objects.visible_to(by).filter(UNSIGNED, pk=pk).select_related("record", "second").first()
    if one is None or one.second is None:
        return None
    return Debt(one.record, reverse("visits:visit", args=[one.record.ref, pk]), [one.second])


WITHOUT_RECEIPT = ~Exists(ProtectionReceipt.objects.filter(referral=OuterRef("pk")))

MADE = Q(WITHOUT_RECEIPT, made_by=ME)


def receipts(*, by: Any, on: date) -> Iterator[Owed]:
    """Those that the reader made; the day follows from the agreed figure, or from our own."""
    rows = list(ProtectionReferral.objects.visible_to(by).filter(MADE).select_related("record__person", "to"))
    figures = receipt_figures(on=on) if rows else {}
    for one in sorted(rows, key=lambda one: (one.made_at, one.pk)):
        yield Owed(
            "referral",
            one.pk,
            f"Receipt of a referral: {one.get_kind_display()}",
            since=one.made_at,
            due=receipt_of(day_of(one.made_at), urgent=one.urgent, figures=figures).due,
            record=one.record_id,
            who=whose(one.record),
            ref=one.record.ref,
            whom=f"{one.to}{', ' if one.team else ''}{one.team}",
            telephone=one.to.telephone,
            began="made",
        )


def who_receives(pk: uuid.UUID, *, by: Any, on: date) -> Debt | None:
    one = ProtectionReferral.objects.visible_to(by).filter(WITHOUT_RECEIPT, pk=pk).select_related("record").first()
    if one is None:
        return None
    posted = Posting.objects.in_force(on).filter(agency=one.to_id).values("user")
    receivers = list(holders_of(Permission.PROTECTION_RECEIVE, on=on).filter(pk__in=posted))
    return Debt(one.record, reverse("visits:receive_referral", args=[one.record.ref, pk]), receivers)


SIGNATURES = Waits("visit", ((Visit, MINE_UNSIGNED),), signatures, who_signs)
RECEIPTS = Waits("referral", ((ProtectionReferral, MADE),), receipts, who_receives)
