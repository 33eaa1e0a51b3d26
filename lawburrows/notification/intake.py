"""What a visit to the police station brings, as plain values: from the screen to the command."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Answered:
    """What was said of one thing that we hold; `values` are those of the new entry, where it changed."""

    entry: uuid.UUID
    version: int
    answer: str  # same, changed, ended or disputed
    day: date | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    words: str = ""


@dataclass(frozen=True)
class Added:
    """A new thing of a kind of `people.kinds`."""

    kind: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class NewJourney:
    destination: str
    leaves_on: date
    returns_on: date | None = None
    return_place: str = ""
    carrier: str = ""
    arrives_at: str = ""
    accommodation: str = ""
    known_in_time: bool = True
    excuse: str = ""


@dataclass(frozen=True)
class NewStay:
    starts: date
    ends: date | None = None
    lines: str = ""
    town: str = ""
    postcode: str = ""
    note: str = ""


@dataclass(frozen=True)
class NewAdvance:
    """A change to come: `becomes` are the values of the entry that it will make."""

    matter: str
    specified_on: date
    words: str
    becomes: Mapping[str, Any]


@dataclass(frozen=True)
class NewVisit:
    """Everything of one visit. `section` is what the officer chose; empty: as the rules decide."""

    came_on: date
    station: str
    identity: str
    fingerprints: bool
    photograph: bool
    read_back: bool
    signed: str
    interpreter: bool = False
    appropriate_adult: bool = False
    who_helped: str = ""
    section: str = ""
    note: str = ""
    answers: tuple[Answered, ...] = ()
    added: tuple[Added, ...] = ()
    journeys: tuple[NewJourney, ...] = ()
    stays: tuple[NewStay, ...] = ()
    notices: tuple[NewAdvance, ...] = ()
    signature: bytes = b""
    returned: bool = False  # whether they gave notice of a return from abroad
    picture: bytes = b""  # the photograph that was taken
