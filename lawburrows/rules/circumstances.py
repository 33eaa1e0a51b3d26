"""What a change of circumstances calls for: by kind of change, each row with its source and how far it is confirmed.

No text that was read sets a time for most of these. The days are our own choice, and shown as unverified.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lawburrows.rules.deadline import Deadline, Step, deadline, in_words
from lawburrows.rules.intervals import ADDRESSES, IntervalRow, interval
from lawburrows.rules.notification.sources import section
from lawburrows.rules.source import Source, remembered
from lawburrows.rules.term import days_beginning_with
from lawburrows.rules.working_days import working_days_after

SOON = 5  # working days
PRACTICE = remembered("How risk is looked at again", "new address, household, partner, work or health")
PROTECTION = remembered("Child protection practice", "a child in the household")
TELLING = remembered("Who must know of a change", "practice between partners")
IN_A_HOME = ("address", "household", "partner")
ASSESS_ADDRESS = ("environment", "environment_again", "housing")  # what an assessment of the address deals with


@dataclass(frozen=True)
class CallRow:
    """One thing that follows from a change. `interval` names a governed time limit; else so many working days."""

    key: str
    what: str
    kinds: tuple[str, ...]
    source: Source
    days: int = SOON
    interval: str = ""
    harm: int = 3
    with_child: bool = False  # only where a child lives there, or visits


CALLS = (
    CallRow(
        "protection",
        "Tell child protection: a child is in the household",
        IN_A_HOME,
        PROTECTION,
        0,
        harm=5,
        with_child=True,
    ),
    CallRow(
        "environment",
        "Environmental risk assessment of the new address",
        ("address",),
        ADDRESSES,
        interval="address_first",
        harm=4,
    ),
    CallRow(
        "environment_again",
        "Look at the environmental risk assessment of the address again",
        ("household", "partner", "neighbour", "conditions"),
        PRACTICE,
        harm=4,
    ),
    CallRow(
        "housing",
        "Tell housing, and ask for its part of the assessment",
        ("address",),
        ADDRESSES,
        interval="address_housing",
        harm=4,
    ),
    CallRow(
        "reassess",
        "Look at the assessment of risk again",
        (*IN_A_HOME, "job", "device", "health", "other"),
        PRACTICE,
        harm=4,
    ),
    CallRow("visit", "Visit the person in the new circumstances", IN_A_HOME, PRACTICE),
    CallRow("plan", "Look at the risk management plan again", (*IN_A_HOME, "job", "health"), PRACTICE),
    CallRow("disclosure", "Consider whether somebody must be told (disclosure)", ("partner", "job"), PRACTICE, harm=4),
    CallRow("conditions", "Compare with the conditions on devices and the internet", ("telephone", "device"), PRACTICE),
    CallRow("search", "Search the register again under the new name", ("name",), TELLING, harm=2),
    CallRow("partners", "Tell the partners who are not in the register", ("address", "name"), TELLING, harm=2),
)


@dataclass(frozen=True)
class ToldRow:
    """A change that a person who is subject to notification requirements must tell the police, and by when."""

    kind: str
    what: str
    source: Source
    days: int = 3


MUST_BE_TOLD = (
    ToldRow("address", "a new home address", section("84(1)")),
    ToldRow("name", "a new name", section("84(1)")),
    ToldRow("account", "a bank account or card", section("84(1)(g); SSI 2007/246, regulation 4")),
)


def calls_for(kind: str, *, child: bool) -> tuple[CallRow, ...]:
    """What a change of a kind calls for."""
    return tuple(row for row in CALLS if kind in row.kinds and (child or not row.with_child))


def call(key: str) -> CallRow:
    [found] = [row for row in CALLS if row.key == key]
    return found


def due_on(row: CallRow, known: date, *, holidays: Iterable[date] = (), limit: IntervalRow | None = None) -> Deadline:
    """By when, counted from the day on which the change became known; `limit` has the figure that was agreed."""
    if row.interval:
        found = interval(limit or row.interval, known, holidays=holidays)
        return deadline(row.key, row.what, found.due, found.source, found.steps, harm=row.harm)
    due = working_days_after(known, row.days, holidays) if row.days else known
    text = f"{row.days} working days after {in_words(known)}, our own choice" if row.days else "At once"
    return deadline(row.key, row.what, due, row.source, (Step(text, in_words(due), row.source),), harm=row.harm)


def to_be_told(kind: str, since: date) -> tuple[ToldRow, date] | None:
    """The row, and the last day on which the person may tell it; None where the law asks for nothing."""
    found = next((row for row in MUST_BE_TOLD if row.kind == kind), None)
    return (found, days_beginning_with(since, found.days)) if found else None
