"""What comes to an end with a case that was taken off, discussed, or whose meeting was cancelled: nobody searches on."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.audit.trail import record as write
from lawburrows.meetings import acts, asking
from lawburrows.meetings.models import InformationRequest, Invitation, MeetingCase
from lawburrows.notices.commands import tell
from lawburrows.notices.models import Notice

ELSEWHERE = "The person is managed in another area now"


def take_off(case: MeetingCase, *, reason: str, version: int, by: Any, on: date, told_outside: str = "") -> None:
    """Part of the command that ends it. Whoever was asked to the case, chairs or minutes learns without a name that the
    cases of the meeting have changed; whoever was asked for information reads `told_outside`, or that it is so."""
    meeting, asked = case.meeting, Invitation.objects.visible_to(by).filter(case=case).select_related("user")
    told = {one.pk: one for one in (meeting.chair, meeting.minute_taker, *(each.user for each in asked))}
    case.change(version=version, state="taken_off", reason=reason)
    case.meeting = meeting
    withdraw_what_is_open(case, reason=told_outside or "The case was taken off the meeting", by=by, on=on)
    write(acts.CASE_TAKEN_OFF, case, by=by, on=on, fields=("state", "reason"))
    for user in told.values():
        if user.pk != getattr(by, "pk", None):
            address = reverse("meetings:meeting", args=[meeting.pk])
            tell(user, Notice.Kind.MEETING_CHANGED, whose=by, by=by, on=on, address=address)


def withdraw_what_is_open(case: MeetingCase, *, reason: str, by: Any, on: date) -> None:
    """Part of the command that ends the waiting."""
    for one in asking.requests_of(case, by=by, on=on):
        if one.request.state == "asked":
            withdraw(one.request, reason=reason, version=one.request.version, by=by, on=on)


def withdraw(one: InformationRequest, *, reason: str, version: int, by: Any, on: date) -> None:
    """Whoever was asked is told, without a name, that they need not search; they read why."""
    one.change(version=version, state="withdrawn", reason=reason)
    write(acts.INFORMATION_WITHDRAWN, one, by=by, on=on, fields=("state", "reason"))
    if one.asked_id != getattr(by, "pk", None):
        tell(
            one.asked,
            Notice.Kind.MEETING_CHANGED,
            whose=by,
            by=by,
            on=on,
            address=reverse("meetings:answer_request", args=[one.pk]),
        )
