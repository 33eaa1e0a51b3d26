"""What may be recorded about suspicions, whereabouts and warrants, as plain values: the pages hand these in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Any


@dataclass(frozen=True)
class NewSuspicion:
    """One suspicion. `requirement` is word for word what is said to be broken."""

    of: str
    requirement: str
    alleged: str
    first_day: date
    last_day: date
    known_how: str
    source: str
    duty: str = ""
    key: str = ""
    due_on: date | None = None
    rule_unverified: bool = False
    order: Any = None
    condition: Any = None
    provision: str = ""

    def __post_init__(self) -> None:
        if self.last_day < self.first_day:
            raise ValueError("The last day of the failure must be the first one or after it")


@dataclass(frozen=True)
class NewEvidence:
    """One thing that a suspicion rests on."""

    what: str
    source: str
    obtained_on: date
    opinion: bool = False


@dataclass(frozen=True)
class NewConsideration:
    """What was weighed before anything is decided."""

    excuse: str
    excuse_why: str
    needs_met: str
    excuse_said: str = ""
    needs_known: str = ""
    account: str = ""
    no_account_because: str = ""
    rule_checked: str = ""
    opinion: str = ""


@dataclass(frozen=True)
class NewMove:
    """One step of the chain."""

    to: str
    happened_on: date
    grounds: str
    authority: str = ""
    reference: str = ""


@dataclass(frozen=True)
class NewCourtDate:
    """One day in court."""

    day: date
    court: str
    purpose: str


@dataclass(frozen=True)
class NewWanted:
    """A warrant for the person."""

    court: str
    number: str
    granted_on: date
    what_for: str
    review_on: date
    suspicion: Any = None


@dataclass(frozen=True)
class NewMissing:
    """That nobody knows where the person is."""

    since: date
    reported_by: str
    why: str
    why_said: str
    review_on: date
    circulated: str = ""


@dataclass(frozen=True)
class NewSearch:
    """An application to enter and search."""

    address: Any
    officer: str
    rank: str
    grounds: str
    applied_on: date


@dataclass(frozen=True)
class NewAttempt:
    """One attempt to enter."""

    day: date
    by_whom: str
    what_happened: str
    time: time | None = None
