"""Dates as they were stated: whole, a month, a year, or words that are no date; nothing stated is ever lost."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import Enum

LONGEST = 100
EARLIEST_YEAR = 1000


class Precision(Enum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    IMPOSSIBLE = "impossible"
    NOT_A_DATE = "not a date"
    NOTHING = "nothing stated"


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBER_OF = {name: n for n, name in enumerate(_MONTHS, 1)}
_WORD = r"(?P<word>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_YEAR = r"(?P<year>[0-9]{4})"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        _YEAR,
        _YEAR + r"-(?P<month>[0-9]{1,2})",
        _YEAR + r"-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})(?:[t ]00:00(?::00)?)?",
        r"(?P<month>[0-9]{1,2})[/.]" + _YEAR,
        r"(?P<day>[0-9]{1,2})[/.-](?P<month>[0-9]{1,2})[/.-]" + _YEAR,
        _DAY + r"[ -]?(?:of )?" + _WORD + r",?[ -]?" + _YEAR,
        _WORD + r",?[ -]?" + _YEAR,
        _WORD + r" " + _DAY + r",? " + _YEAR,
    )
)


@dataclass(frozen=True)
class PartialDate:
    """What was said, and what can be understood of it. `earliest` and `latest` bound the day; None if unknown."""

    text: str
    precision: Precision
    earliest: date | None = None
    latest: date | None = None

    @classmethod
    def parse(cls, stated: str) -> PartialDate:
        """Never raises: what is not understood is kept as text."""
        text = _shown(stated)
        if not text:
            return cls("", Precision.NOTHING)
        for form in _FORMS:
            if found := form.fullmatch(text.casefold()):
                parts = found.groupdict()
                month = _NUMBER_OF[parts["word"][:3]] if parts.get("word") else parts.get("month")
                day = parts.get("day")
                return cls._of(text, int(parts["year"]), int(month) if month else None, int(day) if day else None)
        return cls(text, Precision.NOT_A_DATE)

    @classmethod
    def on(cls, day: date) -> PartialDate:
        return cls(day.isoformat(), Precision.DAY, day, day)

    @classmethod
    def _of(cls, text: str, year: int, month: int | None, day: int | None) -> PartialDate:
        try:
            if year < EARLIEST_YEAR:
                raise ValueError("before any record")
            if month is None:
                return cls(text, Precision.YEAR, date(year, 1, 1), date(year, 12, 31))
            first = date(year, month, 1)
            if day is None:
                return cls(text, Precision.MONTH, first, first.replace(day=monthrange(year, month)[1]))
            whole = date(year, month, day)
        except ValueError:
            return cls(text, Precision.IMPOSSIBLE)
        return cls(text, Precision.DAY, whole, whole)

    @property
    def exact(self) -> date | None:
        return self.earliest if self.precision is Precision.DAY else None

    @property
    def known(self) -> bool:
        return self.earliest is not None

    @property
    def warning(self) -> str:
        if self.precision is Precision.IMPOSSIBLE:
            return "There is no such day: kept as it was stated."
        return "This is not a date: kept as it was stated." if self.precision is Precision.NOT_A_DATE else ""

    @property
    def iso(self) -> str:
        """1971, 1971-04 or 1971-04-03; nothing when it is not known."""
        length = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}.get(self.precision, 0)
        return self.earliest.isoformat()[:length] if self.earliest else ""

    def may_be(self, day: date) -> bool:
        return self.earliest is not None and self.latest is not None and self.earliest <= day <= self.latest

    def overlaps(self, other: PartialDate) -> bool:
        if not (self.earliest and self.latest and other.earliest and other.latest):
            return False
        return self.earliest <= other.latest and other.earliest <= self.latest

    def age_on(self, day: date) -> tuple[int, int] | None:
        """The least and the greatest age on a day, were this a date of birth."""
        if not (self.earliest and self.latest):
            return None
        return _age(self.latest, day), _age(self.earliest, day)


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _shown(stated: str) -> str:
    """Fit to show: no control or direction characters, single spaces, a sane length."""
    plain = unicodedata.normalize("NFKC", stated[: 10 * LONGEST])
    kept = (" " if unicodedata.category(c) == "Cc" else c for c in plain if unicodedata.category(c) not in ("Cf", "Cs"))
    return " ".join("".join(kept).split())[:LONGEST]
