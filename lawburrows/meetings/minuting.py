"""Reads about the minutes of a case: what is written, what is missing, what is proposed, who has received them."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lawburrows.access.grades import Part
from lawburrows.access.models import User
from lawburrows.access.queries import members_of
from lawburrows.actions.models import Action
from lawburrows.actions.queries import given_by
from lawburrows.governance.queries import time_limits
from lawburrows.meetings.asking import Quorum, invitations_of, quorum_of
from lawburrows.meetings.models import Dissent, Invitation, MeetingCase, Minutes, Proposal, Receipt
from lawburrows.rules.deadline import Deadline
from lawburrows.rules.intervals import interval
from lawburrows.rules.meetings import HEADINGS, OFTEN, Written, missing


def minutes_of(case: MeetingCase, *, by: Any) -> Minutes | None:
    found: Minutes | None = Minutes.objects.visible_to(by).filter(case=case).select_related("agreed_by").first()
    if found is not None:
        found.case, found.record = case, case.record
    return found


def proposals_of(minutes: Minutes, *, by: Any) -> list[Proposal]:
    """Those that wait first."""
    rows = Proposal.objects.visible_to(by).filter(minutes=minutes).select_related("proposed_by", "owner")
    found = sorted(rows.order_by("proposed_at", "pk"), key=lambda one: one.state != "proposed")
    for one in found:
        one.minutes, one.record = minutes, minutes.record
    return found


def dissents_of(minutes: Minutes, *, by: Any) -> list[Dissent]:
    rows = Dissent.objects.visible_to(by).filter(minutes=minutes).select_related("recorded_by")
    return list(rows.order_by("recorded_at", "pk"))


def receipts_of(minutes: Minutes, *, by: Any) -> list[Receipt]:
    rows = Receipt.objects.visible_to(by).filter(minutes=minutes).select_related("to")
    return list(rows.order_by("to__name", "pk"))


def my_receipt(minutes: Minutes, *, by: Any) -> Receipt | None:
    found: Receipt | None = Receipt.objects.visible_to(by).filter(minutes=minutes, to=by.pk).first()
    return found


def actions_of(case: MeetingCase, *, by: Any) -> list[Action]:
    """Those that this meeting gave about this person."""
    return given_by("meeting", [str(case.pk)], by=by)


def last_before(case: MeetingCase, *, by: Any) -> MeetingCase | None:
    """The meeting before this one at which the person was discussed."""
    rows = MeetingCase.objects.visible_to(by).filter(record=case.record_id, state="closed").exclude(pk=case.pk)
    found: MeetingCase | None = rows.select_related("meeting").order_by("-meeting__day", "-begins").first()
    return found


def quoted_review(case: MeetingCase) -> Deadline:
    """By when the next meeting would be, as often as is quoted for this level: unverified unless people agreed it."""
    day = case.meeting.day
    row = time_limits().row(OFTEN[case.meeting.level], on=day, area=case.record.area_id)
    return interval(row, day)


@dataclass(frozen=True)
class Room:
    """All that is written about a case in the room."""

    minutes: Minutes | None
    invitations: list[Invitation]
    actions: list[Action]
    quorum: Quorum
    lacking: list[str]

    def present(self, user: uuid.UUID) -> bool:
        return any(one.user_id == user and one.here is not False for one in self.invitations)


def room_of(case: MeetingCase, *, by: Any, on: date) -> Room:
    minutes = minutes_of(case, by=by)
    invitations = invitations_of(case, by=by)
    actions = actions_of(case, by=by)
    quorum = quorum_of(case, invitations, on=on)
    written = Written(
        headings=frozenset(row.key for row in HEADINGS if minutes and getattr(minutes, row.key).strip()),
        disclosure=bool(minutes and minutes.disclosure and minutes.disclosure_why),
        level=bool(minutes and minutes.level and minutes.level_why),
        next_review=bool(minutes and minutes.next_review),
        actions=bool(actions or (minutes and minutes.no_actions)),
        attendance=any(one.here for one in invitations),
        quorum=quorum.met or bool(minutes and minutes.no_quorum),
    )
    return Room(minutes, invitations, actions, quorum, missing(written))


def whom_to_send(case: MeetingCase, invitations: Sequence[Invitation], *, on: date) -> tuple[list[User], list[User]]:
    """Of those who were asked, the chair and the minute-taker: who reads minutes in the case, and who does not."""
    asked = {one.user_id: one.user for one in invitations}
    asked |= {one.pk: one for one in (case.meeting.chair, case.meeting.minute_taker)}
    readers = {one.user_id for one in members_of(Part.MINUTES, case.record, on=on)}
    readers |= {case.meeting.minute_taker_id}  # who wrote them
    return (
        [user for key, user in asked.items() if key in readers],
        [user for key, user in asked.items() if key not in readers],
    )
