"""Visits of the personas' people: made, planned, waiting for a signature; and one referral without a receipt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from lawburrows.access.identity import LONDON
from lawburrows.access.models import Agency, Record, User
from lawburrows.governance.models import RuleRow
from lawburrows.rules.visiting import FACTORS
from lawburrows.visits.models import AcuteFactor, Concern, DeviceSeen, PlannedVisit, ProtectionReferral, Visit

# Invented for the demonstration, and unverified: no text says how often.
FIGURES = (("fife:very high", 35), ("fife:high", 91), ("fife:medium", 182), ("fife:low", 364))
SEEN = (
    "At home alone. The flat was tidy; nothing had changed since the last visit.",
    "We were shown the kitchen and the bedroom. A new television, no other new device.",
    "On the way to work. We spoke in the hall for ten minutes.",
)
SAID = ("The job goes well.", "The neighbours leave me alone.", "I go to the library on Thursdays.")
SATURDAY = 5
LATELY = 30  # within the shortest of the figures above
PLANNED, WITH_REFERRAL, JOINT, REFUSED = 6, 2, 3, 4  # how many are planned; the first with each of the others


def dress_visits(mine: Sequence[Record], *, police: Agency, on: date) -> None:
    """Two visits each, a few that are planned, and one of everything that waits for somebody."""
    _agree(on)
    visits: list[Visit] = []
    plans: list[PlannedVisit] = []
    for number, record in enumerate(mine):
        author = record.notification_officer or record.manager
        if author is None:
            continue
        visits += [_visit(number, record, police, author, on - timedelta(days=back)) for back in (70, 12 + number % 20)]
        if number < PLANNED and (on + timedelta(days=number)).weekday() < SATURDAY:
            at = _at(on + timedelta(days=number), 10 + number % 5)
            plans.append(PlannedVisit(record=record, owner=police, at=at, announced=number % 2 == 0, visitor=author))
    _unusual(visits, mine)
    Visit.objects.bulk_create(visits)
    PlannedVisit.objects.bulk_create(plans)
    _seen(visits, police)
    for one in [one for one in visits if one.seen][:1]:
        Concern.objects.create(
            record_id=one.record_id,
            owner=police,
            visit=one,
            kind="device",
            words="A second telephone on the table",
            nature="fact",
        )
    _referral(mine, police, on)


def visit_in_time(people: Sequence[Record], *, police: Agency, on: date) -> None:
    """One visit in the last weeks to each of these, by whoever is named in the case."""
    found = [(number, one, one.notification_officer or one.manager) for number, one in enumerate(people)]
    visits = [
        _visit(number, one, police, author, on - timedelta(days=3 + 7 * number % LATELY))
        for number, one, author in found
        if author is not None
    ]
    Visit.objects.bulk_create(visits)
    _seen(visits, police)


def _agree(on: date) -> None:
    proposes = User.objects.filter(postings__role="coordinator").order_by("name").first()
    agrees = User.objects.filter(postings__role="police_supervisor").order_by("name").first()
    if proposes and agrees:
        RuleRow.objects.bulk_create(
            RuleRow(
                table="visits",
                key=key,
                value=str(days),
                starts=on - timedelta(days=365),
                source="Invented for the demonstration",
                proposed_by=proposes,
                agreed_by=agrees,
                agreed_on=on - timedelta(days=365),
            )
            for key, days in FIGURES
        )


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), LONDON)


def _visit(number: int, record: Record, police: Agency, author: Any, day: date) -> Visit:
    at = _at(day, 10 + number % 6)
    return Visit(
        record=record,
        owner=police,
        kind="home",
        at=at,
        entry="consent",
        seen=True,
        places=["living_room", "kitchen"],
        children="none",
        devices="seen",
        acute="no_change",
        facts=SEEN[number % len(SEEN)],
        said=SAID[number % len(SAID)],
        author=author,
        recorded_at=at + timedelta(hours=2),
    )


def _unusual(visits: list[Visit], mine: Sequence[Record]) -> None:
    """A joint visit that waits for its second signature, and a door that stayed shut."""
    second = User.objects.filter(postings__role="social_worker").order_by("name").first()
    last = {one.record_id: one for one in visits}
    for record in mine[JOINT : JOINT + 1]:
        if record.pk in last and second and second.pk != last[record.pk].author_id:
            last[record.pk].second = second
    for record in mine[REFUSED : REFUSED + 1]:
        if record.pk in last:
            one = last[record.pk]
            one.entry, one.seen, one.facts, one.said, one.acute = "no_reply", False, "No answer at the door", "", ""
            one.children, one.devices, one.places = "", "", []


def _seen(visits: list[Visit], police: Agency) -> None:
    inside = [one for one in visits if one.seen]
    whose = [(one, {"record_id": one.record_id, "owner": police, "visit": one}) for one in inside]
    DeviceSeen.objects.bulk_create(DeviceSeen(**row, kind="phone", number=1) for _, row in whose)
    AcuteFactor.objects.bulk_create(
        AcuteFactor(**row, factor=factor.key, state="no_change") for _, row in whose for factor in FACTORS
    )


def _referral(mine: Sequence[Record], police: Agency, on: date) -> None:
    council = Agency.objects.filter(key="council-fife").first()
    for record in mine[WITH_REFERRAL : WITH_REFERRAL + 1]:
        author = record.notification_officer or record.manager
        if council and author:
            ProtectionReferral.objects.create(
                record=record,
                owner=police,
                kind="child",
                to=council,
                what="A child's coat and schoolbag in the hall; nobody said whose they are",
                urgent=False,
                made_at=_at(on - timedelta(days=1), 16),
                made_by=author,
            )
