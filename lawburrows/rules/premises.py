"""The environmental risk assessment of an address: its states, whose each part is, what is looked for, and what is near.

The clocks and what is looked for were read in the guidance. Which agency looks for which of it, and how far round an
address one looks, no text that was read says: those are our own choice, and shown as unverified.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from lawburrows.rules.deadline import Deadline, Step, in_words
from lawburrows.rules.intervals import ADDRESSES, IntervalRow, interval
from lawburrows.rules.source import Source, remembered

OURS = remembered("Practice of assessing addresses", "who looks for what, and how far round, is our own choice")
NO_LIMIT_AGAIN = remembered(
    "Environmental risk assessment guidance 2017", "no time was found for an assessment asked for again"
)


@dataclass(frozen=True)
class StateRow:
    """Where something stands: its words, who has to do the next thing, by when, and what may follow."""

    key: str
    words: str
    owner: str
    clock: str  # the key of a time limit, or words
    then: tuple[str, ...] = ()


ASSESSMENT = (
    StateRow(
        "gathering",
        "being assessed",
        "each agency for its part; then whoever leads it, who decides",
        "address_first, or address_yearly of a yearly review",
        ("decided", "stopped"),
    ),
    StateRow(
        "decided", "decided", "the record manager: conditions, and the next review", "address_renewal, address_yearly"
    ),
    StateRow(
        "skipped", "yearly review left out, with reasons", "the record manager: the next review", "address_yearly"
    ),
    StateRow("stopped", "stopped, not decided", "nobody: it is over", "none"),
)
PART = (
    StateRow(
        "asked", "not signed yet", "the agency asked", "address_housing or address_agencies", ("signed", "withdrawn")
    ),
    StateRow("signed", "signed", "nobody: it is over", "none"),
    StateRow("withdrawn", "withdrawn", "nobody: it is over", "none"),
)
MACHINES = {"assessment": ASSESSMENT, "part": PART}


def choices(rows: Iterable[StateRow]) -> list[tuple[str, str]]:
    return [(row.key, row.words) for row in rows]


def moves(rows: Iterable[StateRow]) -> dict[str, set[str]]:
    """As the reference draws them."""
    return {row.key: set(row.then) for row in rows}


WHYS = (("first", "a new address"), ("yearly", "yearly review"), ("changed", "a fact has changed"))
OUTCOMES = (
    ("suitable", "suitable"),
    ("conditions", "suitable with conditions"),
    ("not_suitable", "not suitable"),
)
RESULTS = (
    ("nothing", "nothing found"),
    ("found", "something found"),
    ("not_checked", "could not be checked"),
)


@dataclass(frozen=True)
class LeadRow:
    """Who leads the assessment: the kind of agency, by whether there is a licence or an order."""

    key: str
    words: str
    agency_kind: str
    supervised: bool
    source: Source = ADDRESSES


LEADS = (
    LeadRow("police", "the police", "police", False),
    LeadRow("social_work", "justice social work", "council", True),
)
LEAD = {row.key: row for row in LEADS}


def who_leads(*, supervised: bool) -> LeadRow:
    """The police; under a licence or an order justice social work."""
    return next(row for row in LEADS if row.supervised == supervised)


@dataclass(frozen=True)
class CheckRow:
    """One thing that is looked for, and in whose part."""

    key: str
    words: str
    part: str
    source: Source = ADDRESSES


@dataclass(frozen=True)
class PartRow:
    """One part of an assessment: whose, and the time limit for it."""

    key: str
    words: str
    limit: str
    role: str = ""  # the role that usually writes it
    source: Source = ADDRESSES


PARTS = (
    PartRow("housing", "housing (the SOLO)", "address_housing", "housing_liaison"),
    PartRow("social_work", "justice social work", "address_agencies", "social_worker"),
    PartRow("physical", "the look at the place itself", "address_agencies", "offender_manager"),
    PartRow("other", "another agency", "address_agencies"),
)
KIND = {row.key: row for row in PARTS}
CHECKS = (
    CheckRow("housing_register", "Housing and homelessness records", "housing"),
    CheckRow("council_tax", "Council tax", "housing"),
    CheckRow("benefits", "Benefits", "housing"),
    CheckRow("electoral", "Electoral register", "housing"),
    CheckRow("landlords", "Landlord registration", "housing"),
    CheckRow("entry", "Floor plan, and how one gets in", "housing"),
    CheckRow("jsw_cases", "Justice social work's own cases, children among them", "social_work"),
    CheckRow("care_services", "Register of care services", "social_work"),
    CheckRow("play", "Play parks, and children's things nearby", "physical"),
    CheckRow("schools", "Schools and nurseries", "physical"),
    CheckRow("gathering", "Community centres and churches", "physical"),
    CheckRow("shops", "Shops and licensed premises", "physical"),
    CheckRow("sheltered", "Sheltered housing", "physical"),
    CheckRow("cctv", "CCTV", "physical"),
    CheckRow("neighbours", "Neighbours, visitors and carers", "physical"),
    CheckRow("other", "What the agency holds about the address", "other", OURS),
)
CHECK = {row.key: row for row in CHECKS}


def checks_of(part: str) -> tuple[CheckRow, ...]:
    return tuple(row for row in CHECKS if row.part == part)


@dataclass(frozen=True)
class PlaceRow:
    """A kind of sensitive place: its words, the letter and the shape by which a map shows it."""

    key: str
    words: str
    letter: str
    shape: str
    source: Source = ADDRESSES


PLACES = (
    PlaceRow("school", "school", "S", "square"),
    PlaceRow("nursery", "nursery", "N", "diamond"),
    PlaceRow("play_park", "play park", "P", "triangle"),
    PlaceRow("community", "community centre", "C", "pentagon"),
    PlaceRow("church", "church or other place of worship", "W", "cross"),
    PlaceRow("shop", "shop", "H", "circle"),
    PlaceRow("sheltered", "sheltered housing", "E", "hexagon"),
    PlaceRow("licensed", "licensed premises", "L", "down"),
    PlaceRow("cctv", "CCTV camera", "V", "octagon"),
    PlaceRow("other", "other place", "O", "star", OURS),
)
PLACE = {row.key: row for row in PLACES}
RINGS = (100, 250, 500)  # metres
FARTHEST = RINGS[-1]

NO_TIME = Step("No time limit for an assessment that is asked for again was found: the one of a first is used")


def part_due(limit: IntervalRow, notified: date, *, holidays: Iterable[date] = ()) -> Deadline:
    """By when a part is signed, counted from the notification of the address."""
    return interval(limit, notified, holidays=holidays)


def whole_due(limit: IntervalRow, notified: date, *, again: bool, holidays: Iterable[date] = ()) -> Deadline:
    """By when the whole is decided; of one that a changed fact called for no time is laid down."""
    found = interval(limit, notified, holidays=holidays)
    steps = (Step("Notification of the address", in_words(notified)), *found.steps)
    if not again:
        return replace(found, steps=steps)
    return replace(found, steps=(*steps, replace(NO_TIME, source=NO_LIMIT_AGAIN)), unverified=True)


def yearly_due(
    renewal: IntervalRow, limit: IntervalRow, last: date, *, holidays: Iterable[date] = ()
) -> tuple[date, Deadline]:
    """The renewal date, and the last day of the full review that belongs to it."""
    first = interval(renewal, last)
    again = first.due or last
    found = interval(limit, again, holidays=holidays)
    steps = (Step("Last full assessment", in_words(last)), *first.steps, *found.steps)
    return again, replace(found, steps=steps, unverified=found.unverified or first.unverified)
