"""The life of a level 1 review: its questions, its states, whose turn it is in each, the clock, and who signs.

What is asked and who signs is our own layout: no text that was read prescribes it, and none gives a national interval
between reviews of people at level 1. People set the date, and an area may agree a figure (time limit `level_1_review`);
until the first review that figure is counted from the decision of level 1, unverified as long as nobody has agreed one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from lawburrows.rules.deadline import Deadline, Step, deadline, in_words
from lawburrows.rules.intervals import interval
from lawburrows.rules.limits import IntervalRow
from lawburrows.rules.source import Source, remembered

PRACTICE = remembered("MAPPA practice", "review at level 1; the layout is our own")
SET = Source("The entries of this record", "the date that was set at the last review")
LEVEL = Source("The entries of this record", "the decision of level")
REVIEW_HARM, SIGNING_HARM = 3, 2
INTERVAL = "level_1_review"  # the time limit, where an area has agreed one


class ReviewState(Enum):
    """Where a review stands."""

    DRAFT = "draft"
    WAITING = "waiting"
    RETURNED = "returned"
    DONE = "done"


class Turn(Enum):
    """Whose turn it is."""

    AUTHOR = "whoever writes it"
    SIGNERS = "the supervisor and, where there is supervision, the other authority"
    NOBODY = "nobody: it has ended"


@dataclass(frozen=True)
class StateRow:
    """One state: its words, whose turn it is, by when, and the states that may follow."""

    state: ReviewState
    words: str
    turn: Turn
    clock: str
    then: tuple[ReviewState, ...]
    source: Source = PRACTICE


S = ReviewState
STATES = (
    StateRow(S.DRAFT, "draft", Turn.AUTHOR, "the date that was set for the review", (S.WAITING,)),
    StateRow(
        S.WAITING,
        "signed by its author, waits for others",
        Turn.SIGNERS,
        "from the day of the author's signature: no time is laid down",
        (S.DONE, S.RETURNED, S.DRAFT),
    ),
    StateRow(
        S.RETURNED,
        "returned with reasons",
        Turn.AUTHOR,
        "from the day of its return: no time is laid down",
        (S.DRAFT, S.WAITING),
    ),
    StateRow(S.DONE, "done", Turn.NOBODY, "none: the next review has a date of its own", ()),
)
MOVES = {row.state.value: {one.value for one in row.then} for row in STATES}
RUNNING = tuple(row.state.value for row in STATES if row.then)


class As(Enum):
    """As what somebody signs."""

    AUTHOR = "author"
    SUPERVISOR = "supervisor"
    JOINT = "joint"


@dataclass(frozen=True)
class SignatureRow:
    """One signature: as what, in words, and whether only where the person is supervised."""

    signs_as: As
    words: str
    supervised: bool
    source: Source = PRACTICE


SIGNATURES = (
    SignatureRow(As.AUTHOR, "its author", False),
    SignatureRow(As.SUPERVISOR, "a supervisor who is not its author", False),
    SignatureRow(As.JOINT, "the police for the council, or the council for the police", True),
)
BY_SIGNATURE = {row.signs_as: row for row in SIGNATURES}


def needed(*, supervised: bool) -> tuple[As, ...]:
    """The signatures that a review needs, in no fixed order but for its author's, which is the first."""
    return tuple(row.signs_as for row in SIGNATURES if supervised or not row.supervised)


@dataclass(frozen=True)
class Question:
    """One question: its key, its words, the answer that needs no words, and the other one."""

    key: str
    words: str
    as_before: str
    otherwise: str
    why: str
    source: Source = PRACTICE


QUESTIONS = (
    Question("level", "Still level 1?", "Yes", "No", "Why not, and which level it should be"),
    Question("risk", "Is the risk the same?", "Yes, the same", "No, or not sure", "What is different, or not known"),
    Question("plan", "Is the plan still right?", "Yes", "No, or there is none", "What has to change"),
    Question("others", "Anything for others to know or do?", "No", "Yes", "What, and who must know or do it"),
)


def review_due(day: date, *, last: date, figure: str = "") -> Deadline:
    """The date that people set when they reviewed it last."""
    steps = [Step("Last level 1 review", in_words(last), SET), Step("The next was set for", in_words(day), SET)]
    steps.append(Step("No national interval is confirmed: people set the date", figure))
    return deadline("level_1_review", "Level 1 review", day, SET, steps, harm=REVIEW_HARM)


def first_due(row: IntervalRow, decided: date) -> Deadline:
    """The first review, which nobody has set a day for: by the time limit, from the decision of level 1."""
    found = interval(row, decided)
    steps = (Step("Level 1 was decided, and nobody has reviewed since", in_words(decided), LEVEL), *found.steps)
    return replace(found, what="The first level 1 review", steps=steps, harm=REVIEW_HARM)


def signing_due(what: str, since: date, *, kind: str) -> Deadline:
    """A signature, or an answer to what was returned: no time is laid down, so that it waits from that day."""
    step = Step("No time is laid down: it waits from that day", in_words(since), SET)
    return deadline(kind, what, since, SET, (step,), harm=SIGNING_HARM)
