"""What no agency owes any more: requests of a case that was discussed, taken off, or whose meeting was cancelled."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.audit.trail import record as write
from lawburrows.meetings import acts, asking
from lawburrows.meetings.models import InformationRequest, MeetingCase
from lawburrows.notices.commands import tell
from lawburrows.notices.models import Notice


def withdraw_what_is_open(case: MeetingCase, *, reason: str, by: Any, on: date) -> None:
    """Part of the command that ends the waiting."""
    for one in asking.requests_of(case, by=by, on=on):
        if one.request.state == "asked":
            withdraw(one.request, reason=reason, version=one.request.version, by=by, on=on)


def withdraw(one: InformationRequest, *, reason: str, version: int, by: Any, on: date) -> None:
    """Whoever was asked is told, without a name, that they need not search; they read why."""
    one.change(version=version, state="withdrawn", reason=reason)
    write(acts.INFORMATION_WITHDRAWN, one, by=by, on=on, fields=("state", "reason"))
    if one.asked_id != by.pk:
        tell(
            one.asked,
            Notice.Kind.MEETING_CHANGED,
            whose=by,
            by=by,
            on=on,
            address=reverse("meetings:answer_request", args=[one.pk]),
        )
