"""What a court may add to a sentence: an extension, or a supervised release order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from lawburrows.rules.deadline import Step, in_words
from lawburrows.rules.sentences.regimes import Offence
from lawburrows.rules.sentences.sources import EXTENDED, RELEASE_ORDER
from lawburrows.rules.source import Source
from lawburrows.rules.term import NO_TERM, Term, beginning_with, years
from lawburrows.rules.verdict import Verdict, first_refusal


class Court(Enum):
    SHERIFF = "sheriff court"
    HIGH_COURT = "High Court"


@dataclass(frozen=True)
class ExtensionRow:
    court: Court
    longest: Term
    source: Source


@dataclass(frozen=True)
class CustodyRow:
    """The shortest custodial term for which a sentence may be extended."""

    offence: Offence
    at_least: Term
    source: Source


LONGEST_EXTENSIONS = (
    ExtensionRow(Court.SHERIFF, years(5), EXTENDED.at("section 210A(3)")),
    ExtensionRow(Court.HIGH_COURT, years(10), EXTENDED.at("section 210A(3)")),
)
SHORTEST_CUSTODY = (
    CustodyRow(Offence.SEXUAL, NO_TERM, EXTENDED.at("section 210A(1)(a)(i)")),
    CustodyRow(Offence.VIOLENT, years(4), EXTENDED.at("section 210A(1)(a)(ii)")),
)


def extended_sentence_competent(
    court: Court, offence: Offence, *, extension: Term, custody: Term | None = None
) -> Verdict:
    """Whether an extended sentence may be passed. Custody that is not known is not held against it."""
    [longest] = [row.longest for row in LONGEST_EXTENSIONS if row.court is court]
    shortest = [row.at_least for row in SHORTEST_CUSTODY if row.offence is offence]
    return first_refusal(
        (bool(shortest), "Only a sexual or a violent offence can bring an extended sentence."),
        (extension > NO_TERM, "An extended sentence needs an extension."),
        (extension <= longest, f"The {court.value} can extend by {longest} at most."),
        (
            custody is None or not shortest or custody >= shortest[0],
            "For a violent offence custody must be four years or more.",
        ),
    )


RELEASE_ORDER_FROM, RELEASE_ORDER_BELOW = years(1), years(4)
LONGEST_RELEASE_ORDER = years(1)


def release_order_available(term: Term, offence: Offence) -> Verdict:
    """Supervised release order: for a term of twelve months to under four years, not for a sexual offence."""
    return first_refusal(
        (offence is not Offence.SEXUAL, "A supervised release order is not for sexual offences."),
        (term >= RELEASE_ORDER_FROM, "The term must be twelve months or more."),
        (term < RELEASE_ORDER_BELOW, "The term must be under four years."),
    )


@dataclass(frozen=True)
class ReleaseOrderEnd:
    day: date
    steps: tuple[Step, ...]
    unverified: bool = True  # section 209 was read only as it was first enacted


def release_order_end(released: date, sentence_end: date | None, length: Term) -> ReleaseOrderEnd:
    """The last day of supervision: at most twelve months, and never past the end of the sentence, where that is known."""
    counted = min(length, LONGEST_RELEASE_ORDER)
    alone = beginning_with(released, counted)
    day = min(alone, sentence_end) if sentence_end else alone
    steps = (
        Step(f"{counted} beginning with release", in_words(alone), RELEASE_ORDER),
        Step("Not past the end of the sentence", in_words(day), RELEASE_ORDER),
    )
    return ReleaseOrderEnd(day, steps)
