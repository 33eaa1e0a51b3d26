"""The line of a sentence as a picture: its dates on one line from the first day to the last, with today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

WIDE, MARGIN, ROW = 600, 24, 46  # of the picture, in its own units
WORD = 110  # as wide as “today” and a year beside it
NEAR = 44  # two marks nearer than this stand above one another


@dataclass(frozen=True)
class Mark:
    """One date: its number in the list below, and where it stands."""

    number: int
    x: int
    y: int


@dataclass(frozen=True)
class Picture:
    marks: tuple[Mark, ...]
    line: int  # how low the line lies
    height: int
    today: int | None  # where today is; none where it lies outside
    first: date
    last: date

    @property
    def years(self) -> list[tuple[int, int, str]]:
        """The years at both ends, where today does not stand in their way: where, which, and how it is set."""
        ends = ((MARGIN, self.first.year, "start"), (WIDE - MARGIN, self.last.year, "end"))
        return [one for one in ends if self.today is None or abs(self.today - one[0]) > WORD]


def picture(days: Sequence[date], *, since: date | None, on: date) -> Picture | None:
    """The dates in the order in which they are listed; nothing where there are fewer than two days to tell apart."""
    ends = [*days, since] if since else list(days)
    first, last = min(ends, default=on), max(ends, default=on)
    if first == last:
        return None

    def across(day: date) -> int:
        return MARGIN + round((WIDE - 2 * MARGIN) * (day - first).days / (last - first).days)

    rows: list[int] = []  # of each row above the line, where its last mark stands
    placed = []
    for number, day in enumerate(days, 1):
        x = across(day)
        row = next((row for row, taken in enumerate(rows) if x - taken >= NEAR), len(rows))
        rows[row : row + 1] = [x]
        placed.append((number, x, row))
    line = ROW * max(len(rows), 1) + 4
    marks = tuple(Mark(number, x, line - ROW // 2 - ROW * row) for number, x, row in placed)
    return Picture(marks, line, line + 40, across(on) if first <= on <= last else None, first, last)
