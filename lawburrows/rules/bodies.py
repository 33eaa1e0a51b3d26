"""The strategic groups: which there are, who sits in them, what they answer for; and the life of what they set to do."""

from __future__ import annotations

from dataclasses import dataclass

from lawburrows.rules.mappa import GUIDANCE_2022
from lawburrows.rules.source import Source, remembered

PRACTICE = remembered("Our own choice", "no text was read on it")
KINDS = (
    ("strategic_oversight", "Strategic Oversight Group"),
    ("national", "National Strategic Group"),
)
OFFICES = (("chair", "chair"), ("deputy", "deputy chair"), ("member", "member"))
DUTIES = (("responsible", "responsible authority"), ("cooperate", "duty to co-operate"))


@dataclass(frozen=True)
class BodyRow:
    """What guidance says of a group."""

    words: str
    source: Source


BODIES = (
    BodyRow("A Strategic Oversight Group in each MAPPA region, ten in 2022", GUIDANCE_2022.at("chapter 18")),
    BodyRow("It commissions significant case reviews, and reports yearly", GUIDANCE_2022.at("chapter 18")),
    BodyRow("The chairs of the ten sit in the National Strategic Group", GUIDANCE_2022.at("chapter 18")),
)


@dataclass(frozen=True)
class StateRow:
    """Where an action of a group stands: whose turn it is, its clock, and what may follow."""

    key: str
    words: str
    owner: str
    clock: str
    follows: tuple[str, ...]


STATES = (
    StateRow("open", "open", "the agency that has it", "the date that the group set", ("done", "not_done")),
    StateRow("done", "done", "nobody", "none", ()),
    StateRow("not_done", "not done, and why", "nobody", "none", ()),
)
FIRST = "open"
