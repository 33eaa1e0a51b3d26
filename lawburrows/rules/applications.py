"""The Sex Offender Community Disclosure Scheme: who may apply, who is told, and how an application goes. No tables.

Any member of the public may apply; only a parent, guardian or carer is told. Every enquiry is kept, so that a pattern
is seen. The person asked about is not told of it unless there is a relevant record. How long each step may take was not
found in any text: the figures are rows of the time limits, marked unverified, which governance sets.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from lawburrows.rules.source import Confidence, Source, remembered

SCHEME = Source(
    "Sex Offender Community Disclosure Scheme",
    "Keeping Children Safe",
    "https://www.gov.scot",
    date(2026, 11, 22),
    Confidence.SECONDARY,
)
PRACTICE = remembered(
    "Sex Offender Community Disclosure Scheme", "the steps as practice has them; the layout is our own"
)
CHECKS, FACE, ANSWER = "scheme_checks", "scheme_face_to_face", "scheme_answer"


class State(Enum):
    TAKEN = "taken"
    CHECKED = "checked"
    MET = "met"
    DECIDED = "decided"
    ANSWERED = "answered"
    CLOSED = "closed"

    @property
    def row(self) -> StateRow:
        return BY_STATE[self]


class Owner(Enum):
    UNIT = "the police unit that took it"
    DECIDER = "a police supervisor who did not take it"
    TELLER = "whoever is named to give the answer"
    NOBODY = "nobody: it has ended"


@dataclass(frozen=True)
class StateRow:
    """One state: its words, whose turn it is, the time limit that runs from first contact, and what may follow."""

    state: State
    words: str
    owner: Owner
    limit: str
    follows: tuple[State, ...]
    source: Source = PRACTICE

    @property
    def clock(self) -> str:
        return f"the time limit {self.limit}, from first contact; unverified" if self.limit else "none was found"


_S = State
STATES = (
    StateRow(_S.TAKEN, "first contact taken", Owner.UNIT, CHECKS, (_S.CHECKED, _S.CLOSED)),
    StateRow(_S.CHECKED, "first checks made", Owner.UNIT, FACE, (_S.MET, _S.CLOSED)),
    StateRow(_S.MET, "applicant seen face to face", Owner.DECIDER, ANSWER, (_S.DECIDED, _S.CLOSED)),
    StateRow(_S.DECIDED, "decided, not answered yet", Owner.TELLER, ANSWER, (_S.ANSWERED,)),
    StateRow(_S.ANSWERED, "answered", Owner.UNIT, "", (_S.CLOSED,)),
    StateRow(_S.CLOSED, "closed", Owner.NOBODY, "", ()),
)
BY_STATE = {row.state: row for row in STATES}
CHOICES = [(row.state.value, row.words) for row in STATES]
MOVES = {row.state.value: {one.value for one in row.follows} for row in STATES}
FIRST = _S.TAKEN

# How the applicant stands to the child; the first three may be told, of anybody else nobody is.
RELATIONS = (
    ("parent", "a parent of the child"),
    ("guardian", "a guardian of the child"),
    ("carer", "a carer of the child"),
    ("other", "somebody else, such as a relative, a neighbour or a friend"),
)
MAY_BE_TOLD = ("parent", "guardian", "carer")
OUTCOMES = (
    ("disclose", "There is something to disclose"),
    ("nothing", "There is nothing to disclose"),
    ("not_eligible", "It does not fall under the scheme"),
)
RULES = (
    ("any member of the public may apply", SCHEME),
    ("only a parent, guardian or carer is told", SCHEME),
    ("a child in danger now is child protection, not an application", SCHEME),
    ("an enquiry is recorded, so that a pattern is seen", SCHEME),
    ("the person asked about is not told unless there is a relevant record", SCHEME),
    ("confidentiality is kept", SCHEME),
)


def folded(name: str) -> str:
    """A name as it is compared: without accents, capitals and signs; what is typed after a comma is not the name."""
    text = unicodedata.normalize("NFKD", name.partition(",")[0]).casefold()
    return " ".join(re.findall(r"[^\W_]+", "".join(one for one in text if not unicodedata.combining(one))))


def named(applicant: str, about: str, children: str) -> dict[str, str]:
    """Folded name → as what it stands in an application. One word alone is no name that could be compared."""
    rows = [(line, "the child") for line in children.splitlines()]
    rows = [(about, "the person asked about"), *rows, (applicant, "the applicant")]
    return {key: role for name, role in reversed(rows) if " " in (key := folded(name))}


def shared(mine: Mapping[str, str], others: Iterable[tuple[object, Mapping[str, str]]]) -> dict[object, list[str]]:
    """Which others name somebody whom this one names, and as what there."""
    found = {key: [role for name, role in theirs.items() if name in mine] for key, theirs in others}
    return {key: roles for key, roles in found.items() if roles}
