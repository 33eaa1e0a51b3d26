"""The radar as the page wants it: rows in order, and how many fall in each month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lawburrows.indefinite.watching import AHEAD, Watched
from lawburrows.web.dates import MONTHS
from lawburrows.web.menu import address

COLOURS = {"not begun": "yellow", "prepared, not decided": "blue", "pack ready": "blue"}
MONTHS_AHEAD = 24


@dataclass(frozen=True)
class Row:
    """One review of the radar."""

    who: str
    ref: str
    url: str
    day: date
    late: bool
    why_url: str
    state: str
    colour: str
    holder: str
    lead: str
    unverified: bool
    legal_check: str


@dataclass(frozen=True)
class Bar:
    """One month: how many, and how long its bar is in hundredths of the longest."""

    words: str
    many: int
    length: int


def within(one: Watched, on: date) -> bool:
    """Undecided and due within two years or overdue, however long; or decided, until it was served and may no longer
    be appealed."""
    if one.due is not None and not one.decided:
        return one.date_of_discharge <= on + AHEAD
    if any(not step.outcome for step in one.court):
        return True
    if not one.decided or one.decision is None:
        return False
    last = one.last_day_to_appeal
    return one.decision.served_on is None or bool(last and last.due and last.due >= on)


def rows(found: Mapping[Any, Iterable[Watched]], records: Mapping[Any, Any], on: date) -> list[Row]:
    """In the order of days: what is overdue stands first."""
    made = []
    for record, reviews in found.items():
        held = records.get(record)
        if held is None:
            continue
        person = getattr(held, "person", None)
        for one in reviews:
            if not within(one, on):
                continue
            made.append(
                Row(
                    who=person.name if person else held.ref,
                    ref=held.ref,
                    url=address("indefinite:review", ref=held.ref),
                    day=one.date_of_discharge,
                    late=one.late(on),
                    why_url=address("orders:why", ref=held.ref, key=one.key) if one.due else "",
                    state=one.state,
                    colour=COLOURS.get(one.state, "green"),
                    holder=str(held.notification_officer or held.manager or "Nobody is named"),
                    lead=f"{held.lead}, {held.area}",
                    unverified=one.unverified,
                    legal_check=one.legal_check,
                )
            )
    return sorted(made, key=lambda row: (row.day, row.ref))


def bars(lines: Iterable[Row], on: date) -> list[Bar]:
    """Overdue first, then each of the next 24 months."""
    lines = list(lines)
    months = Counter((row.day.year, row.day.month) for row in lines if row.day >= on)
    counts = [("Overdue", sum(row.late for row in lines))]
    for ahead in range(MONTHS_AHEAD + 1):
        year, month = divmod(on.year * 12 + on.month - 1 + ahead, 12)
        counts.append((f"{MONTHS[month]} {year}", months[year, month + 1]))
    longest = max((many for _, many in counts), default=0)
    return [Bar(words, many, round(100 * many / longest) if longest else 0) for words, many in counts]
