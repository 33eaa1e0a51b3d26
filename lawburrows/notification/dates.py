"""What falls due of journeys, stays and changes told in advance; sections 83 to 85 themselves stand in the clock."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from lawburrows.notification import queries
from lawburrows.notification.models import AdvanceNotice, Journey, Stay
from lawburrows.orders.clock import Clock, times_away
from lawburrows.orders.due import TELL, Dates, Due, due_on_page
from lawburrows.orders.reading import Reading
from lawburrows.rules.deadline import Step, deadline, in_words
from lawburrows.rules.notification import (
    Away,
    advance_notice,
    return_notification,
    seventh_day,
    stay_notification,
    travel_notification,
)
from lawburrows.rules.notification.advance import EARLY_BY_AT_MOST
from lawburrows.rules.notification.duties import DAYS_TO_NOTIFY, QUALIFYING_DAYS
from lawburrows.rules.notification.periodic import RESTARTS, Notified
from lawburrows.rules.source import Source
from lawburrows.rules.term import ONE_DAY, days_beginning_with

HERE = "notification:notifications"
RECORDED = Source("The entries of this record", "")


@dataclass
class Found:
    """What is being gathered for one record."""

    clock: Clock
    on: date
    deadlines: list[Due] = field(default_factory=list)
    fulfilled: dict[str, date] = field(default_factory=dict)

    def told_since(self, day: date) -> date | None:
        """The first notification of section 83, 84 or 85 on a day or after it."""
        told = [one.on for one in self.clock.facts.notifications if one.kind in RESTARTS and one.on >= day]
        return min(told, default=None)

    def return_told(self, day: date) -> date | None:
        """The first notice of return on a day or after it."""
        told = [one.on for one in self.clock.facts.notifications if one.kind is Notified.RETURN and one.on >= day]
        return min(told, default=None)

    def subject(self, day: date) -> bool:
        return self.clock.grounds.subject_on(day)


def dates_in(reading: Reading) -> dict[uuid.UUID, Dates]:
    """The dates of those who have a journey, a stay or a change to come."""
    away = queries.away_of(reading.records, by=reading.by)
    concerned = sorted({record for rows in away.values() for record in rows})
    found = {record: Found(reading.clocks[record], reading.on) for record in concerned}
    for record, one in found.items():
        for journey in away["journeys"].get(record, ()):
            _journey(journey, one)
        for place in _places(away["stays"].get(record, ())):
            _stay(place, one)
        for notice in away["notices"].get(record, ()):
            _notice(notice, one)
    return {record: Dates(tuple(one.deadlines), one.fulfilled) for record, one in found.items()}


def returns_to_tell(record: uuid.UUID, *, by: Any, on: date) -> list[Due]:
    """Notices of return that the person still owes."""
    reading = Reading([record], by, on)
    mine = dates_in(reading).get(record, Dates())
    return [one for one in (*reading.clocks[record].deadlines, *mine.deadlines) if one.kind == "return_notification"]


def _journey(journey: Journey, found: Found) -> None:
    if journey.cancelled_on:
        return
    key = f"travel-{journey.pk}"
    if journey.told and journey.was_told:
        found.fulfilled[key] = journey.told.made_on
    elif found.subject(journey.leaves_on):
        notice = travel_notification(
            journey.leaves_on, details_known_in_time=journey.known_in_time, reasonable_excuse=bool(journey.excuse)
        )
        found.deadlines.append(due_on_page(notice.deadline, key, HERE, "See the journey"))
    _asked(
        found,
        f"left-{journey.pk}",
        f"Whether the person left for {journey.destination}",
        journey.leaves_on,
        journey.left_on,
    )
    if journey.returned_on and journey.absence_id is None and found.subject(journey.returned_on):
        _back_the_same_day(journey, journey.returned_on, found)
    if journey.left_on and journey.returns_on:
        what = f"Whether the person is back from {journey.destination}"
        _asked(found, f"back-{journey.pk}", what, journey.returns_on, journey.returned_on)


def _back_the_same_day(journey: Journey, day: date, found: Found) -> None:
    """The clock knows nothing of it: no whole day was away."""
    key = f"return-{journey.pk}"
    told = day if journey.was_told and journey.returns_on == day and journey.return_place else found.return_told(day)
    if told:
        found.fulfilled[key] = told
    else:
        found.deadlines.append(due_on_page(return_notification(day).deadline, key, TELL, "Record notification"))


def _asked(found: Found, key: str, what: str, day: date, answered: date | None) -> None:
    """Something that we record, on the day that was told: no duty of the person."""
    if answered:
        found.fulfilled[key] = answered
        return
    steps = (Step("The day that is recorded for it", in_words(day), RECORDED),)
    made = deadline("journey", what[:200], day, RECORDED, steps, harm=3)
    found.deadlines.append(due_on_page(made, key, HERE, "Record it"))


def _places(stays: Iterable[Stay]) -> list[list[Stay]]:
    """Stays at one place, in the order of days."""
    found: dict[str, list[Stay]] = defaultdict(list)
    for stay in sorted(stays, key=lambda one: one.starts or date.min):
        found["".join(stay.place.casefold().replace(",", " ").split())].append(stay)
    return list(found.values())


def days_of(stays: Iterable[Stay], on: date) -> list[Away]:
    """The days stayed; a stay that lasts still is counted as if it went on until its seventh day."""
    return [
        Away(one.starts, one.ends - ONE_DAY if one.ends else max(on, one.starts + timedelta(days=QUALIFYING_DAYS - 1)))
        for one in stays
        if one.starts
    ]


def _stay(stays: list[Stay], found: Found) -> None:
    days = days_of(stays, found.on)
    seventh = seventh_day(days)
    if seventh is None or not found.subject(seventh):
        return
    key = f"stay-{stays[0].pk}"
    told = [one.told.made_on for one in stays if one.told and one.was_told]
    if told:
        found.fulfilled[key] = min(told)
        return
    made = stay_notification(days, away=times_away(found.clock.facts))
    if seventh > found.on:
        going_on = Step("The stay lasts still: counted as if it goes on", in_words(seventh), RECORDED)
        made = replace(made, steps=(going_on, *made.steps))
    made = replace(made, what=f"{made.what}: {stays[0].place}"[:200])
    found.deadlines.append(due_on_page(made, key, TELL, "Record notification"))


def _notice(notice: AdvanceNotice, found: Found) -> None:
    if notice.told is not None and not notice.was_told:
        return
    key = f"advance-{notice.pk}"
    fate = advance_notice(notice.specified_on, occurred=notice.happened_on, on=found.on)
    if fate.fresh_notification and notice.happened_on:
        told = found.told_since(notice.happened_on)
        if told:
            found.fulfilled[f"fresh-{notice.pk}"] = told
        else:
            due = due_on_page(fate.fresh_notification, f"fresh-{notice.pk}", TELL, "Record notification")
            found.deadlines.append(due)
    not_happened = fate.say_it_did_not_happen
    if not_happened is None:
        found.fulfilled[key] = notice.happened_on or found.on
        return
    last_good = days_beginning_with(notice.specified_on, DAYS_TO_NOTIFY)
    said = notice.said_on or (found.told_since(last_good) if notice.happened_on else None)
    if said:
        found.fulfilled[key] = said
        return
    words = notice.get_matter_display()
    open_still = notice.outcome == AdvanceNotice.Outcome.WAITING
    what = f"Whether {words} came on {in_words(notice.specified_on)}, or saying that it did not"
    made = replace(not_happened, what=what) if open_still else not_happened
    found.deadlines.append(due_on_page(made, key, HERE, "Say what became of it"))


def holds_good_from(notice: AdvanceNotice) -> date:
    """The first day on which the change may happen with this notice holding good."""
    return notice.specified_on - EARLY_BY_AT_MOST
