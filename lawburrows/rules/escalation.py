"""Who is told before, on and after the day on which something is due, by the harm of its being late: our own choices.

No national text names these steps. A number of days that two people have agreed (table `escalation`, the same key)
takes the place of the one here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from lawburrows.rules.source import remembered

TABLE = "escalation"  # under this name governance keeps its figures
SOURCE = remembered("Local practice", "no national text names these steps")
MOST_DAYS = 365


class Whom(Enum):
    OWNER = "whoever has this work"
    SUPERVISOR = "their supervisor"
    COORDINATOR = "the coordinator of the area"


@dataclass(frozen=True)
class EscalationStep:
    """So many days before the day (`ahead`) or after it, these are told; nought is the day itself."""

    key: str
    harm: int
    days: int
    to: Whom
    ahead: bool = False

    @property
    def words(self) -> str:
        if not self.days:
            return "on the day"
        return f"{self.days} day{'' if self.days == 1 else 's'} {'before' if self.ahead else 'after'}"

    def reached(self, due: date, on: date) -> bool:
        return self.on(due) <= on

    def on(self, due: date) -> date:
        """The day of the step for something that is due on a day."""
        return due - timedelta(days=self.days) if self.ahead else due + timedelta(days=self.days)


def _steps(harm: int, before: int | None, supervisor: int, coordinator: int | None) -> tuple[EscalationStep, ...]:
    found = [EscalationStep(f"{harm}-before", harm, before, Whom.OWNER, ahead=True)] if before else []
    found.append(EscalationStep(f"{harm}-on-the-day", harm, 0, Whom.OWNER))
    found.append(EscalationStep(f"{harm}-supervisor", harm, supervisor, Whom.SUPERVISOR))
    if coordinator:
        found.append(EscalationStep(f"{harm}-coordinator", harm, coordinator, Whom.COORDINATOR))
    return tuple(found)


STEPS = (
    *_steps(5, 14, 1, 7),
    *_steps(4, 7, 3, 14),
    *_steps(3, 7, 7, 28),
    *_steps(2, None, 14, None),
    *_steps(1, None, 28, None),
)
TO_THE_OWNER = tuple(step.key for step in STEPS if step.to is Whom.OWNER)
KEYS = frozenset(step.key for step in STEPS if step.days)  # that the day itself is the day is nobody's to change


def steps_for(harm: int, agreed: Mapping[str, str]) -> tuple[EscalationStep, ...]:
    """The steps of one harm in the order of their days, with the figures that were agreed."""
    found = [_with(step, agreed.get(step.key)) for step in STEPS if step.harm == harm]
    return tuple(sorted(found, key=lambda step: -step.days if step.ahead else step.days))


def _with(step: EscalationStep, agreed: str | None) -> EscalationStep:
    if agreed is None or not agreed.isdecimal() or not 1 <= int(agreed) <= MOST_DAYS:
        return step
    return replace(step, days=int(agreed))
