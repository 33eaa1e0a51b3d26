"""Which custodial regime a sentence falls under: class, release point, parole and licence, by dated tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction

from lawburrows.rules.deadline import Step, any_unverified, in_words
from lawburrows.rules.sentences.sources import ACT_1993, REGULATIONS_2026
from lawburrows.rules.source import Confidence, Source
from lawburrows.rules.term import NO_TERM, Term, months, years


class Class(Enum):
    SHORT_TERM = "short-term"
    LONG_TERM = "long-term"
    LIFE = "life or lifelong restriction"


class Offence(Enum):
    SEXUAL = "Schedule 3 sexual offence"
    DOMESTIC_ABUSE = "aggravated by domestic abuse"
    VIOLENT = "violent offence"
    OTHER = "any other offence"


LONG_TERM_FROM = years(4)
SEXUAL_LICENCE_FROM = months(6)
AUTOMATIC_RELEASE_NARROWED = date(2016, 2, 1)
BEGINNING, END = date.min, date.max


@dataclass(frozen=True)
class FractionRow:
    """The part of an ordinary short-term sentence that is served, for a calculation made in [since, until)."""

    served: Fraction
    since: date
    until: date
    source: Source


# Schemes change often. A new one is a new row; the calculation takes the row in force on its own day. The 2026 row
# begins on the first day of the month planned, as the careful choice: a release is then expected early, never late.
SHORT_TERM_FRACTIONS = (
    FractionRow(Fraction(1, 2), BEGINNING, date(2025, 2, 11), ACT_1993.at("section 1(1)")),
    FractionRow(Fraction(2, 5), date(2025, 2, 11), date(2026, 5, 1), ACT_1993.at("section 1(1)(b)")),
    FractionRow(Fraction(3, 10), date(2026, 5, 1), END, REGULATIONS_2026),
)

HALF, TWO_THIRDS = Fraction(1, 2), Fraction(2, 3)


class Automatic(Enum):
    """Release without a decision of the Parole Board, where it is not a fraction."""

    SIX_MONTHS_BEFORE_END = "when 6 months remain"
    NOT_BEFORE_CUSTODIAL_END = "none before the end of the custodial term"
    NEVER = "none: only if the Parole Board directs it"


class Until(Enum):
    END_OF_SENTENCE = "end of sentence"
    END_OF_EXTENSION = "end of extension"
    LIFE = "life"


@dataclass(frozen=True)
class Regime:
    """`release` is a part of the sentence or an `Automatic`; `licence_until` is None without a licence."""

    class_: Class
    release: Fraction | Automatic
    parole_from: Fraction | None
    licence_until: Until | None
    source: Source
    steps: tuple[Step, ...]

    @property
    def licence(self) -> bool:
        return self.licence_until is not None

    @property
    def unverified(self) -> bool:
        return not self.source.verified or any_unverified(self.steps)


def class_of(term: Term) -> Class:
    """By the custodial term: four years or more is long-term."""
    return Class.LONG_TERM if term >= LONG_TERM_FROM else Class.SHORT_TERM


def fraction(calculated_on: date) -> FractionRow:
    """The ordinary short-term row in force on a day."""
    [row] = [row for row in SHORT_TERM_FRACTIONS if row.since <= calculated_on < row.until]
    return row


@dataclass(frozen=True)
class LongTermRow:
    extended: bool
    since: date
    until: date
    release: Fraction | Automatic
    licence_until: Until
    source: Source


LONG_TERM = (
    LongTermRow(
        False,
        BEGINNING,
        AUTOMATIC_RELEASE_NARROWED,
        TWO_THIRDS,
        Until.END_OF_SENTENCE,
        ACT_1993.at("section 1(2), (3)"),
    ),
    LongTermRow(
        True,
        BEGINNING,
        AUTOMATIC_RELEASE_NARROWED,
        TWO_THIRDS,
        Until.END_OF_EXTENSION,
        ACT_1993.at("sections 1(2) and 26A", Confidence.SECONDARY),
    ),
    LongTermRow(
        False,
        AUTOMATIC_RELEASE_NARROWED,
        END,
        Automatic.SIX_MONTHS_BEFORE_END,
        Until.END_OF_SENTENCE,
        ACT_1993.at("section 1(2A)"),
    ),
    LongTermRow(
        True,
        AUTOMATIC_RELEASE_NARROWED,
        END,
        Automatic.NOT_BEFORE_CUSTODIAL_END,
        Until.END_OF_EXTENSION,
        ACT_1993.at("section 1(1A)(b)(ii)"),
    ),
)

LIFE = Regime(Class.LIFE, Automatic.NEVER, None, Until.LIFE, ACT_1993.at("section 2(4)"), ())


def regime(
    term: Term,
    offence: Offence,
    *,
    imposed: date,
    calculated_on: date,
    extension: Term = NO_TERM,
    substituted_for: date | None = None,
) -> Regime:
    """The regime of a determinate sentence. `term` is the custodial term; a substituted sentence keeps the old date."""
    counts_from = substituted_for or imposed
    extended = extension > NO_TERM
    kind = class_of(term)
    steps = [Step(f"{term} in custody: under four years is short-term", kind.value, ACT_1993.at("section 1(1)"))]
    if substituted_for:
        steps.append(Step("In place of an earlier sentence, so its date counts", in_words(counts_from), _SUBSTITUTED))
    if kind is Class.LONG_TERM:
        [row] = [row for row in LONG_TERM if row.extended is extended and row.since <= counts_from < row.until]
        steps.append(Step(f"Imposed {in_words(counts_from)}", _release_words(row.release), row.source))
        return Regime(kind, row.release, HALF, row.licence_until, row.source, tuple(steps))
    released_at, source = _short_term_release(term, offence, calculated_on, extended)
    steps.append(Step(f"Short-term, {offence.value}: released after", str(released_at), source))
    until = _short_term_licence(term, offence, extended)
    steps.append(Step("Licence to the" if until else "No licence", until.value if until else "", source))
    return Regime(kind, released_at, None, until, source, tuple(steps))


_SUBSTITUTED = ACT_1993.at("section 1(1B)")


def _short_term_release(term: Term, offence: Offence, on: date, extended: bool) -> tuple[Fraction, Source]:
    if extended:
        return HALF, ACT_1993.at("section 26A(4)", Confidence.SECONDARY)
    if offence is Offence.DOMESTIC_ABUSE:
        return HALF, ACT_1993.at("section 1(1)(a), (1ZA)(b)")
    if offence is Offence.SEXUAL:
        licensed = term >= SEXUAL_LICENCE_FROM
        return HALF, ACT_1993.at("section 1AA" if licensed else "section 1(1)(a), (1ZA)")
    row = fraction(on)
    return row.served, row.source


def _short_term_licence(term: Term, offence: Offence, extended: bool) -> Until | None:
    if extended:
        return Until.END_OF_EXTENSION
    if offence is Offence.SEXUAL and term >= SEXUAL_LICENCE_FROM:
        return Until.END_OF_SENTENCE
    return None


def _release_words(release: Fraction | Automatic) -> str:
    return release.value if isinstance(release, Automatic) else f"released after {release}"
