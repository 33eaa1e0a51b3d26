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
def end_absence(absence: Absence, *, ends: date, version: int, by: Any, on: date) -> Absence:
    """The day of return or release, from which the three days run. Whoever works with the person may record it."""
    require(policy.may_end_absence(absence, by=by, ends=ends))
    absence.change(version=version, ends=ends)
    write(acts.ABSENCE_ENDED, absence, by=by, on=on, fields=("ends",))
    return absence
