"""What meetings say in a chronology."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawburrows.casefile.said.saying import Said, Source, joined
from lawburrows.meetings.models import InformationAnswer, InformationRequest, Invitation, MeetingCase, Minutes
from lawburrows.rules.deadline import in_words
from lawburrows.rules.meetings import REPLY


def case(row: Any) -> Iterator[Said]:
    if row.state == "taken_off":
        return
    day, level = row.meeting.day, row.meeting.level
    if row.state == "closed":
        yield day, f"Discussed at a level {level} meeting", f"Next review {in_words(row.next_review)}"
    elif row.meeting.state == "planned":
        yield day, f"On a level {level} meeting", joined(row.get_why_display(), row.words)


def answer(row: Any) -> Iterator[Said]:
    yield row.answered_at, f"Answered before a meeting: {REPLY[row.reply].words}", row.text[:300]


def request(row: Any) -> Iterator[Said]:
    yield row.asked_at, "An agency was asked what it holds", row.question if row.state != "withdrawn" else row.reason


def invitation(row: Any) -> Iterator[Said]:
    yield row.asked_at, f"Asked to a meeting: {row.user}", row.post


def minutes(row: Any) -> Iterator[Said]:
    if row.agreed_at:
        yield row.agreed_at, "Minutes of a meeting were agreed", ""
    if row.circulated_at:
        yield row.circulated_at, "Minutes of a meeting were circulated", ""


SAID: tuple[Source, ...] = (
    Source("meetings", "Meetings", MeetingCase, case, ("meeting",)),
    Source("minutes", "Minutes of meetings", Minutes, minutes),
    Source("invitations", "Who was asked to meetings", Invitation, invitation, ("user",)),
    Source("information", "What agencies answered", InformationRequest, request),
    Source("information", "What agencies answered", InformationAnswer, answer),
)
