"""Life sentences and orders for lifelong restriction: the next parole review and the risk management plan."""

from __future__ import annotations

from datetime import date

from lawburrows.rules.deadline import Deadline, Step, deadline, in_words
from lawburrows.rules.sentences.sources import ACT_1993, LIFELONG
from lawburrows.rules.source import Confidence
from lawburrows.rules.term import after, months, years

BETWEEN_REVIEWS = years(2)
TIME_FOR_PLAN = months(9)
BETWEEN_REPORTS = years(1)


def next_parole_review(refused: date) -> Deadline:
    """At most two years after the Parole Board refused release."""
    source = ACT_1993.at("section 2(5A)(b)")
    last = after(refused, BETWEEN_REVIEWS)
    steps = (Step(f"Not later than {BETWEEN_REVIEWS} after {in_words(refused)}", in_words(last), source),)
    return deadline("next_parole_review", "Next parole review", last, source, steps, whose="the Parole Board", harm=4)


def risk_management_plan_due(sentenced: date) -> Deadline:
    """Nine months after the order for lifelong restriction; how the months are counted has not been checked."""
    last = after(sentenced, TIME_FOR_PLAN)
    source = LIFELONG.at("section 8", Confidence.CONFIRMED_TEXT_COUNTING_OPEN)
    steps = (Step(f"Within {TIME_FOR_PLAN} of {in_words(sentenced)}", in_words(last), source),)
    what = "Risk management plan prepared and sent to the Risk Management Authority"
    return deadline("risk_management_plan", what, last, source, steps, whose="the lead authority", harm=4)


def yearly_report_due(since: date, what_happened: str) -> Deadline:
    """The yearly report on how the plan is carried out: from the plan, or from the report before."""
    last = after(since, BETWEEN_REPORTS)
    source = LIFELONG.at("section 9", Confidence.CONFIRMED_TEXT_COUNTING_OPEN)
    steps = (Step(f"{what_happened} on {in_words(since)}; every year", in_words(last), source),)
    what = "Yearly report on the risk management plan to the Risk Management Authority"
    return deadline("plan_report", what, last, source, steps, whose="the lead authority", harm=3)
