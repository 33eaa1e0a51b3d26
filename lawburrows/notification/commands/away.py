"""Stays, journeys and changes told in advance: recorded, and what became of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from lawburrows.access.models import Record
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.notification import acts, policy
from lawburrows.notification.intake import NewAdvance, NewJourney, NewStay
from lawburrows.notification.models import AdvanceNotice, Journey, Stay
from lawburrows.orders import commands as orders
from lawburrows.orders import queries as told_before
from lawburrows.orders.intake import NewAbsence, NewNotification
from lawburrows.orders.models import Notification
from lawburrows.orders.policy import agency_of
from lawburrows.people.commands.entries import add_entry
from lawburrows.people.kinds import BY_KEY
from lawburrows.rules.verdict import require

KIND = {"home": "address", "names": "name"}


@command
def record_journey(
    record: Record, *, new: NewJourney, told_on: date | None, station: str = "", by: Any, on: date
) -> Journey:
    """A journey abroad; told on a day, that is itself a notification, which does not start the year again."""
    require(policy.may_record_away(record, by=by, told=told_on is not None))
    told = _told(record, "s86_travel", told_on, station, by=by, on=on) if told_on else None
    made = Journey.objects.create(record=record, owner=agency_of(by), told=told, **asdict(new))
    write(acts.JOURNEY_RECORDED, made, by=by, on=on, fields=("destination", "leaves_on", "returns_on"))
    return made


@command
def record_stay(record: Record, *, new: NewStay, told_on: date | None, station: str = "", by: Any, on: date) -> Stay:
    """A stay away from home; told on a day, that is a notification of a change."""
    require(policy.may_record_away(record, by=by, told=told_on is not None))
    told = _told(record, "s84", told_on, station, by=by, on=on) if told_on else None
    made = Stay.objects.create(record=record, owner=agency_of(by), told=told, **asdict(new))
    write(acts.STAY_RECORDED, made, by=by, on=on, fields=("starts", "ends", "lines"))
    return made


@command
def give_advance(
    record: Record, *, new: NewAdvance, told_on: date, station: str = "", by: Any, on: date
) -> AdvanceNotice:
    """A change told before it happens, with its day: a notification under section 84."""
    require(policy.may_record_away(record, by=by, told=True))
    told = _told(record, "s84", told_on, station, by=by, on=on)
    return _advance(record, new, told, by=by, on=on)


def _advance(record: Record, new: NewAdvance, told: Notification, *, by: Any, on: date) -> AdvanceNotice:
    values: Mapping[str, Any] = {**vars(new), "becomes": dict(new.becomes)}
    made = AdvanceNotice.objects.create(record=record, owner=agency_of(by), told=told, **values)
    write(acts.ADVANCE_GIVEN, made, by=by, on=on, fields=("matter", "specified_on"))
    return made


def _told(record: Record, section: str, told_on: date, station: str, *, by: Any, on: date) -> Notification:
    """The notification, with the home that was told last."""
    before = [one for one in told_before.notifications_of(record.pk, by=by) if not one.withdrawn_on]
    home = before[0].home if before else Notification.Home.SOLE_OR_MAIN
    new = NewNotification(told_on, section, home, station)
    return orders.record_notification(record, new=new, by=by, on=on)


@command
def record_leaving(
    journey: Journey, *, left_on: date, returned_on: date | None = None, version: int, by: Any, on: date
) -> Journey:
    """The person has left: from that day they are abroad, for the clock too; and is back, if that is known as well."""
    require(policy.may_record_leaving(journey, by=by, left_on=left_on))
    new = NewAbsence("abroad", left_on, None, journey.destination[:120])
    away = orders.record_absence(journey.record, new=new, by=by, on=on)
    journey.change(version=version, left_on=left_on, absence=away)
    write(acts.JOURNEY_LEFT, journey, by=by, on=on, fields=("left_on", "absence"))
    if returned_on:
        record_return(journey, returned_on=returned_on, version=journey.version, by=by, on=on)
    return journey


@command
def record_return(journey: Journey, *, returned_on: date, version: int, by: Any, on: date) -> Journey:
    """The person is back. Where the return was told beforehand and went so, it is not told again."""
    require(policy.may_record_return(journey, by=by, returned_on=returned_on))
    away = journey.absence
    as_told = journey.was_told and journey.returns_on == returned_on and bool(journey.return_place)
    if returned_on == journey.left_on:
        journey.change(version=version, returned_on=returned_on, absence=None)
        if away is not None:
            orders.remove_absence(away, by=by, on=on)
    else:
        journey.change(version=version, returned_on=returned_on)
        if away is not None and away.ends is None:
            orders.end_absence(away, ends=returned_on, return_told=as_told, version=away.version, by=by, on=on)
    write(acts.JOURNEY_RETURNED, journey, by=by, on=on, fields=("returned_on",))
    return journey


@command
def cancel_journey(journey: Journey, *, version: int, by: Any, on: date) -> Journey:
    """The journey did not happen."""
    require(policy.may_cancel_journey(journey, by=by))
    journey.change(version=version, cancelled_on=on)
    write(acts.JOURNEY_CANCELLED, journey, by=by, on=on, fields=("cancelled_on",))
    return journey


@command
def end_stay(stay: Stay, *, ends: date, version: int, by: Any, on: date) -> Stay:
    """The day of leaving."""
    require(policy.may_end_stay(stay, by=by, ends=ends))
    stay.change(version=version, ends=ends)
    write(acts.STAY_ENDED, stay, by=by, on=on, fields=("ends",))
    return stay


@command
def answer_advance(
    notice: AdvanceNotice,
    *,
    outcome: str,
    happened_on: date | None = None,
    said_on: date | None = None,
    version: int,
    by: Any,
    on: date,
) -> AdvanceNotice:
    """It happened, and the register follows; or it did not, and perhaps the person has said so."""
    require(policy.may_answer_advance(notice, by=by))
    notice.change(version=version, outcome=outcome, happened_on=happened_on, said_on=said_on)
    write(acts.ADVANCE_ANSWERED, notice, by=by, on=on, fields=("outcome", "happened_on", "said_on"))
    if outcome == AdvanceNotice.Outcome.HAPPENED and notice.becomes:
        values = {**notice.becomes, "starts": happened_on}
        add_entry(BY_KEY[KIND[notice.matter]], notice.record, values=values, by=by, on=on)
    return notice
