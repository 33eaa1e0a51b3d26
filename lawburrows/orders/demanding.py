"""What may be recorded about conditions, later events and restricted patients, as plain values for the commands."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from lawburrows.orders.intake import after_its_start


@dataclass(frozen=True)
class NewCondition:
    """One prohibition or requirement, verbatim; `until` is the first day on which it no longer holds by itself.

    `item` is the key in the catalogue that the order keeps, if the wording was taken from it.
    """

    text: str
    kind: str
    nature: str
    item: str = ""
    zone: str = ""
    from_time: time | None = None
    until_time: time | None = None
    weekdays: str = ""
    starts: date | None = None
    until: date | None = None
    enforceable: bool | None = None
    checking_agency: uuid.UUID | None = None
    checked_by: uuid.UUID | None = None
    how_checked: str = ""
    evidence: str = ""

    def __post_init__(self) -> None:
        after_its_start(self.starts, self.until, "a condition")


@dataclass(frozen=True)
class NewHappening:
    """Something that happened to an order. `new_end`: the first day on which a varied order no longer runs.

    `ending` are conditions that end on that day, `adding` those that begin.
    """

    kind: str
    happened_on: date
    authority: str
    decided_by: str = ""
    reason: str = ""
    outcome: str = ""
    replaced_by: uuid.UUID | None = None
    new_end: date | None = None
    ending: tuple[uuid.UUID, ...] = ()
    adding: tuple[NewCondition, ...] = ()
    paper: Any = None  # a StoredFile, filed beforehand


@dataclass(frozen=True)
class NewConsent:
    """What the Scottish Ministers were asked to consent to."""

    matter: str
    asked_on: date
    what: str = ""
    asked_by: str = ""
    needed_by: date | None = None


@dataclass(frozen=True)
class NewLeave:
    """A suspension of detention; `ends` is the first day after it."""

    kind: str
    starts: date
    ends: date | None = None
    conditions: str = ""
    consent: uuid.UUID | None = None

    def __post_init__(self) -> None:
        after_its_start(self.starts, self.ends, "the suspension of detention")


@dataclass(frozen=True)
class NewCareMeeting:
    """A meeting under the Care Programme Approach, and the day of the next."""

    held_on: date
    next_on: date | None = None

    def __post_init__(self) -> None:
        if self.next_on and self.next_on <= self.held_on:
            raise ValueError("The next meeting must be after this one")
