"""Catalogues of wording: versioned whole, never edited; a text has gaps in square brackets that somebody fills in."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from lawburrows.rules.conditions.kinds import ConditionKind, Nature
from lawburrows.rules.source import Confidence, Source

OURS = Source(
    "Model wording of Lawburrows",
    "not an official text",
    confidence=Confidence.GENERAL_KNOWLEDGE,
)
_GAP = re.compile(r"\[[^\[\]]+\]")


@dataclass(frozen=True)
class Item:
    """One wording: its key in the catalogue, what it is about, and the text with its gaps."""

    key: str
    kind: ConditionKind
    nature: Nature
    text: str
    source: Source = OURS

    @property
    def gaps(self) -> tuple[str, ...]:
        return gaps_in(self.text)


@dataclass(frozen=True)
class Catalogue:
    """One version of a catalogue, in use from a day until the next version; `serves` are kinds of order."""

    key: str
    version: int
    name: str
    since: date
    serves: frozenset[str]
    items: tuple[Item, ...]

    def item(self, key: str) -> Item | None:
        return next((item for item in self.items if item.key == key), None)

    @property
    def title(self) -> str:
        return f"{self.name}, version {self.version}"

    @property
    def digest(self) -> str:
        """Of everything that a reader was ever shown of it: it changes with any edit."""
        lines = [
            f"{self.key}|{self.version}|{self.name}|{self.since}|{sorted(self.serves)}",
            *(f"{item.key}|{item.kind.value}|{item.nature.value}|{item.text}" for item in self.items),
        ]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def gaps_in(text: str) -> tuple[str, ...]:
    """The gaps that nobody has filled in yet, as they stand in the text."""
    return tuple(dict.fromkeys(_GAP.findall(text)))


def is_filled_in(item: Item, text: str) -> bool:
    """Whether a text is this wording word for word, with something in each of its gaps."""
    fixed = [re.escape(part) for part in _GAP.split(item.text)]
    return not gaps_in(text) and re.fullmatch("(.+?)".join(fixed), text.strip(), re.DOTALL) is not None


def in_use(catalogues: tuple[Catalogue, ...], order_kind: str, made_on: date) -> Catalogue | None:
    """The version with which an order of this day was written: a later version does not reach back to it.

    An order that is older than the first version is offered the first.
    """
    serving = sorted((one for one in catalogues if order_kind in one.serves), key=lambda one: one.since)
    begun = [one for one in serving if one.since <= made_on]
    return next(iter([*begun[-1:], *serving[:1]]), None)
