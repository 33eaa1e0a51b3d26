"""Every ground on which a person is subject to notification requirements, and the day on which the last one ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lawburrows.rules.deadline import Step, any_unverified, in_words
from lawburrows.rules.notification.periods import Period
from lawburrows.rules.notification.sources import ORDERS_2016, section


@dataclass(frozen=True)
class SubjectUntil:
    """The latest end of all grounds. Not subject at all: `subject` is False and the list of grounds is empty."""

    subject: bool
    last_day: date | None
    grounds: tuple[Period, ...]
    steps: tuple[Step, ...]
    unverified: bool

    @property
    def indefinite(self) -> bool:
        return self.subject and self.last_day is None


def under_order(name: str, *, served: date, last_day: date | None) -> Period:
    """A preventive order: its service is the relevant date, and the requirements last at least as long as it does."""
    step = Step(f"{name}: subject while it has effect", in_words(last_day) if last_day else "no end date", ORDERS_2016)
    return Period(name, served, last_day, None, ORDERS_2016, (step,))


def subject_until(periods: Iterable[Period]) -> SubjectUntil:
    """Indefinite if any ground is; otherwise the latest last day of them all."""
    grounds = tuple(ground for ground in periods if ground.subject)
    if not grounds:
        nothing = Step("No conviction, finding, caution or order brings notification requirements")
        return SubjectUntil(False, None, (), (nothing,), False)
    ends = [ground.last_day for ground in grounds if ground.last_day]
    last_day = max(ends) if len(ends) == len(grounds) else None
    listed = [Step(_named(ground), "", ground.source) for ground in grounds]
    end = Step("The latest end decides", in_words(last_day) if last_day else "indefinite", section("80 and 82"))
    doubtful = any(ground.unverified for ground in grounds) or any_unverified(listed)
    return SubjectUntil(True, last_day, grounds, (*listed, end), doubtful)


def _named(ground: Period) -> str:
    end = f"to {in_words(ground.last_day)}" if ground.last_day else "without an end date"
    return f"Because of {ground.because}, from {in_words(ground.first_day)} {end}"
