"""A serious incident: what makes one, where its report and its review stand, whose turn it is, and by when.

Guidance has four stages: the initial notification report, the chair's review of it, the decision of the Strategic
Oversight Group, and the review. No time for the chair, the group or the review was found: people set those days. The
serious incident review of justice social work is another thing, with clocks of its own that are confirmed.
"""

from __future__ import annotations

from dataclasses import dataclass

from lawburrows.rules.guidance import INCIDENTS
from lawburrows.rules.mappa import GUIDANCE_2022
from lawburrows.rules.source import Source, remembered

CHAPTER = GUIDANCE_2022.at("chapter 20")
PRACTICE = remembered("Our own choice", "no text was read on it")
REPORT_LIMIT = "initial_notification_report"
NOTICE_LIMIT, REVIEW_LIMIT = "serious_incident_notice", "serious_incident_review"
NO_TIME = "the day that people set: no time was found"


@dataclass(frozen=True)
class Criterion:
    """Why something is a serious incident."""

    key: str
    words: str
    source: Source = CHAPTER


CRITERIA = (
    Criterion("further_offence", "charged with a further offence that caused death or serious harm"),
    Criterion("services", "significant concern about how professionals or services were involved"),
    Criterion("harmed", "harmed or died because of being managed, or in circumstances that give concern"),
)
MEDIA = (
    ("none", "no interest of the media is known"),
    ("expected", "interest of the media is expected"),
    ("reported", "the media have reported"),
)
ANSWERS = (("scr", "significant case review"), ("other", "another review"), ("none", "no review"))
RESPONSES = (("accepted", "accepted"), ("in_part", "accepted in part"), ("rejected", "not accepted"))


@dataclass(frozen=True)
class StateRow:
    """Where something stands: its words, whose turn it is, by when, and what may follow."""

    key: str
    words: str
    owner: str
    clock: str
    follows: tuple[str, ...] = ()
    source: Source = PRACTICE


STATES = (
    StateRow(
        "draft",
        "report being written",
        "the authority that leads",
        "5 working days after the incident (unverified)",
        ("sent", "not_sent"),
        CHAPTER,
    ),
    StateRow("sent", "with the chair", "the chair of the Strategic Oversight Group", NO_TIME, ("to_decide",), CHAPTER),
    StateRow(
        "to_decide",
        "reviewed by the chair, to be decided",
        "the Strategic Oversight Group",
        NO_TIME,
        ("reviewing", "other", "no_review"),
        CHAPTER,
    ),
    StateRow("reviewing", "significant case review under way", "the lead reviewer", NO_TIME, ("reported",), CHAPTER),
    StateRow(
        "reported",
        "review handed in, publication to be decided",
        "the Strategic Oversight Group",
        NO_TIME,
        ("ended",),
        CHAPTER,
    ),
    StateRow("other", "another review under way", "the coordinator", NO_TIME, ("ended",)),
    StateRow("not_sent", "no report to the chair, with the reasons", "nobody", "none"),
    StateRow("no_review", "decided: no review", "nobody", "none"),
    StateRow("ended", "ended", "nobody", "none"),
)
FIRST = "draft"
OPEN = tuple(row.key for row in STATES if row.follows)
WORDS = {row.key: row for row in STATES}

_JSW, _CARE = "justice social work", "the Care Inspectorate"
SOCIAL_WORK_STATES = (
    StateRow(
        "to_notify",
        "the Care Inspectorate is to be notified",
        _JSW,
        "5 working days after the incident",
        ("reviewing", "not_needed"),
        INCIDENTS,
    ),
    StateRow("reviewing", "notified, review under way", _JSW, "3 months after the notice", ("sent",), INCIDENTS),
    StateRow("sent", "review sent, waits for the reply", _CARE, NO_TIME, ("follow_up",), INCIDENTS),
    StateRow("follow_up", "replied, to be followed up", _JSW, NO_TIME, ("ended",), INCIDENTS),
    StateRow("not_needed", "not a serious incident of social work, with the reasons", "nobody", "none"),
    StateRow("ended", "followed up", "nobody", "none"),
)
SOCIAL_WORK_OPEN = tuple(row.key for row in SOCIAL_WORK_STATES if row.follows)
SOCIAL_WORK_WORDS = {row.key: row for row in SOCIAL_WORK_STATES}


def moves(rows: tuple[StateRow, ...]) -> dict[str, set[str]]:
    return {row.key: set(row.follows) for row in rows if row.follows}


def choices(rows: tuple[StateRow, ...]) -> list[tuple[str, str]]:
    return [(row.key, row.words) for row in rows]
