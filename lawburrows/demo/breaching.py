"""Suspicions at each stage, somebody wanted, somebody missing and a warrant to enter, on a few of the personas' people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from lawburrows.access.models import Agency, Record, User
from lawburrows.breaches.chain import State
from lawburrows.breaches.models import (
    Attempt,
    Consideration,
    CourtDate,
    Evidence,
    Missing,
    Move,
    SearchWarrant,
    Suspicion,
    Wanted,
)
from lawburrows.people.models import Address
from lawburrows.web.dates import LONDON

COURT = "Invernowhere Sheriff Court"
S = State
# How far each goes, and after how many days each step was taken.
STAGES: tuple[tuple[State, ...], ...] = (
    (),
    (S.CONSIDERED,),
    (S.CONSIDERED, S.REPORTED),
    (S.CONSIDERED, S.REPORTED, S.CHARGED, S.IN_COURT),
    (S.CONSIDERED, S.EXCUSE_ACCEPTED),
    (S.CONSIDERED, S.REPORTED, S.CHARGED, S.IN_COURT, S.ADMONISHED),
)
GROUNDS = {
    S.CONSIDERED: "An excuse was offered; it does not seem reasonable",
    S.REPORTED: "The station's register was read; two reminders were sent",
    S.CHARGED: "The procurator fiscal's letter of that day",
    S.IN_COURT: "First date in court: first diet",
    S.EXCUSE_ACCEPTED: "In hospital on that day, as the ward said",
    S.ADMONISHED: "Plea of guilty; admonished",
}
FIRST, WANTED, MISSING, ENTRY = 2, 9, 10, 11  # places in the list of her people


def breach(mine: Sequence[Record], *, on: date) -> None:
    """A handful of rows; the rest of the register has none, as most people keep what is asked of them."""
    police = Agency.objects.get(key="police-scotland")
    for number, (record, steps) in enumerate(zip(mine[FIRST:], STAGES, strict=False)):
        if by := record.notification_officer or record.manager:
            _suspicion(record, steps, police, by, on - timedelta(days=90 - 10 * number))
    for place, make in ((WANTED, _wanted), (MISSING, _missing), (ENTRY, _entry)):
        for record in mine[place : place + 1]:
            if by := record.notification_officer or record.manager:
                make(record, {"record": record, "owner": police}, by, on)


def _suspicion(record: Record, steps: Sequence[State], police: Agency, by: User, began: date) -> None:
    whose: dict[str, Any] = {"record": record, "owner": police}
    days = [began + timedelta(days=4 * (at + 1)) for at in range(len(steps))]
    one = Suspicion.objects.create(
        **whose,
        number=1,
        of=Suspicion.Of.NOTIFICATION,
        duty=Suspicion.Duty.CHANGE,
        requirement="To tell the police of a new home address within three days beginning with the day of the move",
        provision="Sexual Offences Act 2003, section 84(1); Sexual Offences Act 2003, section 91",
        alleged="Moved to 3 Makebelieve Court, Kilwhimsy, and told nobody",
        first_day=began - timedelta(days=6),
        last_day=began - timedelta(days=1),
        known_how="The landlord telephoned about the keys",
        source="The landlord of the former home",
        raised_by=by,
        raised_on=began,
        state=steps[-1] if steps else State.SUSPECTED,
        since=days[-1] if days else began,
    )
    judged = {"state": "verified", "judged_by": by, "judged_on": began, "how": "Seen at the door by two constables"}
    Evidence.objects.create(
        **whose,
        suspicion=one,
        what="The former home stands empty; his name is on the door at 3 Makebelieve Court",
        source="Constable Neverwas",
        obtained_on=began,
        **(judged if steps else {}),
    )
    if steps:
        Consideration.objects.create(
            **whose,
            suspicion=one,
            excuse="not_reasonable",
            excuse_said="I thought that I had a month",
            excuse_why="Told of the three days at the last notification, and signed for it",
            needs_met="Read aloud; nothing else was needed",
            account="He says that he moved on the Sunday and meant to come in",
            opinion="He was open about it when asked",
            considered_by=by,
            considered_at=datetime.combine(days[0], time(11), LONDON),
        )
    before = State.SUSPECTED
    for day, after in zip(days, steps, strict=True):
        Move.objects.create(
            **whose,
            suspicion=one,
            before=before,
            after=after,
            happened_on=day,
            grounds=GROUNDS[after],
            authority="Procurator fiscal, Invernowhere" if after in (S.CHARGED, S.IN_COURT, S.ADMONISHED) else "",
            moved_by=by,
            moved_at=datetime.combine(day, time(12), LONDON),
        )
        before = after
    if S.IN_COURT in steps:
        over = {"happened": "Plea of guilty", "happened_by": by} if steps[-1] == S.ADMONISHED else {}
        ahead = timedelta(days=0 if over else 60)
        CourtDate.objects.create(
            **whose, suspicion=one, day=days[-1] + ahead, court=COURT, purpose="First diet", **over
        )


def _wanted(record: Record, whose: dict[str, Any], by: User, on: date) -> None:
    Wanted.objects.create(
        **whose,
        court=COURT,
        number="W-0000",
        granted_on=on - timedelta(days=9),
        what_for="failing to appear at a diet",
        review_on=on + timedelta(days=2),
        recorded_by=by,
    )


def _missing(record: Record, whose: dict[str, Any], by: User, on: date) -> None:
    Missing.objects.create(
        **whose,
        since=on - timedelta(days=2),
        reported_by="The warden of the hostel",
        why="both",
        why_said="Left without his medicine; never away for a night before",
        circulated="All divisions, on the day it was reported",
        review_on=on + timedelta(days=1),
        recorded_by=by,
    )


def _entry(record: Record, whose: dict[str, Any], by: User, on: date) -> None:
    home = Address.objects.filter(record=record, use=Address.Use.HOME, ends=None).first()
    if home is None:
        return
    asked = on - timedelta(days=12)
    warrant = SearchWarrant.objects.create(
        **whose,
        address=home,
        address_said=home.whole,
        officer="Morna Neverwas",
        rank="superintendent",
        grounds="Nobody has been let in since the spring, and the risk cannot be assessed without seeing the home",
        applied_on=asked,
        recorded_by=by,
        state=SearchWarrant.State.GRANTED,
        answered_on=asked + timedelta(days=3),
        court=COURT,
        number="S-0000",
        expires_on=on + timedelta(days=10),
    )
    for days in (20, 16):
        Attempt.objects.create(
            **whose,
            warrant=warrant,
            day=on - timedelta(days=days),
            time=time(18, 30),
            by_whom="Two constables",
            what_happened="A light went out; nobody came to the door",
            recorded_by=by,
        )
