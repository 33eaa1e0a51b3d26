"""What the Scottish Ministers were asked to consent to, and have not answered."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from django.db.models import Q
from django.urls import reverse

from lawburrows.access.grades import Grade
from lawburrows.access.identity import LONDON
from lawburrows.access.models import Agency, Partner, Posting, Record, User
from lawburrows.access.queries import in_force, naming
from lawburrows.access.roles import keys
from lawburrows.access.scope import ME
from lawburrows.notices.owed import Debt, Owed, Waits, whose
from lawburrows.orders.models import Consent

WORKING = keys(lambda role: role.inside >= Grade.FULL)

ASKED = Q(answer="", record__in=Record.objects.filter(naming(ME)))


def consents(*, by: Any, on: date) -> Iterator[Owed]:
    for one in Consent.objects.visible_to(by).filter(ASKED).select_related("record__person").order_by("asked_on", "pk"):
        yield Owed(
            "consent",
            one.pk,
            f"Consent of the Scottish Ministers: {one.get_matter_display()}",
            text=one.what,
            since=datetime.combine(one.asked_on, time.min, LONDON),
            due=one.needed_by,
            record=one.record_id,
            who=whose(one.record),
            ref=one.record.ref,
        )


def who_consents(pk: uuid.UUID, *, by: Any, on: date) -> Debt | None:
    """Those of the Scottish Government who work with the case."""
    one = Consent.objects.visible_to(by).filter(answer="", pk=pk).select_related("record").first()
    if one is None:
        return None
    partners = Partner.objects.filter(in_force(on), record=one.record_id, agency__kind=Agency.Kind.GOVERNMENT)
    posted = Posting.objects.in_force(on).filter(agency__in=partners.values("agency"), role__in=WORKING)
    there = User.objects.filter(pk__in=posted.values("user"), is_active=True).order_by("name", "pk")
    return Debt(one.record, reverse("orders:answer_consent", args=[one.record.ref, pk]), list(there))


CONSENTS = Waits("consent", ((Consent, ASKED),), consents, who_consents)
