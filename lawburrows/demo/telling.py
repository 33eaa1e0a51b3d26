"""When an invented person told the police what the law asks, so that most are on time and a few are late by days."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from lawburrows.demo.sentencing import Sentence
from lawburrows.rules.notification import Away, review_of_indefinite

# The published breach row, 390 of 6,878 in a year, is the share that is late. By how many days is our own guess.
LATE = 390 / 6878
DAYS_LATE = ((1, 6, 60), (7, 27, 30), (28, 45, 10))
NO_HOME = 0.015
MISSED_A_WEEK = 0.1
UNDECIDED = 0.05  # of the decisions on requirements without an end that fell due lately
CONTINUED_FOR = timedelta(days=15 * 365)


@dataclass(frozen=True)
class Pace:
    """Which share is late, which falls due today, and which in the six days after it."""

    late: float
    today: float
    this_week: float


A_YEAR = Pace(LATE, 1 / 365, 6 / 365)
A_FULL_DESK = Pace(0.1, 0.05, 0.12)  # in the personas' own area, so that their first page shows every kind of line


@dataclass(frozen=True)
class Made:
    section: str
    on: date


@dataclass(frozen=True)
class Continued:
    """A decision that indefinite requirements go on, until a day."""

    on: date
    ends: date


@dataclass
class Told:
    """Every notification that was made, oldest first, and what kind of home was told."""

    home: str = "sole_or_main"
    made: list[Made] = field(default_factory=list)


def tell(given: Sentence, on: date, random: Random, *, custody: bool, pace: Pace = A_YEAR) -> Told:
    """From the first, three days beginning with the release, to the last one before today."""
    told = Told()
    if custody:
        return told
    first = (given.free or given.convicted) + timedelta(days=random.choice((0, 1, 1, 2)))
    if first >= on:
        return told  # the first is still to come
    if random.random() < NO_HOME:
        return _without_home(told, first, on, random)
    due = _due(on, random, pace)
    last = due.replace(year=due.year - 1) if (due.month, due.day) != (2, 29) else due - timedelta(days=365)
    while last > first:
        told.made.append(Made("s84" if random.random() < 0.15 else "s85", last))
        last -= timedelta(days=random.randint(350, 364))
    told.made.append(Made("s83", first))
    told.made.reverse()
    return told


def _due(on: date, random: Random, pace: Pace) -> date:
    drawn = random.random() - pace.late
    if drawn < 0:
        least, most, _ = random.choices(DAYS_LATE, [share for _, _, share in DAYS_LATE])[0]
        return on - timedelta(days=random.randint(least, most))
    if drawn < pace.today:
        return on
    if drawn < pace.today + pace.this_week:
        return on + timedelta(days=random.randint(1, 6))
    return on + timedelta(days=random.randint(7, 363))


def _without_home(told: Told, first: date, on: date, random: Random) -> Told:
    """Every seven days; one in ten has missed the last."""
    told.home = "place_regularly_found"
    last = on - timedelta(days=random.randint(8, 12) if random.random() < MISSED_A_WEEK else random.randint(1, 6))
    weeks = [last - timedelta(days=7 * number) for number in range(8)]
    told.made = [Made("s85", day) for day in reversed(weeks) if day > first]
    told.made.insert(0, Made("s83", first))
    return told


def continued(given: Sentence, on: date, random: Random) -> list[Continued]:
    """The decisions that were due: each before its day, but for a few that are late by days."""
    found: list[Continued] = []
    if not given.for_good:
        return found
    away = [Away(given.held_from, given.free - timedelta(days=1))] if given.held_from and given.free else []
    due = review_of_indefinite(
        given.convicted, under_18=given.young, away_before_first_notification=away
    ).date_of_discharge
    while due < on:
        if due > on - timedelta(days=30) and random.random() < UNDECIDED:
            break
        made = due - timedelta(days=random.randint(1, 50))
        found.append(Continued(made, made + CONTINUED_FOR))
        due = found[-1].ends - timedelta(days=1)
    return found
