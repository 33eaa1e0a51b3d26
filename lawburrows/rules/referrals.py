"""How a MAPPA notification or referral goes: each state with who has it, its clock, and what may follow. No tables."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from lawburrows.rules.mappa import GUIDANCE_2022, Category, Level
from lawburrows.rules.source import Source, remembered

STAGES_FIVE = GUIDANCE_2022.at("chapters 5 and 9")
FORMS_2022 = GUIDANCE_2022.at("the document set of 2022")
NO_TIME_FOUND = remembered("How long a coordinator has to answer", "no national text was found")


class Kind(Enum):
    """What is sent to the coordinator. Neither is what the person notifies to the police."""

    NOTIFICATION = "notification"
    REFERRAL = "referral"


class Owner(Enum):
    SENDER = "the agency that sends it"
    COORDINATOR = "the MAPPA coordinator"
    NOBODY = "nobody: it has ended"


class State(Enum):
    DRAFT = "draft"
    SENT = "sent"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    ARRANGED = "arranged"
    RECORDED = "recorded"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def words(self) -> str:
        return ROWS[self].words

    @property
    def owner(self) -> Owner:
        return ROWS[self].owner


@dataclass(frozen=True)
class StateRow:
    """One state. `limit` is the key of the time limit that runs in it; empty: `clock` says in words what runs."""

    words: str
    owner: Owner
    limit: str
    clock: str
    follow: tuple[State, ...]
    source: Source = STAGES_FIVE


_S = State
ROWS = {
    _S.DRAFT: StateRow(
        "draft, not sent", Owner.SENDER, "", "none: nothing has been sent yet", (_S.SENT, _S.WITHDRAWN), NO_TIME_FOUND
    ),
    _S.SENT: StateRow(
        "waits for the coordinator",
        Owner.COORDINATOR,
        "first_meeting",
        "no time for the answer was found; the first meeting is due by then",
        (_S.ACCEPTED, _S.RECORDED, _S.RETURNED, _S.REFUSED, _S.WITHDRAWN),
        NO_TIME_FOUND,
    ),
    _S.RETURNED: StateRow(
        "returned: something is missing",
        Owner.SENDER,
        "",
        "the date by which the coordinator wants it again",
        (_S.SENT, _S.WITHDRAWN),
        NO_TIME_FOUND,
    ),
    _S.ACCEPTED: StateRow(
        "accepted: its first meeting is to be held",
        Owner.COORDINATOR,
        "first_meeting",
        "the first meeting after a referral",
        (_S.ARRANGED,),
    ),
    _S.ARRANGED: StateRow("accepted, and its first meeting held", Owner.NOBODY, "", "none: it has ended", ()),
    _S.RECORDED: StateRow("recorded by the coordinator", Owner.NOBODY, "", "none: it has ended", ()),
    _S.REFUSED: StateRow("refused: it does not meet the criteria", Owner.NOBODY, "", "none: it has ended", ()),
    _S.WITHDRAWN: StateRow("withdrawn by its sender", Owner.NOBODY, "", "none: it has ended", ()),
}
OPEN = (_S.DRAFT, _S.SENT, _S.RETURNED)  # one of a kind at a time for one person
WITH_THE_SENDER = (_S.DRAFT, _S.RETURNED)
CHOICES = [(state.value, row.words) for state, row in ROWS.items()]
MOVES = {state.value: {to.value for to in row.follow} for state, row in ROWS.items()}

# The number in the official set; restricted patients have their own two.
DOCUMENTS = {
    (Kind.NOTIFICATION, False): 1,
    (Kind.REFERRAL, False): 2,
    (Kind.NOTIFICATION, True): 3,
    (Kind.REFERRAL, True): 4,
}
OUTSIDE = {
    "7a": "Referral to Social Security Scotland",
    "7b": "Change of circumstances for Social Security Scotland",
    "8": "Referral to the Department for Work and Pensions (DWP)",
}
RECIPIENTS = {
    "7a": "Social Security Scotland",
    "7b": "Social Security Scotland",
    "8": "Department for Work and Pensions",
}


def document(kind: Kind, category: Category | None) -> int:
    return DOCUMENTS[kind, category is Category.TWO]


def levels_for(kind: Kind) -> tuple[Level, ...]:
    """Level 1 is recorded from the notification; a referral asks for more."""
    return tuple(Level) if kind is Kind.NOTIFICATION else (Level.TWO, Level.THREE)


def after_acceptance(kind: Kind, level: Level) -> State:
    """A notification is recorded; a referral to level 2 or 3 is followed by a meeting."""
    return State.RECORDED if kind is Kind.NOTIFICATION or level is Level.ONE else State.ACCEPTED


def limit_of(level: Level, *, urgent: bool) -> str:
    """The key of the time limit of the first meeting."""
    return "urgent_first_meeting" if urgent and level is Level.THREE else "first_meeting"
