"""Lengths of time as courts say them: months and days, and how the Acts count them from a date."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

ONE_DAY = timedelta(days=1)

# A month is 30.4375 days on average; both numbers below are that ratio without a fraction.
_MONTH, _DAY = 487, 16


@dataclass(frozen=True)
class Term:
    """So many months and days. Compared by average length, so that 29 months 30 days is less than 30 months."""

    months: int = 0
    days: int = 0

    def __post_init__(self) -> None:
        if self.months < 0 or self.days < 0:
            raise ValueError("A term cannot be shorter than nothing")

    @property
    def _length(self) -> int:
        return self.months * _MONTH + self.days * _DAY

    def __lt__(self, other: Term) -> bool:
        return self._length < other._length

    def __le__(self, other: Term) -> bool:
        return self._length <= other._length

    def __gt__(self, other: Term) -> bool:
        return self._length > other._length

    def __ge__(self, other: Term) -> bool:
        return self._length >= other._length

    def __add__(self, other: Term) -> Term:
        return Term(self.months + other.months, self.days + other.days)

    def less(self, overlap: Term) -> Term:
        """This term without an overlap; days are borrowed from a month of thirty."""
        months, days = self.months - overlap.months, self.days - overlap.days
        while days < 0 < months:
            months, days = months - 1, days + 30
        return Term(months, days)

    def halved(self) -> Term:
        """Half of it; the odd month gives fifteen days."""
        return Term(self.months // 2, self.days // 2 + 15 * (self.months % 2))

    def near(self, edge: Term) -> bool:
        """Stated in days and so close to an edge in months that only the calendar could decide."""
        return self.days > 30 and abs(self._length - edge._length) <= 3 * _DAY

    def __str__(self) -> str:
        return _in_words(self.months, self.days)


@lru_cache(maxsize=4096)
def _in_words(months: int, days: int) -> str:
    years, rest = divmod(months, 12)
    parts = [_counted(years, "year"), _counted(rest, "month"), _counted(days, "day")]
    return " ".join(part for part in parts if part) or "no time"


def _counted(number: int, unit: str) -> str:
    return "" if not number else f"{number} {unit}{'' if number == 1 else 's'}"


NO_TERM = Term()


def months(number: int) -> Term:
    return Term(number)


def years(number: int) -> Term:
    return Term(12 * number)


@lru_cache(maxsize=8192)
def _last_day(year: int, month: int) -> int:
    return monthrange(year, month)[1]


def _matching(start: date, number: int) -> tuple[date, bool]:
    """The same day of the month so many months on, and whether that month has such a day."""
    year, month = divmod(start.year * 12 + start.month - 1 + number, 12)
    last = _last_day(year, month + 1)
    return date(year, month + 1, min(start.day, last)), start.day <= last


def after(start: date, term: Term) -> date:
    """The last day of a term that leaves its first day out: one year after 10 June is 10 June."""
    day, _ = _matching(start, term.months)
    return day + timedelta(days=term.days)


def between(one: date, other: date) -> Term:
    """How far apart two days are, as people say it: whole months first, then the days that are left."""
    first, last = min(one, other), max(one, other)
    whole = (last.year - first.year) * 12 + last.month - first.month
    if after(first, Term(whole)) > last:
        whole -= 1
    return Term(whole, (last - after(first, Term(whole))).days)


def beginning_with(start: date, term: Term) -> date:
    """The last day of a term whose first day counts.

    It ends on the day before the matching date; a month without the matching date ends it on its own last day.
    """
    day, exists = _matching(start, term.months)
    if exists:
        day -= ONE_DAY
    return day + timedelta(days=term.days)


def days_beginning_with(start: date, number: int) -> date:
    """The last of so many days of which `start` is the first."""
    return start + timedelta(days=number - 1)


def first_day_free(start: date, term: Term) -> date:
    """The day after a term that begins with `start`."""
    return beginning_with(start, term) + ONE_DAY


def birthday(date_of_birth: date, age: int) -> date:
    """The day on which an age is reached; somebody born on 29 February reaches it on 1 March in a common year."""
    day, exists = _matching(date_of_birth, 12 * age)
    return day if exists else day + ONE_DAY


def under(age: int, date_of_birth: date, *, on: date) -> bool:
    return on < birthday(date_of_birth, age)
