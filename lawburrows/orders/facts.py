"""What the rules are asked about one person: plain values, read from the tables by `queries` and from nowhere else."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from lawburrows.rules.jurisdiction import Jurisdiction
from lawburrows.rules.notification import Disposal, Home, Notified
from lawburrows.rules.term import NO_TERM, Term, months

SECTIONS = {
    "s83": Notified.INITIAL,
    "s84": Notified.CHANGE,
    "s85": Notified.PERIODIC,
    "s86_travel": Notified.TRAVEL,
    "s86_return": Notified.RETURN,
}
HOMES = {"sole_or_main": Home.SOLE_OR_MAIN, "place_regularly_found": Home.NONE}
AWAY = {"custody": "in custody", "hospital": "in hospital", "abroad": "abroad"}


@dataclass(frozen=True)
class Did:
    """What the court did for one conviction."""

    disposal: Disposal
    term: Term | None
    extension: Term
    relation: str
    overlap: Term

    @classmethod
    def of(cls, row: dict[str, Any]) -> Did:
        stated = row["months"] is not None or row["days"]
        return cls(
            Disposal[row["kind"].upper()],
            Term(row["months"] or 0, row["days"]) if stated else None,
            months(row["extension_months"]) if row["extension_months"] else NO_TERM,
            row["relation_to_others"],
            months(row["overlap_months"] or 0),
        )


@dataclass(frozen=True)
class Convicted:
    """One conviction, and what the court did about it."""

    id: uuid.UUID
    title: str
    on: date
    sentenced_on: date
    schedule_3: bool
    jurisdiction: Jurisdiction
    did: tuple[Did, ...] = ()


@dataclass(frozen=True)
class Ordered:
    """One order: the first day on which it runs, and the first on which it no longer does."""

    id: uuid.UUID
    kind: str
    name: str
    court: str
    made_on: date
    starts: date
    ends: date | None


@dataclass(frozen=True)
class Told:
    """One notification that was made."""

    kind: Notified
    on: date
    home: Home


@dataclass(frozen=True)
class AwayFrom:
    """One time in custody, in hospital or abroad; `ends` is the day of return."""

    id: uuid.UUID
    kind: str
    starts: date
    ends: date | None
    return_told: bool = False  # before leaving, and it went as told


@dataclass(frozen=True)
class Decided:
    """One decision of category; `ends` is the first day on which it no longer holds."""

    value: int
    starts: date | None
    ends: date | None


@dataclass(frozen=True)
class Facts:
    """Everything about one person on which a statutory date depends, in the order of days."""

    record: uuid.UUID
    born: date | None = None
    convictions: tuple[Convicted, ...] = ()
    orders: tuple[Ordered, ...] = ()
    notifications: tuple[Told, ...] = ()
    absences: tuple[AwayFrom, ...] = ()
    decided: tuple[Decided, ...] = ()

    @property
    def category(self) -> Decided | None:
        """The decision that stands."""
        return next((one for one in self.decided if one.ends is None), None)
