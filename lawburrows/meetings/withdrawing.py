"""What no agency owes any more: requests of a case that was discussed, taken off, or whose meeting was cancelled."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.audit.trail import record as write
from lawburrows.meetings import acts, asking
from lawburrows.meetings.models import MeetingCase


def withdraw_what_is_open(case: MeetingCase, *, reason: str, by: Any, on: date) -> None:
    """Part of the command that ends the waiting; whoever was asked reads why."""
    for one in asking.requests_of(case, by=by, on=on):
        if one.request.state == "asked":
            one.request.change(version=one.request.version, state="withdrawn", reason=reason)
            write(acts.INFORMATION_WITHDRAWN, one.request, by=by, on=on, fields=("state", "reason"))
