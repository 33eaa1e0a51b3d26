"""What a row of the role tables is: how one address answers whom, what its form is sent, and who is who in the case."""

from __future__ import annotations

import os
import uuid
from collections import defaultdict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse

from tests.house.scene import Scene
from tests.people import POSTS as PERSONAS
from tests.people import TODAY

EVERYONE = tuple(PERSONAS)
# What each sees of the case in the scene.
FULL = ("aileen", "angus", "bashir", "beth", "catriona", "effie")
SUMMARY = ("callum", "hamish", "jamila")
SEES = FULL + SUMMARY
# Who holds which permissions, whatever the record.
POLICE_IN_CASE = ("aileen", "angus")
MANAGING = ("angus", "beth", "effie")
# Entries of the case belong to the police; another agency, its managers too, proposes a correction.
CHANGES_POLICE_ENTRIES = POLICE_IN_CASE
NOBODYS = uuid.UUID(int=0)
NIGHTLY = bool(os.environ.get("NIGHTLY"))
NOT_REFUSED = (200, 302, 405)  # the last is what can only be sent


def ref(scene: Scene) -> dict[str, Any]:
    return {"ref": scene.ref}


def entry(kind: str) -> Callable[[Scene], dict[str, Any]]:
    """The arguments of an entry of the case."""
    return lambda scene: {"ref": scene.ref, "key": scene.entry(kind)}


def numbered(kind: str) -> Callable[[Scene], dict[str, Any]]:
    """As `entry`, for the addresses that call it `pk`."""
    return lambda scene: {"ref": scene.ref, "pk": scene.entry(kind)}


@dataclass(frozen=True)
class Page:
    """How one address answers: status → personas; whoever is not named gets `others`."""

    arguments: Callable[[Scene], dict[str, Any]] = lambda scene: {}
    answers: dict[int, tuple[str, ...]] = field(default_factory=dict)
    others: int = 404
    signed_out: int = 302
    query: str = ""

    def address(self, name: str, scene: Scene) -> str:
        return reverse(name, kwargs=self.arguments(scene)) + self.query

    def for_(self, persona: str) -> int:
        return next((status for status, people in self.answers.items() if persona in people), self.others)

    def alike(self, persona: str) -> Hashable:
        """One word for those who are refused here for the same reason; whoever is let in, or is in the case in full,
        has one of their own."""
        answer = self.for_(persona)
        return persona if answer in NOT_REFUSED or persona in FULL else (answer, persona in SUMMARY)


def in_turn(number: int, alike: Callable[[str], Hashable]) -> list[str]:
    """Who tries the address of this number: by night everybody; in each run, of those who are alike every third.

    From one address to the next it is another third of them, and always somebody: each answer is seen everywhere.
    """
    groups: dict[Hashable, list[str]] = defaultdict(list)
    for persona in PERSONAS:
        groups[alike(persona)].append(persona)
    return [
        persona
        for group in groups.values()
        for at, persona in enumerate(group)
        if NIGHTLY or (at + number) % min(3, len(group)) == 0
    ]


def by_key(found: Callable[[Scene], Any]) -> Callable[[Scene], dict[str, Any]]:
    return lambda scene: {"key": found(scene)}


REASON = "seen at the school gate this morning"


def boxes(name: str, day: date = TODAY) -> dict[str, int]:
    """A date as its three boxes are sent."""
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


@dataclass(frozen=True)
class Post:
    """Who may send a form, and what makes it valid."""

    senders: tuple[str, ...]
    fields: Callable[[Scene], dict[str, Any]] = field(default=lambda scene: {})
    answer: int = 302
    own: Callable[[Scene, str], dict[str, Any]] = field(default=lambda scene, persona: {})  # besides, for each sender
    link: Callable[[Scene], str] | None = None  # an address that opens by itself, signed in or not


def said(**fields: Any) -> Callable[[Scene], dict[str, Any]]:
    return lambda scene: fields
