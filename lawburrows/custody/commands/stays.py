"""Recording where somebody is held, the prison service's dates, and steps on the way to release."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.models import Record
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.custody import acts, policy, queries
from lawburrows.custody.models import CustodyStep, PrisonStay, ToldDate
from lawburrows.orders import commands as orders
from lawburrows.orders.intake import NewAbsence
from lawburrows.orders.policy import agency_of
from lawburrows.rules.term import ONE_DAY
from lawburrows.rules.verdict import require


@command
def record_admission(record: Record, *, establishment: str, starts: date, by: Any, on: date) -> PrisonStay:
    """Custody begins, and in which prison; the statutory clock reads the time in custody."""
    require(policy.may_admit(record, held=queries.held(record.pk, by=by), by=by))
    for former in queries.stays_left_open(record.pk, by=by):  # the time in custody was ended on another page
        earliest = (former.starts or starts) + ONE_DAY
        former.change(version=former.version, ends=max(former.absence.ends or earliest, earliest))
    absence = orders.record_absence(record, new=NewAbsence("custody", starts, place=establishment), by=by, on=on)
    made = PrisonStay.objects.create(
        record=record, owner=agency_of(by), absence=absence, establishment=establishment, starts=starts
    )
    write(acts.ADMITTED, made, by=by, on=on, fields=("establishment", "starts"))
    return made


@command
def record_transfer(record: Record, *, establishment: str, starts: date, by: Any, on: date) -> PrisonStay:
    """Another prison from a day on; or, where none is recorded yet, in which one the person is."""
    held = queries.held(record.pk, by=by)
    stay = queries.stay_of(held, by=by)
    require(policy.may_transfer(record, held=held, stay=stay, by=by, starts=starts))
    assert held is not None
    if stay is not None:
        stay.change(version=stay.version, ends=starts)
    made = PrisonStay.objects.create(
        record=record, owner=agency_of(by), absence=held, establishment=establishment, starts=starts
    )
    write(acts.TRANSFERRED, made, by=by, on=on, fields=("establishment", "starts"))
    return made


@command
def record_release(record: Record, *, ends: date, by: Any, on: date) -> PrisonStay | None:
    """The day of release, from which the days to notify run."""
    held = queries.held(record.pk, by=by)
    stay = queries.stay_of(held, by=by)
    require(policy.may_liberate(record, held=held, stay=stay, by=by, ends=ends))
    if stay is not None:
        stay.change(version=stay.version, ends=ends)
    if held is not None:
        orders.end_absence(held, ends=ends, version=held.version, by=by, on=on)
    write(acts.LIBERATED, stay or record, by=by, on=on, fields=("ends",))
    return stay


@command
def record_told_date(
    record: Record, *, kind: str, day: date, told_on: date, told_by: str, by: Any, on: date
) -> ToldDate:
    """A date as the prison service gave it: from now on it stands before the one that is worked out here."""
    require(policy.may_record_custody(record, by=by))
    made = ToldDate.objects.create(
        record=record,
        owner=agency_of(by),
        kind=kind,
        day=day,
        told_on=told_on,
        told_by=told_by,
        recorded_by=by,
        recorded_at=by.identity.now,
    )
    write(acts.DATE_TOLD, made, by=by, on=on, fields=("kind", "day", "told_on", "told_by"))
    return made


@command
def record_step(record: Record, *, kind: str, day: date, note: str, by: Any, on: date) -> CustodyStep:
    """Something done, or leave and a move to the open estate that are planned."""
    require(policy.may_record_step(record, by=by, on=on, kind=kind, day=day))
    made = CustodyStep.objects.create(
        record=record,
        owner=agency_of(by),
        kind=kind,
        day=day,
        note=note,
        recorded_by=by,
        recorded_at=by.identity.now,
    )
    write(acts.STEP_RECORDED, made, by=by, on=on, fields=("kind", "day"))
    return made
