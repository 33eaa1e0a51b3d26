"""What agencies owe whoever asked them for their part of an assessment."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from lawburrows.access.queries import may_know
from lawburrows.access.scope import ME
from lawburrows.notices.owed import Debt, Owed, Waits, whose
from lawburrows.premises.models import AgencyPart

ASKED = Q(state="asked", asked_by=ME, record__closed_on=None)


def parts(*, by: Any, on: date) -> Iterator[Owed]:
    rows = AgencyPart.objects.visible_to(by).filter(ASKED)
    for one in rows.select_related("record__person", "agency", "asked").order_by("due", "pk"):
        yield Owed(
            "premises",
            one.pk,
            "An agency's part of an assessment of an address",
            text=one.place,
            since=one.asked_at,
            due=one.due,
            record=one.record_id,
            who=whose(one.record),
            ref=one.record.ref,
            whom=f"{one.asked}, {one.agency}",
            telephone=one.asked.telephone or one.agency.telephone,
        )


def who_writes(pk: uuid.UUID, *, by: Any, on: date) -> Debt | None:
    """Whoever is asked may have nothing else of the record: the notice names none."""
    rows = AgencyPart.objects.visible_to(by).filter(state="asked", pk=pk)
    one = rows.select_related("asked", "record").first()
    if one is None:
        return None
    return Debt(None, reverse("premises:write_part", args=[pk]), may_know([one.asked], one.record, on=on))


PARTS = Waits("premises", ((AgencyPart, ASKED),), parts, who_writes)
