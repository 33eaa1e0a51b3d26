"""Appeals against a decision that indefinite requirements continue, Scotland (section 88G)."""

from __future__ import annotations

from datetime import date
from enum import Enum

from lawburrows.rules.deadline import Deadline, Step, deadline, in_words
from lawburrows.rules.notification.sources import section
from lawburrows.rules.source import Source
from lawburrows.rules.term import Term, after
from lawburrows.rules.verdict import Verdict, refusal

TIME_TO_APPEAL = Term(days=21)
THE_PERSON = "the person"


class AppealFrom(Enum):
    """Under which section it was decided, and hence after which date the time runs: never after the decision."""

    FIRST_REVIEW = ("88C", "the date of discharge", "88G(1), (3)(a)")
    TRANSITIONAL = ("88D", "the applicable date", "88G(1), (3)")
    FURTHER_REVIEW = ("88E", "the further date of discharge", "88G(1), (3)")

    @property
    def runs_after(self) -> str:
        return self.value[1]

    @property
    def source(self) -> Source:
        return section(self.value[2])


def appeal(decided_under: AppealFrom, runs_after: date) -> Deadline:
    """The last day for a summary application to the sheriff."""
    last = after(runs_after, TIME_TO_APPEAL)
    source = decided_under.source
    steps = (
        Step(
            f"Time runs from {decided_under.runs_after}, whenever the decision was made", in_words(runs_after), source
        ),
        Step("Within 21 days after it, that day not counted", in_words(last), source),
    )
    return deadline("appeal", "Appeal to the sheriff", last, source, steps, whose=THE_PERSON, harm=4)


def onward_appeal(sheriff_decided: date) -> Deadline:
    """The last day to take the sheriff's decision further."""
    source = section("88G(4)")
    last = after(sheriff_decided, TIME_TO_APPEAL)
    steps = (Step("21 days after the sheriff's decision, that day not counted", in_words(last), source),)
    return deadline("onward_appeal", "Appeal against the sheriff's decision", last, source, steps, harm=4)


LATE_APPEALS = section("88G; A v Chief Constable of Strathclyde, 23 April 2012")


def may_appeal_be_heard(*, lodged_in_time: bool) -> Verdict:
    """The sheriff has no power to let in a late one, whatever the excuse."""
    return Verdict(True) if lodged_in_time else refusal("The 21 days are over, and the sheriff cannot extend them.")


CAN_ALLOW_LATE = False  # see LATE_APPEALS
