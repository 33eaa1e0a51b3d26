"""What pages hand to commands: plain values, checked as input."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lawburrows.access.models import Agency, User
from lawburrows.people.models import Address


@dataclass(frozen=True)
class NewPremises:
    """An address of the record, or a proposed one in its lines."""

    address: Address | None = None
    lines: str = ""
    town: str = ""
    postcode: str = ""


@dataclass(frozen=True)
class NewPart:
    """Whose part, and who there is asked for it."""

    kind: str
    agency: Agency
    asked: User
    question: str = ""


@dataclass(frozen=True)
class Answer:
    """What one check has found."""

    result: str
    words: str = ""


Answers = Mapping[str, Answer]


@dataclass(frozen=True)
class NewDecision:
    """What is decided about an address, with reasons."""

    outcome: str
    reasons: str
    manageable: bool
    manageability: str = ""
    conditions: str = ""
    missing_because: str = ""


@dataclass(frozen=True)
class MovedIn:
    """Since when the person lives there, how it is known, and whether a child lives there or visits."""

    since: date
    known: str
    verified: bool
    child: bool
    told: str = ""
