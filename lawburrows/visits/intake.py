"""What may be recorded of a visit or a contact, as plain values: the page and a draft from a device hand these in."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True)
class NewPlan:
    """A visit to come. The first who goes is whoever plans it, unless another is named."""

    at: datetime
    announced: bool
    visitor: Any = None
    second: Any = None
    note: str = ""


@dataclass(frozen=True)
class SeenDevice:
    kind: str
    number: int
    words: str = ""


@dataclass(frozen=True)
class NewConcern:
    kind: str
    words: str
    nature: str = "fact"


@dataclass(frozen=True)
class SeenFactor:
    factor: str
    state: str
    words: str = ""


@dataclass(frozen=True)
class SomeoneNew:
    """Somebody who was met and is not in the case yet."""

    name: str
    category: str = "household"


@dataclass(frozen=True)
class NewReferral:
    """Of a child or an adult at risk; `to` is the council, that of the record's area unless another is named."""

    kind: str
    what: str
    urgent: bool = False
    told_by_telephone: str = ""
    team: str = ""
    to: Any = None


@dataclass(frozen=True)
class NewVisit:
    """A visit or a contact as it was made. `others` are ids of the other people in the case."""

    kind: str
    at: datetime
    seen: bool
    entry: str = ""
    let_in_by: str = ""
    places: tuple[str, ...] = ()
    children: str = ""
    devices: str = ""
    acute: str = ""
    facts: str = ""
    opinion: str = ""
    said: str = ""
    outcome: str = "routine"
    outcome_words: str = ""
    next_on: date | None = None
    second: Any = None
    plan: Any = None
    draft: uuid.UUID | None = None
    others: tuple[uuid.UUID, ...] = ()
    someone_new: SomeoneNew | None = None
    children_words: str = ""
    devices_seen: tuple[SeenDevice, ...] = ()
    concerns: tuple[NewConcern, ...] = ()
    factors: tuple[SeenFactor, ...] = ()
    referrals: tuple[NewReferral, ...] = ()  # how each concern of a child or adult at risk is passed on
