"""Meetings and their cases for tests; each says only what the test is about."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from lawburrows.access.models import Agency, Record, User
from lawburrows.meetings.models import (
    InformationAnswer,
    InformationRequest,
    Invitation,
    Meeting,
    MeetingCase,
    Minutes,
    Proposal,
)
from tests.people import NOON, World

AHEAD = date(2027, 3, 2)


def meeting(world: World, **more: Any) -> Meeting:
    """A level 2 meeting of Fife that Effie minutes and Angus chairs."""
    return Meeting.objects.create(
        **{
            "area": world.fife_area,
            "level": 2,
            "day": AHEAD,
            "begins": time(14),
            "ends": time(16),
            "place": "Room 3",
            "chair": world.angus,
            "minute_taker": world.effie,
            "planned_by": world.effie,
            "planned_at": NOON,
        }
        | more
    )


def case(of: Meeting, record: Record, *, by: User, **more: Any) -> MeetingCase:
    return MeetingCase.objects.create(
        **{
            "record": record,
            "owner": record.lead,
            "meeting": of,
            "begins": of.begins,
            "lasts": 20,
            "why": "review",
            "added_by": by,
        }
        | more
    )


def invitation(of: MeetingCase, user: User, *, by: User, **more: Any) -> Invitation:
    return Invitation.objects.create(
        **{
            "record": of.record,
            "owner": of.owner,
            "case": of,
            "agency": user.postings.get().agency,
            "user": user,
            "seniority": "practitioner",
            "marking": of.record.marking,
            "asked_by": by,
            "asked_at": NOON,
        }
        | more
    )


def request(of: MeetingCase, user: User, *, by: User, agency: Agency | None = None, **more: Any) -> InformationRequest:
    return InformationRequest.objects.create(
        **{
            "record": of.record,
            "owner": of.owner,
            "case": of,
            "agency": agency or user.postings.get().agency,
            "asked": user,
            "identity": "Name: Iain Invented",
            "question": "What do you hold?",
            "due": of.meeting.day,
            "marking": of.record.marking,
            "asked_by": by,
            "asked_at": NOON,
        }
        | more
    )


def answer(to: InformationRequest, reply: str = "none", text: str = "") -> InformationAnswer:
    to.state = "answered"
    to.save()
    return InformationAnswer.objects.create(
        record=to.record,
        owner=to.agency,
        request=to,
        reply=reply,
        text=text,
        answered_by=to.asked,
        answered_at=NOON,
    )


def minutes(of: MeetingCase, **more: Any) -> Minutes:
    """Nothing is missing in them but who was there, unless the test leaves something out."""
    return Minutes.objects.create(
        **{
            "record": of.record,
            "owner": of.owner,
            "case": of,
            "discussion": "Housing said that the tenancy is kept",
            "risks": "None new",
            "victims": "Nothing new",
            "children": "No contact",
            "diversity": "Reads with difficulty",
            "disclosure": "no",
            "disclosure_why": "Nobody new is at risk",
            "level": 3,
            "level_why": "Senior managers must commit resources",
            "next_review": of.meeting.day + timedelta(days=42),
            "no_actions": "All that was asked is done",
        }
        | more
    )


def proposal(to: Minutes, *, by: User, **more: Any) -> Proposal:
    return Proposal.objects.create(
        **{
            "record": to.record,
            "owner": to.owner,
            "minutes": to,
            "heading": "risks",
            "text": "The tag was cut twice",
            "proposed_by": by,
            "proposed_at": NOON,
        }
        | more
    )
