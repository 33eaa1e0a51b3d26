"""Counting working days. Bank and local holidays are handed in: councils and courts keep their own lists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from lawburrows.rules.term import ONE_DAY

SATURDAY = 5


def is_working_day(day: date, holidays: Iterable[date] = ()) -> bool:
    return day.weekday() < SATURDAY and day not in frozenset(holidays)


def working_days_after(start: date, number: int, holidays: Iterable[date] = ()) -> date:
    """The last of so many working days, `start` left out; none at all is `start` itself."""
    closed = frozenset(holidays)
    day = start
    while number > 0:
        day += ONE_DAY
        number -= is_working_day(day, closed)
    return day


def clear_working_days_after(start: date, number: int, holidays: Iterable[date] = ()) -> date:
    """The first working day on which so many clear working days have passed: neither end day is counted."""
    return working_days_after(start, number + 1, holidays)


def working_days_between(start: date, end: date, holidays: Iterable[date] = ()) -> int:
    """Working days after `start` up to and including `end`."""
    closed = frozenset(holidays)
    count, day = 0, start
    while day < end:
        day += ONE_DAY
        count += is_working_day(day, closed)
    return count
