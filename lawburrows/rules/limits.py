"""What a time limit is: its figure and unit, how far it is confirmed, and the words in which a figure is typed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum

from lawburrows.rules.jurisdiction import SCOTLAND, Jurisdiction
from lawburrows.rules.source import Source

NO_EDITION = "no edition: no text was found"


class Unit(Enum):
    HOURS = "hours"
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"
    WORKING_DAYS = "working days"
    CLEAR_WORKING_DAYS = "clear working days"


class Status(Enum):
    """How far the figure was confirmed, as the table of deadlines has it."""

    CONFIRMED = "confirmed"
    HISTORIC = "confirmed, from an old page"
    UNCONFIRMED = "unconfirmed"

    @property
    def letter(self) -> str:
        return self.name[0]


@dataclass(frozen=True)
class IntervalRow:
    """One time limit: its line in the table of deadlines (0: not in it), what, from which event, and the figure."""

    line: int
    key: str
    what: str
    event: str
    number: int
    unit: Unit
    source: Source
    status: Status = Status.UNCONFIRMED
    harm: int = 3
    edition: str = NO_EDITION
    statutory: bool = False
    jurisdiction: Jurisdiction = SCOTLAND

    @property
    def figure(self) -> str:
        return figure_in_words(self.number, self.unit)


def figure_in_words(number: int, unit: Unit) -> str:
    """20 working days, 1 year."""
    return f"{number} {unit.value[:-1] if number == 1 else unit.value}"


_FIGURE = re.compile(r"([0-9]{1,4}) (hour|day|month|year|working day|clear working day)s?")
_MOST = {Unit.HOURS: 999, Unit.DAYS: 3660, Unit.MONTHS: 120, Unit.YEARS: 20}


def figure_of(text: str) -> tuple[int, Unit] | None:
    """The number and the unit that a text such as 20 working days says; None when it says no sensible one."""
    found = _FIGURE.fullmatch(" ".join(text.casefold().split()))
    if found is None:
        return None
    number, unit = int(found[1]), Unit(f"{found[2]}s")
    return (number, unit) if 1 <= number <= _MOST.get(unit, 999) else None


def with_figure(row: IntervalRow, text: str, source: Source, *, edition: str = "") -> IntervalRow:
    """The row with a figure that people have agreed; where the text says none, the row as it was written."""
    figure = figure_of(text)
    if figure is None:
        return row
    status = Status.CONFIRMED if source.verified else Status.UNCONFIRMED
    number, unit = figure
    return replace(row, number=number, unit=unit, source=source, status=status, edition=edition or row.edition)
