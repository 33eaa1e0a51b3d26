"""Counting the days of a duty, leaving out those that the Act tells us to disregard."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lawburrows.rules.term import ONE_DAY


@dataclass(frozen=True)
class Away:
    """Whole days, first and last included, in custody, serving a sentence, in hospital or outside the country."""

    first: date
    last: date
    why: str = "in custody, in hospital or abroad"

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("A time away cannot end before it begins")

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def last_of_days(start: date, number: int, away: Iterable[Away] = ()) -> date:
    """The last of so many counted days, `start` being the first unless it is disregarded."""
    times = sorted(away, key=lambda time: time.first)
    day = _next_counted(start, times)
    for _ in range(number - 1):
        day = _next_counted(day + ONE_DAY, times)
    return day


def _next_counted(day: date, times: list[Away]) -> date:
    for time in times:  # sorted, so one pass is enough even where they touch or overlap
        if day in time:
            day = time.last + ONE_DAY
    return day


def days_away(away: Iterable[Away], *, since: date, before: date | None = None) -> int:
    """How many different days are covered, from `since` and before `before`; overlaps count once."""
    count, reached = 0, since
    for time in sorted(away, key=lambda time: time.first):
        first = max(time.first, reached)
        last = min(time.last, before - ONE_DAY) if before else time.last
        if last >= first:
            count += (last - first).days + 1
            reached = last + ONE_DAY
    return count


def until_free(away: Iterable[Away], free_on: date | None) -> tuple[Away, ...]:
    """Times away that stop on the day of release: a part of a day at liberty is a whole one here.

    The Act does not settle part-days; taking the day of release as the first counted day gives the earlier date.
    """
    if free_on is None:
        return tuple(away)
    last = free_on - ONE_DAY
    return tuple(Away(time.first, min(time.last, last), time.why) for time in away if time.first <= last)
