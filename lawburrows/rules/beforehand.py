"""How long before a date something is done, where practice and not statute says so: for governance to change.

A figure that two people have agreed (table `beforehand`, the same key, in days) takes the place of the one here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from lawburrows.rules.deadline import Deadline, Step, deadline, in_words
from lawburrows.rules.mappa import READ
from lawburrows.rules.source import Confidence, Source, remembered

TABLE = "beforehand"  # under this name governance keeps its figures
PRACTICE = remembered("Practice before a release", "no national text was found")
OURS = remembered("Our own proposal for the months before a review", "no rule names a time")
PRISONER_Z = Source(
    "Significant case review of November 2019",
    "recommendation 3",
    "https://www.angus.gov.uk",
    READ,
    Confidence.SECONDARY,
)


@dataclass(frozen=True)
class BeforeRow:
    """Done by so many days before a date."""

    key: str
    what: str
    days: int
    source: Source
    harm: int = 3


BEFORE = (
    BeforeRow("release_notification", "MAPPA notification to the coordinator before release", 91, PRACTICE, 4),
    BeforeRow("release_referral", "Referral before release, if level 2 or 3 is needed", 42, PRACTICE, 4),
    BeforeRow("open_estate_papers", "Complete papers before a transfer to the open estate", 7, PRISONER_Z, 4),
    BeforeRow("review_begun", "Review of indefinite requirements begun", 365, OURS, 3),
    BeforeRow("review_pack", "Evidence pack of the review ready", 183, OURS, 4),
    BeforeRow("review_prepared", "Decision of the review prepared for the one who decides", 91, OURS, 5),
)
BY_KEY = {row.key: row for row in BEFORE}


def before(key: str, day: date, what: str, agreed: str | None = None) -> Deadline:
    """The last day on which it is in time; `what` is what happens on `day`, `agreed` the figure of governance."""
    row = BY_KEY[key]
    days = int(agreed) if agreed else row.days
    due = day - timedelta(days=days)
    steps = (
        Step(what, in_words(day)),
        Step(f"{days} days before it{', as governance has agreed' if agreed else ''}", in_words(due), row.source),
    )
    return deadline(row.key, row.what, due, row.source, steps, harm=row.harm)
