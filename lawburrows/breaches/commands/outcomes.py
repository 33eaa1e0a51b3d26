"""What follows from a suspicion, step by step: decisions, what others decided, and days in court."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from lawburrows.access.models import hold
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.breaches import acts, policy, queries
from lawburrows.breaches.chain import State
from lawburrows.breaches.intake import NewCourtDate, NewMove
from lawburrows.breaches.models import CourtDate, Move, Suspicion
from lawburrows.rules.verdict import require


@command
def move_on(suspicion: Suspicion, *, new: NewMove, version: int, by: Any, on: date, confirmed: bool = False) -> Move:
    """One step; `confirmed` says that a charge for the same failure has been seen, and that this is another failure."""
    hold(suspicion.record_id)
    basis = queries.basis_of(suspicion, by=by)
    require(
        policy.may_move(
            suspicion,
            new.to,
            by=by,
            basis=basis,
            on=on,
            happened_on=new.happened_on,
            grounds=new.grounds,
            confirmed=confirmed,
        )
    )
    before = suspicion.state
    suspicion.change(version=version, state=new.to, since=new.happened_on)
    return _moved(suspicion, before, new, by=by, on=on)


def _moved(suspicion: Suspicion, before: str, new: NewMove, *, by: Any, on: date) -> Move:
    made = Move.objects.create(
        record=suspicion.record,
        owner=policy.agency_of(by),
        suspicion=suspicion,
        before=before,
        after=new.to,
        happened_on=new.happened_on,
        grounds=new.grounds,
        authority=new.authority,
        reference=new.reference,
        moved_by=by,
        moved_at=by.identity.now,
    )
    write(acts.SUSPICION_MOVED, made, by=by, on=on, fields=("after", "happened_on", "grounds"))
    return made


@command
def add_court_date(suspicion: Suspicion, *, new: NewCourtDate, by: Any, on: date) -> CourtDate:
    """A day in court; with the first one the suspicion is in court."""
    hold(suspicion.record_id)
    require(policy.may_add_court_date(suspicion, by=by, day=new.day))
    made = CourtDate.objects.create(
        record=suspicion.record, owner=policy.agency_of(by), suspicion=suspicion, **asdict(new)
    )
    if suspicion.state != State.IN_COURT:
        before = suspicion.state
        suspicion.change(version=suspicion.version, state=State.IN_COURT, since=on)
        _moved(
            suspicion,
            before,
            NewMove(State.IN_COURT, on, f"First date in court: {new.purpose}", new.court),
            by=by,
            on=on,
        )
    write(acts.COURT_DATE_RECORDED, made, by=by, on=on, fields=("day", "court", "purpose"))
    return made


@command
def record_hearing(court_date: CourtDate, *, happened: str, version: int, by: Any, on: date) -> CourtDate:
    """What happened in court on that day."""
    require(policy.may_record_hearing(court_date, by=by, on=on))
    court_date.change(version=version, happened=happened, happened_by=by)
    write(acts.HEARING_RECORDED, court_date, by=by, on=on, fields=("happened",))
    return court_date
