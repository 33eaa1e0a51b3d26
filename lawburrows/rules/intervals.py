"""Counting a time limit from its event. A figure that two people have agreed is handed in: the rules read no table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from lawburrows.rules.deadline import Deadline, Step, deadline, in_words
from lawburrows.rules.guidance import ADDRESSES, BY_KEY, GOVERNED, INTERVALS, OLD_PRACTICE
from lawburrows.rules.limits import IntervalRow, Status, Unit, figure_of, with_figure
from lawburrows.rules.term import Term, after
from lawburrows.rules.working_days import clear_working_days_after, working_days_after

__all__ = [
    "ADDRESSES",
    "BY_KEY",
    "GOVERNED",
    "INTERVALS",
    "OLD_PRACTICE",
    "IntervalRow",
    "Status",
    "Unit",
    "figure_of",
    "interval",
    "with_figure",
]


def interval(which: str | IntervalRow, start: date, *, holidays: Iterable[date] = (), whose: str = "") -> Deadline:
    """The end of an interval that runs from an event; the day of the event is not counted.

    `which` is a key, or the row with the figure that governance agreed (`governance.queries.interval_for`).
    """
    row = BY_KEY[which] if isinstance(which, str) else which
    due, text = _counted(row, start, holidays)
    steps = (Step(text, in_words(due), row.source),)
    return deadline(row.key, row.what, due, row.source, steps, whose=whose, harm=row.harm)


def _counted(row: IntervalRow, start: date, holidays: Iterable[date]) -> tuple[date, str]:
    day = in_words(start)
    if row.unit is Unit.WORKING_DAYS:
        return working_days_after(start, row.number, holidays), f"{row.figure} after {day}"
    if row.unit is Unit.CLEAR_WORKING_DAYS:
        return clear_working_days_after(start, row.number, holidays), f"{row.figure} between it and {day}"
    if row.unit is Unit.HOURS:
        days = timedelta(days=-(-row.number // 24))  # the hour of the event is not known: whole days
        return start + days, f"{row.figure} after {day}, in whole days"
    term = {
        Unit.DAYS: Term(days=row.number),
        Unit.MONTHS: Term(row.number),
        Unit.YEARS: Term(12 * row.number),
    }[row.unit]
    return after(start, term), f"{row.figure} after {day}"
