"""Custody, handovers and reviews of the demonstration's people: who is held where, what waits, what has begun."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from lawburrows.access.grades import Grade
from lawburrows.access.models import Agency, Partner, Record, User
from lawburrows.custody.models import CustodyStep, Handover, PrisonStay, ToldDate
from lawburrows.demo.personas import PERSONAS
from lawburrows.indefinite.models import Comment, Review
from lawburrows.indefinite.queries import may_be_reviewed, reviews_for
from lawburrows.indefinite.watching import AHEAD
from lawburrows.orders.models import Absence

RELEASES = (45, 75, 150)  # days from today until a release of which the prison service told
PRISONS = ("HMP Perth", "HMP Glenochil", "HMP Shotts")
HANDED = 2  # cases that the council is asked to take over


def dress_custody(mine: Sequence[Record], *, by: Any, on: date) -> None:
    """On the personas' own people; nothing is invented about anybody who is not there."""
    people = {one.role: one.email for one in reversed(PERSONAS)}
    users = {user.email: user for user in User.objects.filter(email__in=people.values())}
    prison, police = users[people["prison_social_worker"]], users[people["offender_manager"]]
    _held(mine, prison, on, by)
    _handed_over(mine, police, on, by)
    _reviewed(mine, police, on, by)


def _held(mine: Sequence[Record], told_by: User, on: date, by: Any) -> None:
    service = Agency.objects.get(key="scottish-prison-service")
    rows = Absence.objects.filter(record__in=mine, kind="custody", ends=None).exclude(starts=None)
    for number, absence in enumerate(rows.order_by("starts", "pk")):
        theirs = {"record_id": absence.record_id, "owner": service}
        PrisonStay.objects.create(
            **theirs, absence=absence, establishment=PRISONS[number % len(PRISONS)], starts=absence.starts
        )
        recorded = {"recorded_by": told_by, "recorded_at": by.identity.now}
        for kind in ("prison_induction", "designation_letter", "case_conference"):
            CustodyStep.objects.create(
                **theirs, **recorded, kind=kind, day=max(absence.starts, on - timedelta(days=20))
            )
        if number < len(RELEASES):
            day = on + timedelta(days=RELEASES[number])
            ToldDate.objects.create(
                **theirs, **recorded, kind="release", day=day, told_on=on, told_by="The records office, by letter"
            )


def _handed_over(mine: Sequence[Record], giver: User, on: date, by: Any) -> None:
    council = Agency.objects.get(key="council-fife")
    led = [one for one in mine if one.lead.kind == Agency.Kind.POLICE and not one.restricted]
    for number, record in enumerate(led[-HANDED:]):
        there = Partner.objects.filter(record=record, agency=council, ends=None).exists()
        let_in = None
        if not there:
            let_in = Partner.objects.create(
                record=record, agency=council, area=record.area, grade=Grade.SUMMARY, starts=on
            ).pk
        Handover.objects.create(
            record=record,
            owner=record.lead,
            from_agency=record.lead,
            from_area=record.area,
            to_agency=council,
            to_area=record.area,
            why="supervision",
            items=["plan", "conditions", "dates", "warnings"],
            note="Ring before the first visit: the household does not know of the conviction",
            takes_effect_on=on + timedelta(days=7 * number + 3),
            proposed_by=giver,
            proposed_at=by.identity.now,
            let_in=let_in,
        )


def _reviewed(mine: Sequence[Record], officer: User, on: date, by: Any) -> None:
    """The first review that falls due has begun; the others stand on the radar as not begun."""
    police = Agency.objects.get(key="police-scotland")
    keys = [record.pk for record in mine]
    some = may_be_reviewed(keys, by=by, on=on)
    found = [one for each in reviews_for(some, by=by, on=on).values() for one in each if one.due] if some else []
    ahead = sorted((one for one in found if one.date_of_discharge <= on + AHEAD), key=lambda one: one.date_of_discharge)
    for one in ahead[:2]:
        begun = Review.objects.create(
            record_id=one.record,
            owner=police,
            key=one.key,
            date_of_discharge=one.date_of_discharge,
            further=one.further,
            begun_on=on - timedelta(days=14),
            begun_by=officer,
        )
        theirs = {"record_id": one.record, "owner": police, "review": begun, "recorded_by": officer}
        Comment.objects.create(
            **theirs, whose="person", text="I have kept every date for years. I should be trusted now.", said_on=on
        )
