"""The states of a version of a plan: who has it, what its clock is, and what may follow."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    DRAFT = "draft"
    WAITING = "waiting"
    IN_FORCE = "in_force"
    REPLACED = "replaced"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True)
class StateRow:
    """One state: its words, whose it is, which date runs meanwhile, and what may follow."""

    state: State
    words: str
    owner: str
    clock: str
    moves: frozenset[State] = frozenset()


STATES = (
    StateRow(
        State.DRAFT,
        "draft",
        "its author",
        "none: the signed version stays in force",
        frozenset({State.WAITING, State.SET_ASIDE}),
    ),
    StateRow(
        State.WAITING,
        "waiting for signatures",
        "whoever has still to sign",
        "the day by which it is to be signed, set by the author",
        frozenset({State.DRAFT, State.IN_FORCE}),
    ),
    StateRow(
        State.IN_FORCE,
        "signed and in force",
        "the record manager",
        "the review date of the plan, set by people",
        frozenset({State.REPLACED}),
    ),
    StateRow(State.REPLACED, "replaced by a later version", "nobody: it is kept", "none"),
    StateRow(State.SET_ASIDE, "set aside, never signed", "nobody: it is kept", "none"),
)
WORDS = {row.state: row.words for row in STATES}
MOVES: dict[str, set[str]] = {row.state.value: {to.value for to in row.moves} for row in STATES if row.moves}
FIRST = State.DRAFT
OPEN = (State.DRAFT, State.WAITING)
