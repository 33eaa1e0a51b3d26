"""A meeting of next week with answers in all four ways and one late, and one that was held, with its minutes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Any

from lawburrows.access.models import Agency, Area, Record, User
from lawburrows.demo.personas import HOME, PERSONAS
from lawburrows.meetings.models import (
    InformationAnswer,
    InformationRequest,
    Invitation,
    Meeting,
    MeetingCase,
    Minutes,
)
from lawburrows.people.models import Person
from lawburrows.summaries.models import ExecutiveSummary

ASKED = (  # who is asked, by the first name, and the answer; none: late
    ("Aileen", "shared", "Two calls to the address in October; no charge followed"),
    ("Bashir", "not_relevant", ""),
    ("Dougal", "discuss", "An appointment was missed; whether that bears on risk is to be discussed"),
    ("Catriona", "none", ""),
    ("Oonagh", "", ""),
)
SAID = {
    "discussion": "Police: no new concern. Social work: appointments are kept. Housing: the tenancy is quiet.",
    "risks": "No new risk. The meeting holds that what sets the risk off is unchanged.",
    "victims": "Nothing new; the wish to be told stands.",
    "children": "No contact with children is known.",
    "diversity": "Letters are read aloud.",
    "disclosure": "no",
    "disclosure_why": "Nobody new is at risk, so that nothing need be told.",
    "level": 2,
    "level_why": "Housing and social work must go on acting together.",
    "no_actions": "What was asked at the last meeting is done.",
}

RELEASED = (
    "The person was discussed at a level 2 meeting.\n\nLevel decided: 2. Why: housing and social work must go on acting "
    "together.\n\nDisclosure was not considered. Nobody new is at risk.\n\nNo action follows."
)


def dress_meetings(mine: Sequence[Record], *, by: Any, on: date) -> None:
    """Of the first people of Fife three are on the meeting ahead, and the first was on the one before."""
    emails = {one.name.split()[0]: one.email for one in PERSONAS}
    users = {one.email: one for one in User.objects.filter(email__in=emails.values())}
    who = {first: users[email] for first, email in emails.items() if email in users}
    home = set(Area.objects.filter(kind=Area.Kind.COUNCIL, name=HOME).values_list("pk", flat=True))
    some = [one for one in mine if one.area_id in home and not one.restricted and not one.closed_on][:3]
    if len(some) < 3 or not {"Effie", "Angus", *(first for first, _, _ in ASKED)} <= set(who):
        return
    place = {"area": some[0].area, "level": 2, "begins": time(14), "ends": time(16), "place": "Imaginary House, room 3"}
    leads = {"chair": who["Angus"], "minute_taker": who["Effie"], "planned_by": who["Effie"], "planned_at": _now(by)}
    past = Meeting.objects.create(**place, **leads, day=on - timedelta(days=77), state="held")
    ahead = Meeting.objects.create(**place, **leads, day=on + timedelta(days=7))
    for number, record in enumerate(some):
        case = _case(ahead, record, who, begins=time(14, 20 * number))
        for first in ("Aileen", "Bashir", "Angus"):
            _invited(case, who[first], who["Effie"], by)
        if number == 0:
            _asked(case, who, by, on)
    closed = {"state": "closed", "closed_by": who["Effie"], "closed_at": _now(by), "next_review": ahead.day}
    closed |= {"minutes_agreed_on": past.day, "minutes_circulated_on": past.day}
    case = _case(past, some[0], who, begins=time(14), **closed)
    for first in ("Aileen", "Bashir", "Angus"):
        _invited(case, who[first], who["Effie"], by, here=True, state="coming")
    mine_too = {"record": case.record, "owner": case.owner, "case": case, "next_review": ahead.day}
    sent = {"state": "circulated", "agreed_by": who["Angus"], "agreed_at": _now(by), "circulated_at": _now(by)}
    Minutes.objects.create(**mine_too, **SAID, **sent)
    about = {"record": case.record, "owner": case.owner, "case": case, "state": "released"}
    hands = {"written_by": who["Effie"], "written_at": _now(by), "checked_by": who["Angus"], "checked_at": _now(by)}
    ExecutiveSummary.objects.create(**about, **hands, for_whom="A housing association", text=RELEASED)


def _now(by: Any) -> Any:
    return by.identity.now


def _case(meeting: Meeting, record: Record, who: dict[str, User], **more: Any) -> MeetingCase:
    mine = {"record": record, "owner": record.lead, "meeting": meeting, "added_by": who["Effie"]}
    return MeetingCase.objects.create(**mine, lasts=20, why="review", **more)


def _agency(user: User) -> Agency:
    posting: Any = user.postings.select_related("agency").order_by("starts").first()
    agency: Agency = posting.agency
    return agency


def _invited(case: MeetingCase, user: User, effie: User, by: Any, **more: Any) -> None:
    Invitation.objects.create(
        record=case.record,
        owner=case.owner,
        case=case,
        agency=_agency(user),
        user=user,
        seniority="practitioner",
        marking=case.record.marking,
        asked_by=effie,
        asked_at=_now(by),
        **more,
    )


def _asked(case: MeetingCase, who: dict[str, User], by: Any, on: date) -> None:
    name = Person.objects.values_list("name", flat=True).get(record=case.record)
    for first, reply, text in ASKED:
        agency = _agency(who[first])
        request = InformationRequest.objects.create(
            record=case.record,
            owner=case.owner,
            case=case,
            agency=agency,
            asked=who[first],
            identity=f"Name: {name}",
            question="What do you hold about this person that bears on the risk of serious harm?",
            due=on - timedelta(days=1),
            marking=case.record.marking,
            state="answered" if reply else "asked",
            asked_by=who["Effie"],
            asked_at=_now(by),
        )
        if reply:
            said = {"reply": reply, "text": text, "answered_by": who[first], "answered_at": _now(by)}
            InformationAnswer.objects.create(record=case.record, owner=agency, request=request, **said)
