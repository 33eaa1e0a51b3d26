"""What may be recorded about why a person is managed, as plain values: pages and the importer hand these in.

Each says at once, in words for the screen, when it cannot be: `ValueError` before anything is written.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import date

from lawburrows.rules.jurisdiction import Jurisdiction
from lawburrows.rules.notification import Disposal


def after_its_start(starts: date | None, ends: date | None, what: str) -> None:
    """Periods are half-open, so the end is the first day on which it no longer holds."""
    if starts and ends and ends <= starts:
        raise ValueError(f"The end of {what} must be after its start")


@dataclass(frozen=True)
class NewDisposal:
    """What the court did. `kind` is the name of a `rules` disposal in small letters: imprisonment, supervised, fine …

    `relation_to_others` is one of alone, consecutive, concurrent, partly_concurrent (then with `overlap_months`).
    """

    kind: str
    months: int | None = None
    days: int = 0
    extension_months: int | None = None
    relation_to_others: str = "alone"
    overlap_months: int | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if self.kind.upper() not in Disposal.__members__:
            raise ValueError(f"{self.kind} is not a disposal that the rules know")
        if self.relation_to_others not in {"alone", "consecutive", "concurrent", "partly_concurrent"}:
            raise ValueError(f"{self.relation_to_others} is not a way for sentences to run together")


@dataclass(frozen=True)
class NewConviction:
    """One conviction or finding with what the court did; `offence_code` is a key of `rules.offences`, or from outside."""

    offence_code: str
    offence_title: str
    convicted_on: date
    schedule_3: bool
    jurisdiction: str = Jurisdiction.SCOTLAND.value
    court: str = ""
    sentenced_on: date | None = None
    offence_from: date | None = None
    offence_until: date | None = None
    way: str = ""
    relation: str = ""
    victims: int | None = None
    note: str = ""
    disposals: tuple[NewDisposal, ...] = ()

    def __post_init__(self) -> None:
        Jurisdiction(self.jurisdiction)
        if self.sentenced_on and self.sentenced_on < self.convicted_on:
            raise ValueError("The sentence must be on the day of the conviction or after it")


@dataclass(frozen=True)
class NewOrder:
    """An order of a court: `kind` is one of `Order.Kind`; `ends` is the first day on which it no longer runs."""

    kind: str
    made_on: date
    starts: date | None = None
    ends: date | None = None
    court: str = ""
    summary: str = ""
    interim: bool = False

    def __post_init__(self) -> None:
        after_its_start(self.starts or self.made_on, self.ends, "the order")


@dataclass(frozen=True)
class NewNotification:
    """A notification that was made: `section` is s83, s84, s85 or s86_travel."""

    made_on: date
    section: str = "s85"
    home: str = "sole_or_main"
    station: str = ""
    note: str = ""


@dataclass(frozen=True)
class NewAbsence:
    """A time in custody, in hospital or abroad; `ends` is the day of return or release."""

    kind: str
    starts: date
    ends: date | None = None
    place: str = ""
    return_told: bool = False

    def __post_init__(self) -> None:
        after_its_start(self.starts, self.ends, "the time away")


@dataclass(frozen=True)
class NewDecision:
    """A category or level (1, 2, 3) or a risk of serious harm (low, medium, high, very_high), from a day."""

    value: int | str
    starts: date | None
    ends: date | None = None
    authority: str = ""
    reason: str = ""

    def __post_init__(self) -> None:
        after_its_start(self.starts, self.ends, "the decision")


@dataclass(frozen=True)
class PersonOrders:
    """Everything of this floor about one record; `owner` is the agency whose entries they become."""

    record: uuid.UUID
    owner: uuid.UUID
    convictions: tuple[NewConviction, ...] = ()
    orders: tuple[NewOrder, ...] = ()
    notifications: tuple[NewNotification, ...] = ()
    absences: tuple[NewAbsence, ...] = ()
    categories: tuple[NewDecision, ...] = field(default=())
    levels: tuple[NewDecision, ...] = field(default=())
    harms: tuple[NewDecision, ...] = field(default=())
