"""The life of an action: its states, whose turn it is in each, the clock that runs, and what may follow.

That an action says what, who and by when, and that its evidence, status and escalation are kept, is common practice;
no text that was read fixes a time in which what was reported is accepted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from lawburrows.rules.deadline import Deadline, Step, deadline, in_words
from lawburrows.rules.source import Source, remembered

PRACTICE = remembered("MAPPA practice", "an action says what, who and by when")
GIVEN = Source("The entries of this record", "as the action was given")
ACTION_HARM, ANSWER_HARM = 4, 2


class ActionState(Enum):
    """Where an action stands."""

    OPEN = "open"
    REPORTED = "reported"
    DONE = "done"
    NOT_DONE = "not_done"
    NOT_NEEDED = "not_needed"


class GivenBy(Enum):
    """What an action was given by."""

    MEETING = "meeting"
    PLAN = "plan"
    REVIEW = "review"
    INCIDENT = "incident"
    REFERRAL = "referral"
    PREMISES = "premises"
    ITSELF = "itself"


class Turn(Enum):
    """Whose turn it is."""

    OWNER = "the person who has it"
    GIVER = "whoever gave it"
    NOBODY = "nobody: it has ended"


@dataclass(frozen=True)
class StateRow:
    """One state: its words, whose turn it is, by when, and the states that may follow."""

    state: ActionState
    words: str
    turn: Turn
    clock: str
    then: tuple[ActionState, ...]
    source: Source = PRACTICE


S = ActionState
OUTCOMES = (S.DONE, S.NOT_DONE, S.NOT_NEEDED)
STATES = (
    StateRow(S.OPEN, "open", Turn.OWNER, "the date that was given with it", (S.REPORTED, *OUTCOMES)),
    StateRow(
        S.REPORTED,
        "outcome reported, not yet accepted",
        Turn.GIVER,
        "from the day of the report: no time is laid down",
        (*OUTCOMES, S.OPEN),
    ),
    StateRow(S.DONE, "done", Turn.NOBODY, "none", ()),
    StateRow(S.NOT_DONE, "not done", Turn.NOBODY, "none", ()),
    StateRow(S.NOT_NEEDED, "no longer needed", Turn.NOBODY, "none", ()),
)
BY_STATE = {row.state: row for row in STATES}
MOVES = {row.state.value: {one.value for one in row.then} for row in STATES}
RUNNING = tuple(row.state.value for row in STATES if row.then)


@dataclass(frozen=True)
class GivenRow:
    """What an action may be given by, and which of its outcomes whoever gave it has to accept."""

    given_by: GivenBy
    words: str
    accepted: tuple[ActionState, ...]
    source: Source = PRACTICE


G = GivenBy
NOT_AS_GIVEN = (S.NOT_DONE, S.NOT_NEEDED)
GIVEN_BY = (
    GivenRow(G.MEETING, "a MAPPA meeting", OUTCOMES),
    GivenRow(G.PLAN, "the risk management plan", OUTCOMES),
    GivenRow(G.INCIDENT, "an incident", OUTCOMES),
    GivenRow(G.REVIEW, "a level 1 review", NOT_AS_GIVEN),
    GivenRow(G.REFERRAL, "a referral", NOT_AS_GIVEN),
    GivenRow(G.PREMISES, "the assessment of an address", OUTCOMES),
    GivenRow(G.ITSELF, "by itself", NOT_AS_GIVEN),
)
BY_GIVEN = {row.given_by: row for row in GIVEN_BY}


def must_be_accepted(given_by: GivenBy, outcome: ActionState, *, own: bool) -> bool:
    """Whether an outcome waits for whoever gave the action; nobody accepts what they gave to themselves."""
    return not own and outcome in BY_GIVEN[given_by].accepted


def action_due(what: str, due: date, *, owner: str, given: str, given_on: date, carried: int) -> Deadline:
    """The one date of an action that is open."""
    steps = [Step(f"Given by {given}", in_words(given_on), GIVEN), Step("Whose it is", owner)]
    if carried:
        steps.append(Step("Its date was changed", f"{carried} time{'' if carried == 1 else 's'}"))
    return deadline(
        "action", f"Action: {what}", due, GIVEN, (*steps, Step("Due", in_words(due), GIVEN)), harm=ACTION_HARM
    )


def answer_due(what: str, reported_on: date, *, outcome: str) -> Deadline:
    """What was reported waits for whoever gave the action: no time is laid down, so that it is due from that day."""
    steps = (
        Step("Reported", f"{outcome}, {in_words(reported_on)}", GIVEN),
        Step("No time to accept it is laid down: it waits from the day of the report", in_words(reported_on)),
    )
    return deadline("action_answer", f"Accept or return: {what}", reported_on, GIVEN, steps, harm=ANSWER_HARM)
