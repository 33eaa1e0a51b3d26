"""Time limits of guidance, by kind: starting values for a table that each region governs and edits.

Statute stands in `notification`. These come from guidance that was mostly not confirmed, so most rows are unverified.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from lawburrows.rules.deadline import Deadline, Step, deadline, in_words
from lawburrows.rules.mappa import READ
from lawburrows.rules.source import Confidence, Source, remembered
from lawburrows.rules.term import Term, after, months, years
from lawburrows.rules.working_days import clear_working_days_after, working_days_after

ADDRESSES = Source(
    "Environmental risk assessment guidance 2017",
    "section 4",
    "https://www.gov.scot",
    READ,
    Confidence.CONFIRMED_TEXT_COUNTING_OPEN,  # both end days are taken to be left out
)
THROUGHCARE = Source("National throughcare guidance", "5.1 and 5.2", "https://www.gov.scot", READ)
INCIDENTS = Source(
    "Care Inspectorate guidance on serious incident reviews", "", "https://www.careinspectorate.com", READ
)
OLD_PRACTICE = Source(
    "Throughcare practice page, not updated since 2009", "", "https://www.iriss.org.uk", READ, Confidence.SECONDARY
)
_LOCAL = remembered("Widely quoted in local reports", "no national text was found")


class Unit(Enum):
    WORKING_DAYS = "working days"
    CLEAR_WORKING_DAYS = "clear working days"
    CALENDAR = "calendar time"


@dataclass(frozen=True)
class IntervalRow:
    key: str
    what: str
    number: int
    unit: Unit
    source: Source
    term: Term | None = None
    harm: int = 3


def _working(key: str, what: str, number: int, source: Source, harm: int = 3) -> IntervalRow:
    return IntervalRow(key, what, number, Unit.WORKING_DAYS, source, harm=harm)


def _clear(key: str, what: str, number: int, source: Source, harm: int = 3) -> IntervalRow:
    return IntervalRow(key, what, number, Unit.CLEAR_WORKING_DAYS, source, harm=harm)


def _calendar(key: str, what: str, term: Term, source: Source, harm: int = 3) -> IntervalRow:
    return IntervalRow(key, what, 0, Unit.CALENDAR, source, term, harm)


INTERVALS = (
    _clear("address_housing", "Housing's part of an environmental risk assessment", 2, ADDRESSES, 4),
    _clear("address_agencies", "Other agencies' part of an environmental risk assessment", 5, ADDRESSES, 4),
    _clear("address_first", "Environmental risk assessment of an address", 7, ADDRESSES, 4),
    _clear("address_yearly", "Yearly review of an environmental risk assessment", 21, ADDRESSES),
    _working("prison_induction", "First meeting with the prison-based social worker", 10, THROUGHCARE),
    _working("designation_letter", "Designation letter to the home council", 10, THROUGHCARE),
    _calendar("first_case_conference", "First case conference in custody", months(6), OLD_PRACTICE),
    _calendar("case_conference", "Yearly case conference in custody", years(1), OLD_PRACTICE),
    _working("serious_incident_notice", "Notice of a serious incident to the Care Inspectorate", 5, INCIDENTS, 4),
    _calendar("serious_incident_review", "Review of a serious incident", months(3), INCIDENTS),
    _calendar("licence_review", "First formal review of a licence", months(6), OLD_PRACTICE),
    _calendar("level_1_review", "Level 1 review", years(1), _LOCAL),
    _calendar("level_2_review", "Level 2 meeting", Term(days=84), _LOCAL, 4),
    _calendar("level_3_review", "Level 3 meeting", Term(days=42), _LOCAL, 5),
    _working("first_meeting", "First meeting after a referral", 20, _LOCAL, 4),
    _working("urgent_first_meeting", "Urgent level 3 meeting after a referral", 5, _LOCAL, 5),
    _working("minutes_draft", "Draft minutes", 5, _LOCAL, 2),
    _working("minutes_circulated", "Minutes circulated", 10, _LOCAL, 2),
    _working("initial_notification_report", "Initial notification report of a significant case", 5, _LOCAL, 4),
    _calendar(
        "subject_access",
        "Answer to a subject access request",
        months(1),
        remembered("Data Protection Act 2018", "section 54"),
    ),
    _calendar(
        "breach_to_regulator",
        "Notice of a data breach to the regulator",
        Term(days=3),
        remembered("Data Protection Act 2018", "section 67"),
        4,
    ),
)


def interval(key: str, start: date, *, holidays: Iterable[date] = (), whose: str = "") -> Deadline:
    """The end of an interval that runs from an event; the day of the event is not counted."""
    [row] = [row for row in INTERVALS if row.key == key]
    if row.term:
        due, text = after(start, row.term), f"{row.term} after {in_words(start)}"
    elif row.unit is Unit.WORKING_DAYS:
        due, text = (
            working_days_after(start, row.number, holidays),
            f"{row.number} working days after {in_words(start)}",
        )
    else:
        due = clear_working_days_after(start, row.number, holidays)
        text = f"{row.number} clear working days between it and {in_words(start)}"
    steps = (Step(text, in_words(due), row.source),)
    return deadline(row.key, row.what, due, row.source, steps, whose=whose, harm=row.harm)
