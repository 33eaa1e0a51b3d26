"""What falls due and why: every date carries the steps that led to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from lawburrows.rules.source import Source


@dataclass(frozen=True)
class Step:
    """One line of an explanation: what was considered, what came of it, and where that stands."""

    text: str
    result: str = ""
    source: Source | None = None


def any_unverified(steps: Iterable[Step]) -> bool:
    """True when one step leans on a rule that nobody has confirmed: the whole answer is then unverified."""
    return any(step.source is not None and not step.source.verified for step in steps)


@dataclass(frozen=True)
class Deadline:
    """Something that a person or an agency must do by the end of `due` (None: nothing falls due).

    `moment` is set where the law counts hours. `harm` runs from 1 (untidy) to 5 (somebody may be hurt, or liberty
    or a right be lost): lists are sorted by it before the date.
    """

    kind: str
    what: str
    due: date | None
    source: Source
    steps: tuple[Step, ...] = ()
    whose: str = ""
    unverified: bool = False
    harm: int = 3
    moment: datetime | None = None

    @property
    def sort_key(self) -> tuple[int, date]:
        return (-self.harm, self.due or date.max)

    def overdue(self, on: date) -> bool:
        return self.due is not None and on > self.due


def deadline(
    kind: str,
    what: str,
    due: date | None,
    source: Source,
    steps: Iterable[Step],
    *,
    whose: str = "",
    harm: int = 3,
    moment: datetime | None = None,
) -> Deadline:
    """A deadline whose `unverified` follows from its source and its steps."""
    steps = tuple(steps)
    doubtful = not source.verified or any_unverified(steps)
    return Deadline(kind, what, due, source, steps, whose, doubtful, harm, moment)


MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@lru_cache(maxsize=65536)
def in_words(day: date) -> str:
    """2 March 2026, as the pages write it."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
