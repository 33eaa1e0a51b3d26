"""Planning, moving and cancelling a meeting, and putting cases on it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access.models import Record, StaleEdit, hold
from lawburrows.access.queries import coordinators_of
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.meetings import acts, policy, queries
from lawburrows.meetings.intake import NewCase, NewMeeting
from lawburrows.meetings.models import Meeting, MeetingCase
from lawburrows.meetings.models.meetings import later
from lawburrows.meetings.withdrawing import ELSEWHERE, take_off, withdraw_what_is_open
from lawburrows.notices.commands import tell
from lawburrows.notices.models import Notice
from lawburrows.people.policy import agency_entering
from lawburrows.rules.verdict import require

MOVED = ("day", "begins", "ends", "place", "link")


def _tell(meeting: Meeting, kind: Notice.Kind, by: Any, on: date) -> None:
    """Everybody of the meeting; the notice names no case."""
    for user in queries.whom_to_tell(meeting, by=by):
        tell(user, kind, whose=by, by=by, on=on, address=reverse("meetings:meeting", args=[meeting.pk]))


@command
def plan_meeting(new: NewMeeting, *, by: Any, on: date) -> Meeting:
    require(policy.may_plan(new.area, by=by, on=on, day=new.day))
    made = Meeting.objects.create(**vars(new), planned_by=by, planned_at=by.identity.now)
    write(acts.MEETING_PLANNED, made, by=by, on=on, fields=("area", "day", "level"))
    _tell(made, Notice.Kind.MEETING_ASKED, by, on)
    return made


@command
def change_meeting(meeting: Meeting, *, new: NewMeeting, reason: str, version: int, by: Any, on: date) -> Meeting:
    """Another day, time or place needs its reason, and everybody is told; the cases move with the beginning."""
    values = vars(new)
    moved = [name for name in MOVED if getattr(meeting, name) != values[name]]
    require(policy.may_change_meeting(meeting, by=by, reason=reason if moved else None))
    require(policy.may_plan(new.area, by=by, on=on, day=new.day if "day" in moved else None))
    if new.area.pk != meeting.area_id:
        require(policy.may_move_area(new.area, queries.cases_of(meeting, by=by)))
    before = meeting.begins
    meeting.change(version=version, **values, **({"reason": reason} if moved else {}))
    if before != new.begins:
        shift = _minutes(new.begins) - _minutes(before)
        for case in queries.cases_of(meeting, by=by):
            if case.state == "planned":
                begins = _at(_minutes(case.begins) + shift)
                case.change(version=case.version, begins=begins)
    write(acts.MEETING_CHANGED, meeting, by=by, on=on, fields=moved or ("chair", "minute_taker"), aside=reason)
    if moved:
        _tell(meeting, Notice.Kind.MEETING_CHANGED, by, on)
    return meeting


def _minutes(at: Any) -> int:
    return int(at.hour * 60 + at.minute)


def _at(minutes: int) -> Any:
    return later(queries.FIRST.replace(hour=0, minute=0), max(0, minutes))


@command
def cancel_meeting(meeting: Meeting, *, reason: str, version: int, by: Any, on: date) -> Meeting:
    """Its cases stand where they stood: each is suggested again for another meeting."""
    cases = queries.cases_of(meeting, by=by)
    closed = any(one.state == "closed" for one in cases)
    require(policy.may_cancel(meeting, by=by, closed=closed, reason=reason))
    meeting.change(version=version, state="cancelled", reason=reason)
    for case in cases:
        withdraw_what_is_open(case, reason="The meeting was cancelled", by=by, on=on)
    write(acts.MEETING_CANCELLED, meeting, by=by, on=on, fields=("state",), aside=reason)
    _tell(meeting, Notice.Kind.MEETING_CHANGED, by, on)
    return meeting


@command
def add_case(meeting: Meeting, record: Record, *, new: NewCase, by: Any, on: date) -> MeetingCase:
    hold(record.pk)
    there = MeetingCase.objects.filter(meeting=meeting, record=record).exclude(state="taken_off").exists()
    require(policy.may_add_case(meeting, record, by=by, there=there))
    owner = agency_entering(record, by=by)
    made = MeetingCase.objects.create(record=record, owner=owner, meeting=meeting, added_by=by, **vars(new))
    write(acts.CASE_ADDED, made, by=by, on=on, fields=("meeting", "begins", "why"))
    return made


@command
def move_case(case: MeetingCase, *, earlier: bool, version: int, by: Any, on: date) -> MeetingCase:
    """Changes places with the case before it or after it; both keep how long they last."""
    require(policy.may_change_case(case, by=by))
    if case.version != version:
        raise StaleEdit(case)
    row = [one for one in queries.cases_of(case.meeting, by=by) if one.state == "planned"]
    at = next(number for number, one in enumerate(row) if one.pk == case.pk)
    other = at - 1 if earlier else at + 1
    if 0 <= other < len(row):
        first, second = row[min(at, other)], row[max(at, other)]
        begins, ends = first.begins, _minutes(second.begins) + second.lasts
        second.change(version=second.version, begins=begins)
        first.change(version=first.version, begins=_at(ends - first.lasts))
    write(acts.CASE_MOVED, case, by=by, on=on, fields=("begins",))
    return case


@command
def take_case_off(case: MeetingCase, *, reason: str, version: int, by: Any, on: date) -> MeetingCase:
    require(policy.may_change_case(case, by=by, reason=reason))
    take_off(case, reason=reason, version=version, by=by, on=on)
    return case


@command
def take_off_elsewhere(case: MeetingCase, *, by: Any, on: date) -> MeetingCase:
    """The person moved: whoever coordinates there is told, and puts them on a meeting of their own."""
    require(policy.may_take_off_elsewhere(case))
    take_off(case, reason=ELSEWHERE, version=case.version, by=by, on=on)
    address = reverse("casefile:joint", args=[case.record.ref])
    for user in coordinators_of(case.record, on=on):
        tell(user, Notice.Kind.MEETING_CHANGED, record=case.record, whose=by, by=by, on=on, address=address)
    return case
