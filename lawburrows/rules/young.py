"""Under 18: how sure the age is, what is for adults only, when a direction to a parent ends, and turning 18."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from lawburrows.rules.dates import PartialDate
from lawburrows.rules.deadline import Deadline, Step, deadline, in_words
from lawburrows.rules.source import Confidence, Source
from lawburrows.rules.term import birthday
from lawburrows.rules.verdict import Verdict, first_refusal

ADULT = 18
TABLE = "young"  # under this name governance keeps its figures


class Standing(Enum):
    """Whether somebody is under 18 on a day. What is not settled is treated as if they may be."""

    YOUNG = "child or young person: under 18"
    MAY_BE = "may be under 18: the date of birth does not settle it"
    ADULT = "adult"

    @property
    def shielded(self) -> bool:
        """Beyond those in the case the identity is not shown."""
        return self is not Standing.ADULT


@dataclass(frozen=True)
class YoungRow:
    """One figure of the pathway of children and young people."""

    key: str
    words: str
    value: int
    unit: str
    source: Source


_OURS = Source(
    "Our own choice", "no rule names a time", read_on=date(2026, 11, 23), confidence=Confidence.GENERAL_KNOWLEDGE
)
SECTION_89 = Source("Sexual Offences Act 2003", "section 89", confidence=Confidence.SECONDARY)
YOUNG = (
    YoungRow(
        "direction",
        "a court may direct a parent to notify in place of a person under this age",
        16,
        "years of age",
        SECTION_89,
    ),
    YoungRow("transition", "the adult pathway is decided before the eighteenth birthday", 183, "days", _OURS),
)


def row(key: str) -> YoungRow:
    [found] = [one for one in YOUNG if one.key == key]
    return found


def _stated(born: date | None, stated: str) -> PartialDate:
    return PartialDate.on(born) if born else PartialDate.parse(stated)


def standing(born: date | None, stated: str, *, on: date) -> Standing:
    """By a date of birth, or by what was stated of it where the whole day is not known."""
    ages = _stated(born, stated).age_on(on)
    if ages is None:
        return Standing.MAY_BE
    least, most = ages
    if most < ADULT:
        return Standing.YOUNG
    return Standing.ADULT if least >= ADULT else Standing.MAY_BE


def adult_only(what: str, *, born: date | None, stated: str = "", on: date) -> Verdict:
    """Whether an instrument that is made for adults may be used for this person on a day."""
    stands = standing(born, stated, on=on)
    return first_refusal(
        (
            stands is not Standing.YOUNG,
            f"{what} is for adults. This person is under {ADULT}: use what is made for young people",
        ),
        (stands is Standing.ADULT, f"{what} is for adults. Record a date of birth that settles the age first"),
    )


def may_be_directed(*, born: date | None, stated: str = "", on: date) -> Verdict:
    """Whether a parent may be directed to notify for this person on a day (section 89)."""
    limit = row("direction").value
    ages = _stated(born, stated).age_on(on)
    return first_refusal(
        (
            ages is None or ages[0] < limit,
            f"A direction to a parent is for people under {limit} (section 89, unverified). This person was {limit} or over on {in_words(on)}",
        ),
    )


def direction_ends(*, born: date | None, until: date | None = None) -> Deadline:
    """The day on which the duties become the young person's own: what the court said, or the birthday before it."""
    found = row("direction")
    reached = birthday(born, found.value) if born else None
    due = min(filter(None, (reached, until)), default=None)
    steps = (
        Step("The court's direction runs until", in_words(until) if until else "no day is recorded", SECTION_89),
        Step(
            f"The person reaches {found.value}", in_words(reached) if reached else "date of birth not known", SECTION_89
        ),
    )
    return deadline(
        "parental_direction",
        "The direction to a parent ends: the duties become the person's own",
        due,
        SECTION_89,
        steps,
        harm=4,
    )


def transition(born: date | None, *, days: int | None = None) -> Deadline:
    """By when it is decided how somebody is managed as an adult; without a whole date of birth nothing falls due."""
    found = row("transition")
    lead = days or found.value
    eighteen = birthday(born, ADULT) if born else None
    due = eighteen - timedelta(days=lead) if eighteen else None
    steps = (
        Step("Eighteenth birthday", in_words(eighteen) if eighteen else "date of birth not known", None),
        Step(f"Decided {lead} days before it", in_words(due) if due else "not known", found.source),
    )
    return deadline(
        "transition", "Decide the adult pathway before the eighteenth birthday", due, found.source, steps, harm=3
    )
