"""A disclosure: routes, the test that is met part by part, and its states with owner and clock. No tables.

Disclosure is telling one fact to one third party, to protect somebody; what agencies tell one another is sharing. No
text that was read sets a time: where a clock runs, it is a day that people set.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from lawburrows.rules.deadline import Deadline, Step, deadline, in_words
from lawburrows.rules.mappa import GUIDANCE_2022
from lawburrows.rules.source import Source, remembered

CHAPTER = GUIDANCE_2022.at("chapter 13")
PRACTICE = remembered("MAPPA practice", "what is recorded of a disclosure; the layout is our own")
ENTRIES = Source("The entries of this record", "as the disclosure was recorded")
DECIDE_HARM, TELL_HARM, LOOK_HARM = 5, 5, 3


class Route(Enum):
    """By whom the third party is told."""

    SELF = "self"
    POLICE = "police"
    SOCIAL_WORK = "social_work"


@dataclass(frozen=True)
class RouteRow:
    """One route: its words, when it is taken, and the kinds of agency in which somebody may approve it."""

    route: Route
    words: str
    hint: str
    approved_in: tuple[str, ...]
    source: Source = CHAPTER


ROUTES = (
    RouteRow(
        Route.SELF,
        "the person tells it themselves",
        "By a day that is set; somebody then confirms with whoever was to be told what was said",
        ("police", "council"),
    ),
    RouteRow(
        Route.POLICE, "the police tell it, in the public interest", "To protect somebody from serious harm", ("police",)
    ),
    RouteRow(
        Route.SOCIAL_WORK,
        "social work tells it, for a child or somebody vulnerable",
        "Where a child or an adult at risk must be protected",
        ("council",),
    ),
)
BY_ROUTE = {row.route: row for row in ROUTES}


@dataclass(frozen=True)
class TestRow:
    """One part of the test; a disclosure is not decided while one of them says nothing."""

    key: str
    words: str
    hint: str
    source: Source = CHAPTER

    __test__ = False


TEST = (
    TestRow("necessary", "Why it is necessary", "Who could be harmed, how, and why they must know", PRACTICE),
    TestRow(
        "proportionate",
        "Why it is proportionate",
        "The least that protects: nothing more is told, to nobody else",
        PRACTICE,
    ),
    TestRow("ground", "The legal ground", "The duty or power on which it rests, as your agency's adviser words it"),
    TestRow("alternatives", "What else was considered", "And why it does not protect enough", PRACTICE),
    TestRow("confidentiality", "The duty of confidentiality", "What was given in confidence, and why it may be told"),
    TestRow("private_life", "Private and family life (ECHR article 8)", "Of the person and of their family"),
    TestRow(
        "risk_to_person", "What it may do to the person", "Violence, loss of home or work, harm to themselves", PRACTICE
    ),
)
TEST_KEYS = tuple(row.key for row in TEST)


class State(Enum):
    DRAFT = "draft"
    WAITING = "waiting"
    RETURNED = "returned"
    APPROVED = "approved"
    MADE_FIRST = "made_first"
    MADE = "made"
    NOT_UPHELD = "not_upheld"
    ENDED = "ended"
    NOT_MADE = "not_made"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def row(self) -> StateRow:
        return BY_STATE[self]


class Owner(Enum):
    WRITER = "whoever proposed it"
    APPROVER = "somebody else, who has authority on this route"
    TELLER = "whoever is to tell, or to confirm that the person did"
    TOLD_BY = "whoever told"
    NOBODY = "nobody: it has ended"


@dataclass(frozen=True)
class StateRow:
    """One state: its words, whose turn it is, what clock runs, and what may follow."""

    state: State
    words: str
    owner: Owner
    clock: str
    follows: tuple[State, ...]
    source: Source = PRACTICE


_S = State
_DECIDE = "the day by which it is to be decided, as it was set; no time was found in guidance"
STATES = (
    StateRow(_S.DRAFT, "being written", Owner.WRITER, _DECIDE, (_S.WAITING, _S.WITHDRAWN)),
    StateRow(
        _S.WAITING,
        "waits for approval",
        Owner.APPROVER,
        _DECIDE,
        (_S.APPROVED, _S.REFUSED, _S.RETURNED, _S.WITHDRAWN),
    ),
    StateRow(_S.RETURNED, "returned with reasons", Owner.WRITER, _DECIDE, (_S.WAITING, _S.WITHDRAWN)),
    StateRow(
        _S.APPROVED,
        "approved, not told yet",
        Owner.TELLER,
        "the day by which it is to be told, as it was set",
        (_S.MADE, _S.NOT_MADE),
    ),
    StateRow(
        _S.MADE_FIRST,
        "told at once, waits for approval",
        Owner.APPROVER,
        "the day on which it was told: it is looked at without delay; no time was found in guidance",
        (_S.MADE, _S.NOT_UPHELD),
    ),
    StateRow(
        _S.MADE,
        "told",
        Owner.TOLD_BY,
        "the day by which its outcome is recorded, as it was set",
        (_S.ENDED,),
    ),
    StateRow(
        _S.NOT_UPHELD,
        "told at once, not approved afterwards",
        Owner.TOLD_BY,
        "the day by which its outcome is recorded, as it was set",
        (_S.ENDED,),
    ),
    StateRow(_S.ENDED, "told, outcome recorded", Owner.NOBODY, "none", ()),
    StateRow(_S.NOT_MADE, "approved, but not told", Owner.NOBODY, "none", ()),
    StateRow(_S.REFUSED, "not approved", Owner.NOBODY, "none", ()),
    StateRow(_S.WITHDRAWN, "withdrawn", Owner.NOBODY, "none", ()),
)
BY_STATE = {row.state: row for row in STATES}
CHOICES = [(row.state.value, row.words) for row in STATES]
MOVES = {row.state.value: {one.value for one in row.follows} for row in STATES}
BEGINNINGS = (_S.DRAFT, _S.MADE_FIRST)
WRITTEN_IN = (_S.DRAFT.value, _S.RETURNED.value)
TO_DECIDE = (_S.WAITING.value, _S.MADE_FIRST.value)
TOLD = (_S.MADE_FIRST.value, _S.MADE.value, _S.NOT_UPHELD.value, _S.ENDED.value)
RUNNING = tuple(row.state.value for row in STATES if row.follows)

# Whom a disclosure may be made to: said everywhere; the name stands in its compartment alone.
RECIPIENTS = (
    ("partner", "a partner or former partner"),
    ("parent", "a parent, guardian or carer of a child"),
    ("household", "somebody of the household, or a relative"),
    ("employer", "an employer, or a body with volunteers"),
    ("school", "a school, nursery or college"),
    ("landlord", "a landlord, hostel or care home"),
    ("club", "a club, church or other group"),
    ("other", "somebody else"),
)


def missing(said: Mapping[str, str]) -> list[str]:
    """The parts of the test, in words, of which nothing is said."""
    return [row.words for row in TEST if not said.get(row.key, "").strip()]


def missing_in(said: Mapping[str, str], *, heard: str, heard_words: str, words: str, named: bool) -> list[str]:
    """All that a disclosure lacks before anybody decides about it."""
    found = missing(said)
    found += [] if heard else ["Whether the person was heard beforehand"]
    found += [] if not heard or heard_words.strip() else ["What the person said, or why they were not asked"]
    found += [] if words.strip() else ["The exact words"]
    return found + ([] if named else ["Who is told"])


def due_in(
    state: State, number: int, *, urgent: bool, decide_by: date | None, tell_by: date | None, look_on: date | None
) -> Deadline | None:
    """What runs in this state, by the day that people set; nothing where it has ended."""
    waits = f"Disclosure {number}{' (told at once)' if urgent else ''}"
    rows = {
        _S.DRAFT: ("disclosure_to_write", f"{waits}: complete it and ask for approval", decide_by, DECIDE_HARM),
        _S.RETURNED: ("disclosure_to_write", f"{waits}: returned, put it right", decide_by, DECIDE_HARM),
        _S.WAITING: ("disclosure_to_decide", f"{waits}: approve or refuse it", decide_by, DECIDE_HARM),
        _S.MADE_FIRST: ("disclosure_to_decide", f"{waits}: approve or refuse it", decide_by, DECIDE_HARM),
        _S.APPROVED: ("disclosure_to_make", f"{waits}: tell it, or confirm that it was told", tell_by, TELL_HARM),
        _S.MADE: ("disclosure_outcome", f"{waits}: record what came of it", look_on, LOOK_HARM),
        _S.NOT_UPHELD: ("disclosure_outcome", f"{waits}: record what came of it", look_on, LOOK_HARM),
    }
    kind, what, day, harm = rows.get(state, ("", "", None, 0))
    if day is None:
        return None
    steps = (Step(f"It is {state.row.words}: with {state.row.owner.value}", in_words(day), ENTRIES),)
    return deadline(kind, what, day, ENTRIES, steps, harm=harm)
