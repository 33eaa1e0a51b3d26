"""Who is told of what happened to an assessment: never by name to somebody who may have nothing else of the record."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access.models import User
from lawburrows.access.queries import may_know
from lawburrows.audit.trail import record as write
from lawburrows.notices.commands import tell
from lawburrows.notices.models import Notice
from lawburrows.premises import acts
from lawburrows.premises.models import AgencyPart, Assessment


def withdraw(part: AgencyPart, *, reason: str, version: int, by: Any, on: date) -> None:
    """Whoever was asked is told, without a name, that they need not write; they read why."""
    part.change(version=version, state="withdrawn", reason=reason[:300])
    write(acts.PART_WITHDRAWN, part, by=by, on=on, fields=("state", "reason"))
    tell_of_part(part.asked, Notice.Kind.PREMISES_ASKED, reverse("premises:write_part", args=[part.pk]), by, on)


def tell_of_part(user: User, kind: Notice.Kind, address: str, by: Any, on: date) -> None:
    if user.pk != by.pk:
        tell(user, kind, whose=by, by=by, on=on, address=address)


def tell_the_case(assessment: Assessment, *, by: Any, on: date) -> None:
    """Part of a decision: whoever asked, and those named in the case, as far as they may know of it."""
    record = assessment.record
    named = [assessment.asked_by, record.manager, record.supervising_officer, record.notification_officer]
    address = reverse("premises:one", args=[record.ref, assessment.premises_id])
    for user in may_know([one for one in named if one is not None], record, on=on):
        if user.pk != by.pk:
            tell(user, Notice.Kind.PREMISES_DECIDED, record=record, whose=by, by=by, on=on, address=address)
