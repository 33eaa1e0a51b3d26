"""The dates of one sentence: its ends, the release by fraction, the first day on which parole is possible."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil

from lawburrows.rules.deadline import Step, in_words
from lawburrows.rules.sentences.regimes import HALF, Automatic, Class, Offence, Regime, Until, regime
from lawburrows.rules.source import Confidence, Source
from lawburrows.rules.term import NO_TERM, ONE_DAY, Term, after, beginning_with, months

ROUNDING = Source("How the prison service rounds a fraction of a sentence", "", confidence=Confidence.GENERAL_KNOWLEDGE)
CALENDAR = Source("Calendar arithmetic", "a term begins with its first day", confidence=Confidence.DERIVED)
SIX_MONTHS = months(6)


@dataclass(frozen=True)
class SentenceDate:
    """`give_or_take` is how many days the true date may differ by rounding."""

    day: date
    steps: tuple[Step, ...]
    unverified: bool = False
    give_or_take: int = 0


@dataclass(frozen=True)
class SentenceDates:
    regime: Regime
    custodial_end: SentenceDate
    sentence_end: SentenceDate
    automatic_release: SentenceDate
    parole_qualifying: SentenceDate | None
    licence_end: SentenceDate | None


def sentence_dates(
    start: date,
    term: Term,
    offence: Offence = Offence.OTHER,
    *,
    extension: Term = NO_TERM,
    imposed: date | None = None,
    calculated_on: date | None = None,
    substituted_for: date | None = None,
) -> SentenceDates:
    """Every date of a determinate sentence that runs from `start` (backdating is a start before `imposed`)."""
    imposed = imposed or start
    found = regime(
        term,
        offence,
        imposed=imposed,
        calculated_on=calculated_on or imposed,
        extension=extension,
        substituted_for=substituted_for,
    )
    custodial_end = _end(start, term, "custodial term")
    sentence_end = _end(start, term + extension, "sentence with its extension" if extension > NO_TERM else "sentence")
    licence_ends = {Until.END_OF_SENTENCE: custodial_end, Until.END_OF_EXTENSION: sentence_end}
    return SentenceDates(
        regime=found,
        custodial_end=custodial_end,
        sentence_end=sentence_end,
        automatic_release=_release(start, term, custodial_end.day, found),
        parole_qualifying=_part(start, custodial_end.day, HALF, found) if found.class_ is Class.LONG_TERM else None,
        licence_end=licence_ends[found.licence_until] if found.licence_until else None,
    )


def _end(start: date, term: Term, what: str) -> SentenceDate:
    day = beginning_with(start, term)
    text = f"{term} beginning with {in_words(start)}, that day counted: end of the {what}"
    return SentenceDate(day, (Step(text, in_words(day), CALENDAR),))


def _release(start: date, term: Term, end: date, found: Regime) -> SentenceDate:
    if isinstance(found.release, Fraction):
        return _part(start, end, found.release, found)
    if found.release is Automatic.SIX_MONTHS_BEFORE_END:
        day = after(start, term.less(SIX_MONTHS))
        return _rounded(day, f"{found.release.value} of {term}", found)
    text = "No automatic release before the custodial term is over"
    return SentenceDate(end, (Step(text, in_words(end), found.source),), found.unverified)


def _part(start: date, end: date, part: Fraction, found: Regime) -> SentenceDate:
    days = (end - start + ONE_DAY).days
    served = ceil(days * part)
    return _rounded(start + timedelta(days=served), f"{part} of {days} days is {served}", found)


def _rounded(day: date, text: str, found: Regime) -> SentenceDate:
    """A date that rests on rounding is never verified: the prison service's own is shown once it is known."""
    steps = (Step(text, in_words(day), found.source), Step("Rounding may move this by a day", "", ROUNDING))
    return SentenceDate(day, steps, unverified=True, give_or_take=1)
