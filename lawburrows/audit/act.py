"""What can be written in the trail: each app declares its acts in `acts.py`, and each key means one act."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")


class Verb(StrEnum):
    """The law's words (Data Protection Act 2018, section 62), and three of our own."""

    COLLECT = "collect"
    ALTER = "alter"
    CONSULT = "consult"
    DISCLOSE = "disclose"
    COMBINE = "combine"
    ERASE = "erase"
    SIGN_IN = "sign_in"
    REFUSE = "refuse"
    SEARCH = "search"


class DuplicateAct(ValueError):
    """Two acts claim one key."""


_acts: dict[str, Act] = {}


@dataclass(frozen=True)
class Act:
    """One thing that people do: `Act("people.name.added", "added a name", Verb.COLLECT)`."""

    key: str
    sentence: str
    verb: Verb

    def __post_init__(self) -> None:
        if not KEY.fullmatch(self.key):
            raise ValueError(f"{self.key!r} is no key of an act; write it as app.noun.done")
        if not self.sentence:
            raise ValueError(f"the act {self.key} has no sentence")
        if self.key in _acts:
            raise DuplicateAct(f"the act {self.key} is declared twice")
        _acts[self.key] = self


def all_acts() -> tuple[Act, ...]:
    """Every act that is declared, by key."""
    return tuple(_acts[key] for key in sorted(_acts))


def act_called(key: str) -> Act | None:
    """The act of an entry; None when a later release no longer declares it."""
    return _acts.get(key)
