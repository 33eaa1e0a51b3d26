"""Writing an executive summary, giving it to a second person, and releasing it or returning it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access.models import User, hold
from lawburrows.access.queries import coordinators_of, may_know
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as note
from lawburrows.meetings import minuting
from lawburrows.meetings.models import MeetingCase
from lawburrows.notices.commands import tell
from lawburrows.notices.models import Notice
from lawburrows.people.policy import agency_entering
from lawburrows.rules.verdict import require
from lawburrows.summaries import acts, policy, queries
from lawburrows.summaries.models import ExecutiveSummary


def _tell(users: Iterable[User], kind: Notice.Kind, summary: ExecutiveSummary, by: Any, on: date) -> None:
    address = reverse("summaries:executive_summary", args=[summary.record.ref, summary.case_id])
    for user in may_know(users, summary.record, on=on):
        if user.pk != by.pk:
            tell(user, kind, record=summary.record, whose=by, by=by, on=on, address=address)


@command
def write_summary(case: MeetingCase, *, for_whom: str, text: str, version: int, by: Any, on: date) -> ExecutiveSummary:
    """`version` 0 begins it."""
    hold(case.record_id)
    summary = queries.summary_of(case, by=by)
    require(policy.may_write(case, minuting.minutes_of(case, by=by), summary, by=by))
    values = {"for_whom": for_whom, "text": text, "written_at": by.identity.now}
    if summary is None:
        owner = agency_entering(case.record, by=by)
        summary = ExecutiveSummary.objects.create(record=case.record, owner=owner, case=case, written_by=by, **values)
    else:
        summary.change(version=version, **values)
    note(acts.SUMMARY_WRITTEN, summary, by=by, on=on, fields=("for_whom", "text"))
    return summary


@command
def send_summary(summary: ExecutiveSummary, *, version: int, by: Any, on: date) -> ExecutiveSummary:
    """From here nobody changes its text until a second person has answered."""
    require(policy.may_send(summary, by=by))
    summary.change(version=version, state="waiting", checked_by=None, checked_at=None, returned_because="")
    note(acts.SUMMARY_SENT, summary, by=by, on=on, fields=("state",))
    meeting = summary.case.meeting
    checkers = [meeting.chair, meeting.minute_taker, *coordinators_of(summary.record, on=on)]
    _tell(dict.fromkeys(filter(None, checkers)), Notice.Kind.SUMMARY_WAITS, summary, by, on)
    return summary


@command
def judge_summary(
    summary: ExecutiveSummary, *, release: bool, reason: str, version: int, by: Any, on: date
) -> ExecutiveSummary:
    """Released, if it names nobody by what the record holds at this moment; or returned with the reason."""
    hold(summary.record_id)
    if release:
        require(policy.may_release(summary, queries.places_in(summary.text, summary.record, by=by), by=by))
    else:
        require(policy.may_judge(summary, by=by, reason=reason))
    answered = {"checked_by": by, "checked_at": by.identity.now, "returned_because": "" if release else reason}
    summary.change(version=version, state="released" if release else "returned", **answered)
    act = acts.SUMMARY_RELEASED if release else acts.SUMMARY_RETURNED
    note(act, summary, by=by, on=on, fields=("state",) if not release else ("state", "text", "for_whom"))
    if not release:
        _tell([summary.written_by], Notice.Kind.SUMMARY_RETURNED, summary, by, on)
    return summary
