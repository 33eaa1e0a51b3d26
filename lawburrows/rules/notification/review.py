"""Ending indefinite requirements: the chief constable's own duty in Scotland, an application elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from lawburrows.rules.deadline import Deadline, Step, deadline, in_words
from lawburrows.rules.notification.counting import Away, days_away
from lawburrows.rules.notification.sources import REMEDIAL, section
from lawburrows.rules.source import Confidence, Source
from lawburrows.rules.term import after, first_day_free, years
from lawburrows.rules.verdict import Verdict, first_refusal

CHIEF_CONSTABLE = "the chief constable"
ADULT, UNDER_18, AFTER_A_REFUSAL = years(15), years(8), years(8)
LONGEST_CONTINUATION = years(15)
TEST_FOR_CONTINUING = "balance of probabilities"
SENTENCED_AGAIN = "Sentenced again after first notifying: legal calculation needed, the date may be later."
RISK_FOR_CONTINUING = "a risk of sexual harm to the public, or to particular people, in the United Kingdom"


SHERIFF_WHEN_LATE = section("88F", Confidence.SECONDARY)
FACTORS_CUT = "The list of factors in section 88C was read only in part: add what it also names."
FACTORS = (
    "how serious the offending was",
    "the time since the offences",
    "failures to comply with the requirements (section 91)",
    "the age of the person when the offences were committed",
)
ENDS_PREVENTION_ORDER = Source(
    "Abusive Behaviour and Sexual Harm (Scotland) Act 2016", "section 19", confidence=Confidence.SECONDARY
)


@dataclass(frozen=True)
class Review:
    """`date_of_discharge` is the day by which the decision must be made, unasked."""

    date_of_discharge: date
    decision: Deadline
    legal_check: str = ""

    @property
    def unverified(self) -> bool:
        return self.decision.unverified


def review_of_indefinite(
    relevant_date: date,
    *,
    under_18: bool,
    away_before_first_notification: Iterable[Away] = (),
    sentenced_again_since: bool = False,
) -> Review:
    """Scotland: fifteen years after the relevant date, or eight; time away before first notifying is left out.

    How a later sentence moves the date (section 88B(3), (4)) was not read, so the answer then only asks for a
    calculation by a lawyer.
    """
    length = UNDER_18 if under_18 else ADULT
    source = section("88B(1), (2)")
    whole = after(relevant_date, length)
    age = "Under 18" if under_18 else "18 or over"
    steps = [
        Step("Relevant date", in_words(relevant_date), section("82(6)")),
        Step(f"{age} on that date: {length} after it", in_words(whole), source),
    ]
    days = days_away(away_before_first_notification, since=relevant_date)
    discharge = whole + timedelta(days=days)
    if days:
        steps.append(Step(f"Days away before the first notification left out: {days}", in_words(discharge), source))
    check = ""
    if sentenced_again_since:
        check = SENTENCED_AGAIN
        steps.append(Step(check, "", section("88B(3), (4)", Confidence.CONFIRMED_TEXT_UNTESTED)))
    decide = Step("The decision is due by that date, without being asked for", in_words(discharge), section("88C(1)"))
    decision = deadline(
        "review_of_indefinite",
        "Decision whether indefinite requirements continue",
        discharge,
        section("88C(1)"),
        (*steps, decide),
        whose=CHIEF_CONSTABLE,
        harm=5,
    )
    return Review(discharge, decision, check)


@dataclass(frozen=True)
class Explained:
    """A day, and how it was reached."""

    day: date
    source: Source
    steps: tuple[Step, ...]
    unverified: bool


def _explained(day: date, source: Source, text: str) -> Explained:
    return Explained(day, source, (Step(text, in_words(day), source),), not source.verified)


def ceases_without_order(date_of_discharge: date) -> Explained:
    return _explained(date_of_discharge, section("88C(1)(b)"), "No continuation order: requirements end that day")


def latest_end_of_continuation(date_of_discharge: date) -> Explained:
    """A continuation order is for a fixed time; its end is the further date of discharge, reviewed again."""
    last = after(date_of_discharge, LONGEST_CONTINUATION)
    return _explained(last, section("88C(2)"), f"At most {LONGEST_CONTINUATION} from the date of discharge")


def further_review(end_of_order: date) -> Deadline:
    source = REMEDIAL.at("article 3, section 88E", Confidence.SECONDARY)
    steps = (Step("The continuation order ends and is reviewed again", in_words(end_of_order), source),)
    what = "Decision whether requirements continue after the continuation order"
    return deadline("further_review", what, end_of_order, source, steps, whose=CHIEF_CONSTABLE, harm=5)


APPLIES_FOR_REVIEW = "offender"  # the Act's own word for who must ask in England and Wales
ENGLISH = section("91B(2)", Confidence.SECONDARY)
ENGLISH_AGAIN = section("91B(3)", Confidence.SECONDARY)


def qualifying_date(first_notification: date, *, under_18: bool) -> Explained:
    """England and Wales: the day after fifteen (eight) years beginning with the first notification."""
    length = UNDER_18 if under_18 else ADULT
    day = first_day_free(first_notification, length)
    return _explained(day, ENGLISH, f"The day after {length} beginning with {in_words(first_notification)}")


def further_qualifying_date(determination: date) -> Explained:
    """England and Wales: after being told to remain subject, eight years beginning with that determination."""
    day = first_day_free(determination, AFTER_A_REFUSAL)
    return _explained(day, ENGLISH_AGAIN, f"The day after {AFTER_A_REFUSAL} beginning with the determination")


def may_apply_for_review(*, indefinite: bool, under_prevention_order: bool) -> Verdict:
    """England and Wales: who may ask. `under_prevention_order` is a sexual harm prevention order in force."""
    return first_refusal(
        (indefinite, "Only indefinite requirements are reviewed."),
        (not under_prevention_order, "There is no review while a sexual harm prevention order is in force."),
    )
