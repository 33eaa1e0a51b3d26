"""Recording that a person is wanted or missing, what is known of it since, and its end."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from lawburrows.access.models import Record, hold
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.breaches import acts, policy
from lawburrows.breaches.intake import NewMissing, NewWanted
from lawburrows.breaches.models import Missing, Wanted
from lawburrows.rules.verdict import Refused, require

AHEAD = "The day lies ahead: write down what has happened"


@command
def record_wanted(record: Record, *, new: NewWanted, by: Any, on: date) -> Wanted:
    """A warrant for the person: wanted from the day it was granted."""
    require(policy.may_record_wanted(record, by=by))
    if new.granted_on > on:
        raise Refused(AHEAD)
    made = Wanted.objects.create(record=record, owner=policy.agency_of(by), recorded_by=by, **vars(new))
    write(acts.WANTED_RECORDED, made, by=by, on=on, fields=("court", "number", "granted_on", "what_for"))
    return made


@command
def change_wanted(wanted: Wanted, *, review_on: date, version: int, by: Any, on: date) -> Wanted:
    """It was looked at: when it is to be looked at again."""
    require(policy.may_end(wanted, by=by, on=on))
    wanted.change(version=version, review_on=review_on)
    write(acts.WANTED_CHANGED, wanted, by=by, on=on, fields=("review_on",))
    return wanted


@command
def end_wanted(wanted: Wanted, *, ended_on: date, ended: str, because: str, version: int, by: Any, on: date) -> Wanted:
    """Executed or withdrawn: from that day the person is not wanted on this warrant."""
    require(policy.may_end(wanted, by=by, on=on, ended_on=ended_on, because=because))
    wanted.change(version=version, ended_on=ended_on, ended=ended, ended_because=because, ended_by=by)
    write(acts.WANTED_ENDED, wanted, by=by, on=on, fields=("ended_on", "ended", "ended_because"))
    return wanted


@command
def record_missing(record: Record, *, new: NewMissing, by: Any, on: date) -> Missing:
    """That nobody knows where the person is, and that this is out of character or a danger."""
    hold(record.pk)
    require(policy.may_record_missing(record, by=by))
    if new.since > on:
        raise Refused(AHEAD)
    made = Missing.objects.create(record=record, owner=policy.agency_of(by), recorded_by=by, **asdict(new))
    write(acts.MISSING_RECORDED, made, by=by, on=on, fields=("since", "why", "reported_by"))
    return made


@command
def change_missing(missing: Missing, *, review_on: date, circulated: str, version: int, by: Any, on: date) -> Missing:
    """It was looked at: to whom it is circulated now, and when it is to be looked at again."""
    require(policy.may_end(missing, by=by, on=on))
    missing.change(version=version, review_on=review_on, circulated=circulated)
    write(acts.MISSING_CHANGED, missing, by=by, on=on, fields=("review_on", "circulated"))
    return missing


@command
def end_missing(
    missing: Missing, *, ended_on: date, found_where: str, because: str, version: int, by: Any, on: date
) -> Missing:
    """Found, or never missing: when, where, and how that is known."""
    require(policy.may_end(missing, by=by, on=on, ended_on=ended_on, because=because))
    missing.change(version=version, ended_on=ended_on, found_where=found_where, ended_because=because, ended_by=by)
    write(acts.MISSING_ENDED, missing, by=by, on=on, fields=("ended_on", "found_where", "ended_because"))
    return missing
