"""The yearly or weekly confirmation, and what puts it off (section 85)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from lawburrows.rules.deadline import Deadline, Step, deadline, in_words
from lawburrows.rules.jurisdiction import ENGLAND_AND_WALES, NORTHERN_IRELAND, SCOTLAND, Jurisdiction
from lawburrows.rules.notification.duties import DAYS_TO_NOTIFY, THE_PERSON
from lawburrows.rules.notification.sources import ENGLISH_CHANGES_2012, SCOTTISH_CHANGES_2013, section
from lawburrows.rules.source import Confidence, Source
from lawburrows.rules.term import Term, after, days_beginning_with, years


class Notified(Enum):
    """What a notification was given under."""

    INITIAL = "first notification"
    CHANGE = "change of circumstances"
    PERIODIC = "periodic confirmation"
    TRAVEL = "travel"
    RETURN = "return from travel"
    NEW_MATTERS_2012 = "one-off disclosure of new matters in 2012"


RESTARTS = frozenset({Notified.INITIAL, Notified.CHANGE, Notified.PERIODIC})


class Home(Enum):
    SOLE_OR_MAIN = "a sole or main residence"
    NONE = "no sole or main residence: a place where regularly found"


@dataclass(frozen=True)
class IntervalRow:
    home: Home
    where: Jurisdiction
    interval: Term
    source: Source


_YEARLY = section("85(1), (5)(b)")

INTERVALS = (
    IntervalRow(Home.SOLE_OR_MAIN, SCOTLAND, years(1), _YEARLY),
    IntervalRow(Home.SOLE_OR_MAIN, ENGLAND_AND_WALES, years(1), _YEARLY),
    IntervalRow(Home.SOLE_OR_MAIN, NORTHERN_IRELAND, years(1), _YEARLY),
    IntervalRow(Home.NONE, SCOTLAND, Term(days=7), SCOTTISH_CHANGES_2013.at("regulation 2, for section 85(5)(a), (6)")),
    IntervalRow(Home.NONE, ENGLAND_AND_WALES, Term(days=7), ENGLISH_CHANGES_2012),
    IntervalRow(
        Home.NONE, NORTHERN_IRELAND, Term(days=7), section("85(5)(a)", Confidence.GENERAL_KNOWLEDGE)
    ),  # the period prescribed for Northern Ireland was not read
)
BY_HOME = {(row.home, row.where): row for row in INTERVALS}


@dataclass(frozen=True)
class Unavailable:
    """A time in custody, hospital or abroad. `free_on` is the first day at liberty here again, None while it lasts."""

    first: date
    free_on: date | None
    why: str = "in custody, in hospital or abroad"

    def holds(self, day: date) -> bool:
        return self.first <= day and (self.free_on is None or day < self.free_on)


def last_that_counts(notifications: Sequence[tuple[Notified, date]]) -> tuple[Notified, date]:
    """The latest notification that starts the time again. Travel does not."""
    counting = [(kind, day) for kind, day in notifications if kind in RESTARTS]
    if not counting:
        raise ValueError("No notification under section 83, 84 or 85 was given")
    return max(counting, key=lambda pair: pair[1])


def periodic_notification(
    notifications: Sequence[tuple[Notified, date]],
    *,
    home: Home = Home.SOLE_OR_MAIN,
    unavailable: Iterable[Unavailable] = (),
    jurisdiction: Jurisdiction = SCOTLAND,
) -> Deadline:
    """When the next confirmation must have been given; `due` is None while somebody cannot give it at all."""
    kind, last = last_that_counts(notifications)
    row = BY_HOME[home, jurisdiction]
    due: date | None = after(last, row.interval)
    steps = [Step(f"Last notification: {kind.value}", in_words(last), section("85(1), (2)"))]
    ignored = [(kind, day) for kind, day in notifications if kind not in RESTARTS and day > last]
    steps += [
        Step(f"Does not restart the time: {kind.value}", in_words(day), section("85(2)")) for kind, day in ignored
    ]
    steps.append(Step(f"Has {home.value}, so {row.interval}", str(row.interval), row.source))
    plain = after(last, row.interval)
    steps.append(Step(f"{row.interval} after {in_words(last)}, that day not counted", in_words(plain), row.source))
    [*held] = [time for time in unavailable if time.holds(plain)]
    if held:
        due = _postponed(held, steps)
    else:
        steps.append(Step("Not in custody, hospital or abroad on that day", "", section("85(3), (4)")))
    name = "Weekly confirmation" if home is Home.NONE else "Annual confirmation"
    return deadline("periodic_notification", name, due, row.source, steps, whose=THE_PERSON, harm=4)


def _postponed(held: Sequence[Unavailable], steps: list[Step]) -> date | None:
    rule = section("85(3), (4)")
    ends = [time.free_on for time in held if time.free_on]
    if len(ends) < len(held):
        steps.append(Step(f"On that day {held[0].why}, and still so", "put off until that ends", rule))
        return None
    free_on = max(ends)
    due = days_beginning_with(free_on, DAYS_TO_NOTIFY)
    steps.append(Step(f"On that day {held[0].why}, which ended", in_words(free_on), rule))
    steps.append(Step("Three days beginning with the day on which that ended", in_words(due), rule))
    return due
