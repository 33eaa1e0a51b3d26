"""What is typed of a disclosure, as the pages hand it on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lawburrows.people.models import Other


@dataclass(frozen=True)
class To:
    """Who is told."""

    name: str
    tie: str = ""
    contact: str = ""
    other: Other | None = None


@dataclass(frozen=True)
class From:
    """Where it was proposed: named as tasks name a page, without a key upwards."""

    kind: str = "officer"
    key: str = ""
    words: str = ""


@dataclass(frozen=True)
class Proposal:
    """Who is to be told, by which route, why, and by when that is decided."""

    route: str
    to_kind: str
    to: To
    why: str
    decide_by: date
    came_from: From = From()


@dataclass(frozen=True)
class Told:
    """How it was told, or how it was confirmed that the person told it."""

    on: date
    how: str
    words: str
    look_on: date
    who: str = ""
    keeps: bool | None = None
    sheet: bool = False
    person_told: bool | None = None
    person_told_words: str = ""


@dataclass(frozen=True)
class AtOnce:
    """What was told before anybody could approve it."""

    proposal: Proposal
    told: Told
    written: Mapping[str, Any] = field(default_factory=dict)  # words, keep, and what is said of the test already
