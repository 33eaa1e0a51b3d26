"""One order for lifelong restriction, and where its plan stands with the Risk Management Authority."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lawburrows.orders.models import Order
from lawburrows.plans.models import LifelongAnswer
from lawburrows.rules.plan.lifelong import Standing, standing_of


@dataclass(frozen=True)
class ForLife:
    """One order for lifelong restriction: what was sent and answered, and where its plan stands."""

    order: Order
    sent: tuple[date, ...]
    reports: tuple[date, ...]
    answers: tuple[LifelongAnswer, ...]

    @property
    def standing(self) -> Standing:
        return standing_of(self.sent, [(one.answered_on, one.outcome) for one in self.answers])
