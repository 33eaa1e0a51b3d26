"""Every time limit that the work runs on, in the order of the table of deadlines: statute, then guidance between it.

The statutory rows say where the rule stands as code; nobody edits them. A row without a figure says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from lawburrows.rules.beforehand import BEFORE, BeforeRow
from lawburrows.rules.deadline import in_words
from lawburrows.rules.guidance import INTERVALS, NOT_FOUND
from lawburrows.rules.jurisdiction import SCOTLAND, Jurisdiction
from lawburrows.rules.limits import NO_EDITION, IntervalRow, Status, Unit, figure_in_words
from lawburrows.rules.mappa import ACT_2005
from lawburrows.rules.notification.sources import (
    ORDERS_2016,
    READ,
    SCOTTISH_CHANGES_2013,
    TRAVEL,
    section,
)
from lawburrows.rules.notification.travel import RETURN
from lawburrows.rules.sentences.sources import LIFELONG
from lawburrows.rules.source import Source

AS_READ = f"as amended, text read {in_words(READ)}"


@dataclass(frozen=True)
class LimitRow:
    """One line as a reader sees it. `interval` is the row whose figure governance may change; None: it is no figure."""

    line: int
    key: str
    what: str
    event: str
    figure: str
    source: Source
    status: Status
    harm: int
    edition: str
    statutory: bool
    interval: IntervalRow | None = None
    beforehand: bool = False  # counted back from the event; governance keeps its figure in the table of that name
    jurisdiction: Jurisdiction = SCOTLAND

    @property
    def governed(self) -> bool:
        return (self.interval is not None or self.beforehand) and not self.statutory

    @property
    def unverified(self) -> bool:
        return not self.source.verified


def _statute(
    line: int, key: str, what: str, event: str, figure: str, source: Source, *, harm: int = 5, sure: bool = True
) -> LimitRow:
    status = Status.CONFIRMED if sure else Status.UNCONFIRMED
    return LimitRow(line, key, what, event, figure, source, status, harm, AS_READ, True)


STATUTE = (
    _statute(
        1,
        "initial_notification",
        "First notification; time in custody, hospital or abroad is left out",
        "the relevant date, that day counted",
        "3 days",
        section("83(1), (6)"),
    ),
    _statute(
        2,
        "change_notification",
        "Change of name, home address or another prescribed detail; release",
        "the change, that day counted",
        "3 days",
        section("84(1)"),
    ),
    _statute(
        3,
        "stay",
        "Staying elsewhere: seven days, or several times that make seven in any twelve months",
        "the seventh day, that day counted",
        "3 days",
        section("84(1)(c), (6)"),
    ),
    _statute(
        4,
        "advance_notice",
        "Notice before a change: good if the change is at most two days early; if it does not happen within three days",
        "the stated day, that day counted",
        "6 days to say so",
        section("84(2) to (4)"),
    ),
    _statute(
        5,
        "periodic_notification",
        "Periodic confirmation",
        "the last notification, that day not counted",
        "1 year",
        section("85(1), (5)(b)"),
        harm=4,
    ),
    _statute(
        6,
        "weekly_notification",
        "Periodic confirmation without a sole or main residence",
        "the last notification, that day not counted",
        "7 days",
        SCOTTISH_CHANGES_2013.at("regulation 2, for section 85(5)(a), (6)"),
        harm=4,
    ),
    _statute(
        7,
        "put_off",
        "Periodic confirmation that falls in custody, hospital or a time abroad",
        "the end of that time, that day counted",
        "3 days",
        section("85(3), (4)"),
        harm=4,
    ),
    _statute(
        8,
        "travel",
        "Leaving the country, for any time",
        "before the departure",
        "7 days",
        TRAVEL,
        sure=False,  # any length is confirmed, the seven days were read at second hand
    ),
    _statute(
        8,
        "travel_not_known",
        "Leaving the country, where the details are not known in time",
        "before the departure",
        "12 hours",
        SCOTTISH_CHANGES_2013.at("regulation 3"),
    ),
    _statute(9, "return", "Return from abroad", "the return", "3 days", RETURN, sure=False),
    _statute(
        10,
        "review_of_indefinite",
        "First review of indefinite requirements; time away before the first notification is left out",
        "the relevant date",
        "15 years, or 8 if under 18 then",
        section("88B(1), (2)"),
    ),
    _statute(
        11,
        "decision_on_indefinite",
        "The chief constable's decision whether they continue",
        "no later than",
        "the date of discharge",
        section("88C(1)"),
    ),
    _statute(
        12,
        "continuation",
        "Length of a continuation order",
        "what would have been the date of discharge",
        "at most 15 years",
        section("88C(2)"),
    ),
    _statute(
        13,
        "appeal",
        "Appeal to the sheriff; and from the sheriff",
        "the date of discharge; the sheriff's decision",
        "21 days; 21 days",
        section("88G"),
    ),
    _statute(
        16,
        "risk_assessment_order",
        "Adjournment for a risk assessment order; one extension of the same length",
        "the order",
        "90 days",
        Source("Criminal Procedure (Scotland) Act 1995", "section 210B", LIFELONG.url, READ),
        harm=3,
    ),
    _statute(
        17,
        "risk_management_plan",
        "Risk management plan of an order for lifelong restriction; a report each year",
        "the sentence",
        "9 months",
        LIFELONG.at("sections 8 and 9"),
        harm=4,
    ),
    _statute(
        18,
        "preventive_order",
        "Sexual harm prevention order; a ban on foreign travel at most 5 years",
        "the order",
        "at least 5 years",
        ORDERS_2016.at("sections 16 and 17"),
        harm=3,
    ),
    _statute(
        25,
        "annual_report",
        "Annual report, 1 April to 31 March",
        "the end of the period",
        "as soon as practicable",
        ACT_2005.at("section 11"),
        harm=2,
    ),
)
NO_FIGURE = (
    LimitRow(
        31,
        "case_review_decisions",
        "Significant case review: appointing a chair, the decision of the Strategic Oversight Group",
        "the initial notification report",
        "no figure is known",
        NOT_FOUND,
        Status.UNCONFIRMED,
        3,
        NO_EDITION,
        False,
    ),
)


def as_limit(row: IntervalRow) -> LimitRow:
    """A row with a figure as a line of the table."""
    return LimitRow(
        row.line,
        row.key,
        row.what,
        row.event,
        row.figure,
        row.source,
        row.status,
        row.harm,
        row.edition,
        row.statutory,
        row,
        jurisdiction=row.jurisdiction,
    )


LINES = {"open_estate_papers": 26, "release_notification": 29, "release_referral": 29}
EVENTS = {
    "open_estate_papers": "before the transfer",
    "release_notification": "before the release",
    "release_referral": "before the release",
}


def _beforehand(row: BeforeRow) -> LimitRow:
    event = EVENTS.get(row.key, "before the date of discharge")
    figure = figure_in_words(row.days, Unit.DAYS)
    return LimitRow(
        LINES.get(row.key, 0),
        row.key,
        row.what,
        event,
        figure,
        row.source,
        Status.UNCONFIRMED,
        row.harm,
        NO_EDITION,
        False,
        beforehand=True,
    )


TIMETABLE = tuple(
    sorted(
        (*STATUTE, *map(as_limit, INTERVALS), *map(_beforehand, BEFORE), *NO_FIGURE),
        key=lambda row: (row.line == 0, row.line),
    )
)

OTHERS = "Others"
SUBJECTS = (
    (
        "Notification requirements",
        (
            "initial_notification",
            "change_notification",
            "stay",
            "advance_notice",
            "periodic_notification",
            "weekly_notification",
            "put_off",
            "travel",
            "travel_not_known",
            "return",
        ),
    ),
    (
        "Indefinite requirements",
        (
            "review_of_indefinite",
            "decision_on_indefinite",
            "continuation",
            "appeal",
            "review_begun",
            "review_pack",
            "review_prepared",
        ),
    ),
    ("Addresses", ("address_housing", "address_agencies", "address_first", "address_renewal", "address_yearly")),
    ("Orders of the court", ("risk_assessment_order", "risk_management_plan", "preventive_order")),
    (
        "Custody and release",
        (
            "prison_induction",
            "first_case_conference",
            "case_conference",
            "designation_letter",
            "open_estate_papers",
            "release_notification",
            "release_referral",
            "first_contact",
            "no_show",
        ),
    ),
    (
        "Licence",
        (
            "licence_contact",
            "licence_contact_later",
            "licence_home_visit",
            "licence_review",
            "licence_review_later",
            "licence_review_yearly",
        ),
    ),
    (
        "Referrals, meetings and reviews",
        (
            "first_meeting",
            "urgent_first_meeting",
            "level_1_review",
            "level_2_review",
            "level_3_review",
            "minutes_draft",
            "minutes_circulated",
        ),
    ),
    (
        "Serious incidents and significant cases",
        (
            "serious_incident_notice",
            "serious_incident_review",
            "initial_notification_report",
            "case_review_decisions",
        ),
    ),
    ("Oversight", ("oversight_review", "annual_report")),
    ("Information about people", ("subject_access", "breach_to_regulator")),
)
_SUBJECT = {key: subject for subject, keys in SUBJECTS for key in keys}


def subject_of(key: str) -> str:
    """Under which heading a time limit is looked for."""
    return _SUBJECT.get(key, OTHERS)
