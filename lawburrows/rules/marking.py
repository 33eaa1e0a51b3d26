"""Security markings, in order, and what each asks of whoever handles the record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from lawburrows.rules.source import Source, remembered

CLASSIFICATION = remembered("Government Security Classifications")


class Marking(IntEnum):
    """Ordered: a reader cleared for one may read those below it."""

    OFFICIAL = 10
    OFFICIAL_SENSITIVE = 20
    SECRET = 30
    TOP_SECRET = 40

    @property
    def label(self) -> str:
        return _HANDLING[self].label

    @property
    def handling(self) -> str:
        return _HANDLING[self].handling


@dataclass(frozen=True)
class HandlingRow:
    label: str
    handling: str
    held_here: bool
    source: Source = CLASSIFICATION


_HANDLING = {
    Marking.OFFICIAL: HandlingRow("OFFICIAL", "For staff who need it for their work.", True),
    Marking.OFFICIAL_SENSITIVE: HandlingRow(
        "OFFICIAL-SENSITIVE",
        "Need to know. Marked on every page; sent only by a route approved for it; each disclosure is recorded.",
        True,
    ),
    Marking.SECRET: HandlingRow(
        "SECRET", "Not to be held in this service: say only that it exists, and whom to ask.", False
    ),
    Marking.TOP_SECRET: HandlingRow("TOP SECRET", "Not to be held or mentioned in this service.", False),
}
HANDLING = tuple(_HANDLING.items())

# The scheme before 2014. There is no official conversion: the old word is kept beside the record.
LEGACY = frozenset({"PROTECT", "RESTRICTED", "CONFIDENTIAL"})


@dataclass(frozen=True)
class Read:
    """A marking found in words: `valid` only for the scheme in force."""

    marking: Marking | None
    legacy: bool = False

    @property
    def valid(self) -> bool:
        return self.marking is not None


def read(words: str) -> Read:
    plain = re.sub(r"\s+", " ", words).strip().upper()
    for marking, row in HANDLING:
        if plain == row.label:
            return Read(marking)
    return Read(None, legacy=plain in LEGACY)


def may_be_held(marking: Marking) -> bool:
    return _HANDLING[marking].held_here
