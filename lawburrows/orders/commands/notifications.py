"""Recording what a person told the police, and times away during which the clock does not run."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from lawburrows.access.models import Record
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.orders import acts, policy, queries
from lawburrows.orders.grounds import first_day_of_requirements
from lawburrows.orders.intake import NewAbsence, NewNotification
from lawburrows.orders.models import Absence, Notification
from lawburrows.rules.verdict import require


@command
def record_notification(record: Record, *, new: NewNotification, by: Any, on: date) -> Notification:
    """A notification that was made, in the life of the person and of the requirements; the next date follows from it."""
    require(policy.may_record(record, by=by))
    facts = queries.facts_for([record.pk], by=by)[record.pk]
    since = first_day_of_requirements(facts)
    require(policy.may_record_notification(record, by=by, on=on, made_on=new.made_on, born=facts.born, since=since))
    made = Notification.objects.create(record=record, owner=policy.agency_of(by), **asdict(new))
    write(acts.NOTIFICATION_RECORDED, made, by=by, on=on, fields=("section", "made_on", "home"))
    return made


@command
def change_notification(
    told: Notification, *, reason: str, version: int, by: Any, on: date, **values: Any
) -> Notification:
    """One that was made, but recorded wrongly: as it should stand, and why. The next date follows from that."""
    require(policy.may_change_notification(told, by=by, reason=reason))
    facts = queries.facts_for([told.record_id], by=by)[told.record_id]
    require(
        policy.may_record_notification(
            told.record,
            by=by,
            on=on,
            made_on=values.get("made_on", told.made_on),
            born=facts.born,
            since=first_day_of_requirements(facts),
        )
    )
    changed = [name for name, value in values.items() if getattr(told, name) != value]
    told.change(version=version, corrected_on=on, corrected_because=reason, **values)
    write(acts.NOTIFICATION_CHANGED, told, by=by, on=on, fields=(*changed, "corrected_because"), aside=reason)
    return told


@command
def withdraw_notification(told: Notification, *, reason: str, version: int, by: Any, on: date) -> Notification:
    """One that was recorded by mistake: it stays in the list with the reason, and no date follows from it any more."""
    require(policy.may_withdraw_notification(told, by=by, reason=reason))
    told.change(version=version, withdrawn_on=on, withdrawn_by=by, withdrawn_because=reason)
    withdrawn = ("withdrawn_on", "withdrawn_by", "withdrawn_because")
    write(acts.NOTIFICATION_WITHDRAWN, told, by=by, on=on, fields=withdrawn, aside=reason)
    return told


@command
def record_absence(record: Record, *, new: NewAbsence, by: Any, on: date) -> Absence:
    """A time in custody, in hospital or abroad."""
    require(policy.may_record(record, by=by))
    made = Absence.objects.create(record=record, owner=policy.agency_of(by), **asdict(new))
    write(acts.ABSENCE_RECORDED, made, by=by, on=on, fields=("kind", "starts", "ends"))
    return made


@command
def remove_absence(absence: Absence, *, by: Any, on: date) -> None:
    """A time away of which not one whole day came about: its history stays, no date follows from it."""
    require(policy.may_end_absence(absence, by=by))
    write(acts.ABSENCE_REMOVED, absence, by=by, on=on, fields=("starts",))
    absence.delete()


@command
def end_absence(absence: Absence, *, ends: date, version: int, by: Any, on: date, return_told: bool = False) -> Absence:
    """The day of return or release, from which the three days run. Whoever works with the person may record it.

    `return_told`: the return from abroad was told before leaving, and went as it was told.
    """
    require(policy.may_end_absence(absence, by=by, ends=ends))
    absence.change(version=version, ends=ends, return_told=return_told)
    write(acts.ABSENCE_ENDED, absence, by=by, on=on, fields=("ends", "return_told"))
    return absence
