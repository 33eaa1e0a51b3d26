"""Meetings of joint management: the states of each part with owner and clock, who must be there, what minutes hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lawburrows.rules.mappa import GUIDANCE_2022, READ
from lawburrows.rules.source import Confidence, Source, remembered

NOTES = Source(
    "MAPPA national guidance 2022, notes on the minute template (5B)",
    "",
    "https://www.gov.scot",
    READ,
    Confidence.SECONDARY,
)
INDICATIVE = remembered("MAPPA national guidance 2022, chapter 5", "near paragraph 5.49, not read in the official text")


@dataclass(frozen=True)
class State:
    """Where something stands: who has to do the next thing, until when, and what may follow."""

    key: str
    words: str
    owner: str
    clock: str  # the key of a time limit, or in words what sets the day; empty where nothing waits
    after: tuple[str, ...] = ()


MEETING = (
    State("planned", "planned", "the coordinator", "the day of the meeting", ("held", "cancelled")),
    State("held", "held", "nobody: it is over", ""),
    State("cancelled", "cancelled", "nobody: it is over", ""),
)
CASE = (
    State("planned", "to be discussed", "the coordinator", "the day of the meeting", ("closed", "taken_off")),
    State("closed", "discussed and closed", "whoever manages the case: the next review", "the next review"),
    State("taken_off", "taken off the meeting", "nobody: it is over", ""),
)
INVITATION = (
    State("asked", "has not answered", "whoever is asked", "the day of the meeting", ("coming", "apologies")),
    State("coming", "will be there", "whoever is asked", "the day of the meeting", ("apologies",)),
    State("apologies", "sends apologies", "the coordinator: the deputy", "the day of the meeting", ("coming",)),
)
REQUEST = (
    State("asked", "waits for an answer", "the agency asked", "the day that people set", ("answered", "withdrawn")),
    State("answered", "answered", "nobody: it is over", ""),
    State("withdrawn", "withdrawn", "nobody: it is over", ""),
)
MINUTES = (
    State("writing", "being written", "the minute-taker", "the day of the meeting", ("draft",)),
    State("draft", "draft, open for corrections", "the minute-taker, then the chair", "minutes_draft", ("agreed",)),
    State("agreed", "agreed by the chair", "the coordinator", "minutes_circulated", ("circulated",)),
    State("circulated", "circulated", "each who received them", ""),
)
PROPOSAL = (
    State("proposed", "proposed", "the minute-taker", "before the chair agrees the minutes", ("taken", "left")),
    State("taken", "taken in", "nobody: it is over", ""),
    State("left", "left, with the reason", "nobody: it is over", ""),
)
MACHINES = {
    "meeting": MEETING,
    "case": CASE,
    "invitation": INVITATION,
    "request": REQUEST,
    "minutes": MINUTES,
    "proposal": PROPOSAL,
}


def choices(states: Iterable[State]) -> list[tuple[str, str]]:
    return [(one.key, one.words) for one in states]


def moves(states: Iterable[State]) -> dict[str, set[str]]:
    """As the reference draws them."""
    return {one.key: set(one.after) for one in states}


@dataclass(frozen=True)
class SeniorityRow:
    """Whom a meeting of a level needs, and why."""

    level: int
    senior: bool
    why: str
    source: Source


OFTEN = {2: "level_2_review", 3: "level_3_review"}  # the time limits of how often a level meets
SENIORITY = (
    SeniorityRow(2, False, "Those who manage the case, and can act for their agency", GUIDANCE_2022.at("chapter 4")),
    SeniorityRow(
        3,
        True,
        "Level 3 needs senior managers: the risk, the complexity or the resources ask for what only they can commit",
        GUIDANCE_2022.at("chapter 4"),
    ),
)


def needs_senior(level: int) -> SeniorityRow | None:
    """The row that asks for senior people at this level, if there is one."""
    return next((row for row in SENIORITY if row.level == level and row.senior), None)


@dataclass(frozen=True)
class Reply:
    """One of the four ways in which an agency answers, and whether it must say what it holds."""

    key: str
    words: str
    said: str
    tells: bool


REPLIES = (
    Reply("none", "No trace", "We searched and hold nothing about this person", False),
    Reply("not_relevant", "Trace, not relevant", "We hold something; it has no bearing on the meeting", False),
    Reply("shared", "Trace, shared", "We hold something relevant, and share it here", True),
    Reply("discuss", "Trace, needs discussion", "We hold something; whether it bears on this is to be discussed", True),
)
REPLY = {row.key: row for row in REPLIES}

STATEMENT = (
    "What is said and read about this case is confidential. It is shared to protect the public and for nothing else; "
    "it is not passed on, copied or used outside this case unless the agency that it comes from agrees. Whoever has a "
    "conflict of interest says so now and leaves."
)


@dataclass(frozen=True)
class Heading:
    """One part of the minutes of a case; what must be written before the case is closed."""

    key: str
    words: str
    hint: str
    required: bool = True


HEADINGS = (
    Heading(
        "discussion", "Discussion", "So that somebody who was absent understands it: what was said, and by which agency"
    ),
    Heading("risks", "Risks", "Which risks the meeting sees, to whom, and what changed since the last meeting"),
    Heading("victims", "Victims", "What was considered for victims; write that there was nothing where so"),
    Heading("children", "Children", "What was considered for children; write that there was nothing where so"),
    Heading("diversity", "Diversity", "Language, faith, disability, sex and anything else that changes what works"),
)
HEADING = {row.key: row for row in HEADINGS}


DISCLOSED = "Whether disclosure is considered, with the decision or why not"
LEVEL_SAID = "The level, with why"
NEXT_SAID = "The day of the next review"
ACTIONS_SAID = "An action, or why none follows"


@dataclass(frozen=True)
class Written:
    """What stands in the minutes of a case when somebody wants to close it."""

    headings: frozenset[str]  # those under which something is written
    disclosure: bool
    level: bool
    next_review: bool
    actions: bool
    attendance: bool
    quorum: bool


def missing(written: Written) -> list[str]:
    """What must still be written before the case is closed."""
    found = [row.words for row in HEADINGS if row.required and row.key not in written.headings]
    found += [] if written.disclosure else [DISCLOSED]
    found += [] if written.level else [LEVEL_SAID]
    found += [] if written.next_review else [NEXT_SAID]
    found += [] if written.actions else [ACTIONS_SAID]
    found += [] if written.attendance else ["Who was there"]
    found += [] if written.quorum else ["Why it went ahead without the quorum that was agreed"]
    return found
