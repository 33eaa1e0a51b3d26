"""How long copies that are no record are kept before they are deleted unasked: our own choices, for governance to change.

A figure that two people have agreed (table `keeping`, the same key, in days) takes the place of the one here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from lawburrows.rules.source import Confidence, Source

_DAYS = re.compile(r"([1-9][0-9]{0,3})(?: days?)?")
TABLE = "keeping"  # under this name governance keeps its figures
_OURS = Source(
    "Our own choice", "no rule names a time", read_on=date(2026, 11, 23), confidence=Confidence.GENERAL_KNOWLEDGE
)


@dataclass(frozen=True)
class KeepingRow:
    """Deleted so many days after it was brought."""

    key: str
    words: str
    days: int
    source: Source


KEEPING = (
    KeepingRow("chases", "that somebody was reminded of an answer which they owe", 400, _OURS),
    KeepingRow("extracts", "an extract that was brought, what was found in it and how it compares", 30, _OURS),
    KeepingRow(
        "forms", "the token of a form that was sent, by which a second sending leads where the first led", 30, _OURS
    ),
    KeepingRow("jobs", "a finished job of the worker, with what it was called and whom it was for", 30, _OURS),
    KeepingRow("sessions", "a session that is over", 1, _OURS),
)


def days_kept(key: str, agreed: str | None = None) -> int:
    """The figure that was agreed, if it is a number of days such as 30 or 30 days; else our own."""
    [row] = [row for row in KEEPING if row.key == key]
    said = _DAYS.fullmatch(agreed or "")
    return int(said[1]) if said else row.days
