"""When an invented person told the police what the law asks, so that most are on time and a few are not."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from lawburrows.demo.sentencing import Sentence

# When the next yearly notification falls due, and how often: our own shares, so that a day's work is a day's work.
# (The published breach row, 390 of 6,878 in a year, is the share below that is late.)
LATE = 390 / 6878
TODAY, THIS_WEEK = 0.004, 0.02
NO_HOME = 0.015


@dataclass(frozen=True)
class Made:
    section: str
    on: date


@dataclass
class Told:
    """Every notification that was made, oldest first, and what kind of home was told."""

    home: str = "sole_or_main"
    made: list[Made] = field(default_factory=list)


def tell(given: Sentence, on: date, random: Random, *, custody: bool) -> Told:
    """From the first, three days beginning with the release, to the last one before today."""
    told = Told()
    if custody:
        return told
    first = (given.free or given.convicted) + timedelta(days=random.choice((0, 1, 1, 2)))
    if random.random() < NO_HOME:
        return _without_home(told, first, on, random)
    if first >= on:
        return told  # the first is still to come, or is late by a day
    due = _due(on, random)
    last = due.replace(year=due.year - 1) if (due.month, due.day) != (2, 29) else due - timedelta(days=365)
    while last > first + timedelta(days=30):
        told.made.append(Made("s84" if random.random() < 0.15 else "s85", last))
        last -= timedelta(days=random.randint(350, 364))
    told.made.append(Made("s83", first))
    told.made.reverse()
    return told


def _due(on: date, random: Random) -> date:
    drawn = random.random()
    if drawn < LATE:
        return on - timedelta(days=random.randint(1, 40))
    if drawn < LATE + TODAY:
        return on
    if drawn < LATE + TODAY + THIS_WEEK:
        return on + timedelta(days=random.randint(1, 6))
    return on + timedelta(days=random.randint(7, 363))


def _without_home(told: Told, first: date, on: date, random: Random) -> Told:
    """Every seven days; one in ten has missed the last."""
    told.home = "place_regularly_found"
    last = on - timedelta(days=random.randint(8, 12) if random.random() < 0.1 else random.randint(1, 6))
    weeks = [last - timedelta(days=7 * number) for number in range(8)]
    told.made = [Made("s85", day) for day in reversed(weeks) if day > first]
    told.made.insert(0, Made("s83", min(first, on)))
    return told
