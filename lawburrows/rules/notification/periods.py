"""How long a person stays under notification requirements: the Table in section 82(1), in its order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import cache

from lawburrows.rules.deadline import Step, any_unverified, in_words
from lawburrows.rules.jurisdiction import ENGLAND_AND_WALES, NORTHERN_IRELAND, SCOTLAND, Jurisdiction
from lawburrows.rules.notification.disposals import NOT_A_CONVICTION, Disposal, counted_as
from lawburrows.rules.notification.sources import section
from lawburrows.rules.source import Source
from lawburrows.rules.term import NO_TERM, ONE_DAY, Term, beginning_with, months, years


class Length(Enum):
    INDEFINITE = "indefinite"
    AS_THE_ORDER = "as long as the discharge or the supervision"


EVERYWHERE = frozenset(Jurisdiction)
UNBOUNDED = years(1000)
MORE_THAN_SIX_MONTHS = Term(6, days=1)
THIRTY_MONTHS = months(30)
LATER_ORDER = (
    "The order was made after the conviction. The period is counted from the conviction, as the Act says; whether a "
    "supervision that began later ends it later is not settled. Ask for a legal check."
)


@dataclass(frozen=True)
class Row:
    """One line of the Table. The range of terms is half-open, so that neighbouring rows meet without a gap."""

    disposal: Disposal
    period: Term | Length
    source: Source
    at_least: Term = NO_TERM
    below: Term = UNBOUNDED
    where: frozenset[Jurisdiction] = EVERYWHERE


PERIODS = (
    Row(Disposal.LIFE, Length.INDEFINITE, section("82(1), row 1")),
    Row(Disposal.IMPRISONMENT, Length.INDEFINITE, section("82(1), row 1"), at_least=THIRTY_MONTHS),
    Row(Disposal.LIFELONG_RESTRICTION, Length.INDEFINITE, section("82(1), row 2")),
    Row(Disposal.RESTRICTED_HOSPITAL, Length.INDEFINITE, section("82(1), row 3")),
    Row(Disposal.IMPRISONMENT, years(10), section("82(1), row 4"), MORE_THAN_SIX_MONTHS, THIRTY_MONTHS),
    Row(Disposal.IMPRISONMENT, years(7), section("82(1), row 5"), below=MORE_THAN_SIX_MONTHS),
    Row(Disposal.HOSPITAL, years(7), section("82(1), row 6")),
    Row(Disposal.CAUTION, years(2), section("82(1), row 7"), where=frozenset({ENGLAND_AND_WALES, NORTHERN_IRELAND})),
    Row(
        Disposal.CONDITIONAL_DISCHARGE,
        Length.AS_THE_ORDER,
        section("82(1), row 8"),
        where=frozenset({ENGLAND_AND_WALES, NORTHERN_IRELAND}),
    ),
    Row(Disposal.SUPERVISED, Length.AS_THE_ORDER, section("82(1), row 8"), where=frozenset({SCOTLAND})),
    Row(Disposal.OTHER, years(5), section("82(1), last row")),
)


@dataclass(frozen=True)
class Period:
    """One stretch of being subject. `last_day` is None when it is indefinite, or when there is none."""

    because: str
    first_day: date
    last_day: date | None
    length: Term | None
    source: Source
    steps: tuple[Step, ...]
    subject: bool = True
    unverified: bool = False
    legal_check: str = ""
    other_reading: Period | None = None

    @property
    def indefinite(self) -> bool:
        return self.subject and self.last_day is None

    @property
    def first_free_day(self) -> date | None:
        return self.last_day + ONE_DAY if self.last_day else None

    def covers(self, day: date) -> bool:
        return self.subject and self.first_day <= day and (self.last_day is None or day <= self.last_day)


@cache
def row_for(disposal: Disposal, term: Term, jurisdiction: Jurisdiction) -> Row:
    rows = [row for row in PERIODS if row.disposal is disposal and jurisdiction in row.where]
    [row] = [row for row in rows if row.at_least <= term < row.below]
    return row


def period(
    disposal: Disposal,
    *,
    relevant_date: date,
    under_18: bool,
    jurisdiction: Jurisdiction = SCOTLAND,
    term: Term = NO_TERM,
    extension: Term = NO_TERM,
    term_steps: Sequence[Step] = (),
    later_trial_ended: date | None = None,
    order_made: date | None = None,
) -> Period:
    """The notification period for one conviction, finding or caution.

    `relevant_date` is that of the conviction, finding or caution, never of the sentence; `under_18` is judged on it.
    `term_steps` explains a term that was made of several; `order_made` is the day of a community payback order. Custody does not stop this period from running.
    """
    steps = [Step("Relevant date: the conviction, finding or caution", in_words(relevant_date), section("82(6)"))]
    if disposal is Disposal.ABSOLUTE_DISCHARGE:
        steps.append(Step("An absolute discharge brings no notification requirements", "", NOT_A_CONVICTION))
        return _period(disposal, relevant_date, None, None, NOT_A_CONVICTION, steps, subject=False)

    steps += term_steps
    entry = counted_as(disposal)
    row_disposal: Disposal = disposal
    counted = term
    if entry:
        row_disposal = entry.row
        counted = term.halved() if entry.half_of_the_term else term + extension
        steps.append(Step(f"{_sentence(disposal.value)}: {entry.because}", str(counted), entry.source))
    row = row_for(row_disposal, counted, jurisdiction)
    length = _length(row, counted, under_18, steps)
    last_day = beginning_with(relevant_date, length) if length else None
    steps.append(
        Step(f"{_sentence(str(length))} beginning with the relevant date, which counts", in_words(last_day), row.source)
        if last_day
        else Step("No end date", "indefinite", row.source)
    )
    if later_trial_ended and (last_day is None or later_trial_ended < last_day):
        last_day = later_trial_ended
        steps.append(Step("A trial followed the finding and has ended", in_words(last_day), section("82(5)")))

    result = _period(disposal, relevant_date, last_day, length, row.source, steps)
    if entry and entry.legal_check:
        custody_alone = period(
            Disposal.IMPRISONMENT,
            relevant_date=relevant_date,
            under_18=under_18,
            jurisdiction=jurisdiction,
            term=term,
            term_steps=term_steps,
        )
        read_so = Step("If the custodial part alone were the term", _until(custody_alone), custody_alone.source)
        return replace(
            result, legal_check=entry.legal_check, other_reading=custody_alone, steps=(*result.steps, read_so)
        )
    if disposal is Disposal.SUPERVISED and order_made not in (None, relevant_date):
        return replace(result, legal_check=LATER_ORDER, unverified=True)
    if counted.near(MORE_THAN_SIX_MONTHS) or counted.near(THIRTY_MONTHS):
        check = f"{counted} is too close to the edge of a row to be placed without the calendar. Ask for a legal check."
        return replace(result, legal_check=check, unverified=True)
    return result


def _until(found: Period) -> str:
    return f"{found.length}, to {in_words(found.last_day)}" if found.last_day else "an indefinite period"


def _length(row: Row, term: Term, under_18: bool, steps: list[Step]) -> Term | None:
    """The length that the row gives, or None for an indefinite one; adds the steps that explain it."""
    if row.period is Length.INDEFINITE:
        if under_18:
            steps.append(Step("Under 18, but an indefinite period is not halved", "", section("82(2)")))
        return None
    if isinstance(row.period, Length):
        if term == NO_TERM:
            raise ValueError(f"How long was the {row.disposal.value}?")
        steps.append(Step("The period is that of the discharge or supervision, and is never halved", str(term)))
        return term
    steps.append(Step(f"{_sentence(row.disposal.value)}: {row.period}", str(row.period), row.source))
    if not under_18:
        return row.period
    half = row.period.halved()
    steps.append(Step("Under 18 on the relevant date, so half of it", str(half), section("82(2)")))
    return half


def _period(
    disposal: Disposal,
    first: date,
    last: date | None,
    length: Term | None,
    source: Source,
    steps: list[Step],
    *,
    subject: bool = True,
) -> Period:
    return Period(disposal.value, first, last, length, source, tuple(steps), subject, any_unverified(steps))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
