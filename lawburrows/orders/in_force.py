"""What binds a person on a day: conditions and orders in force, as small rows on which other apps build."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from lawburrows.orders.models import Condition, Order

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
KINDS = dict(Order.Kind.choices)
CONDITION_KINDS: dict[str, str] = dict(Condition._meta.get_field("kind").flatchoices)


@dataclass(frozen=True)
class BindingCondition:
    """One condition that is in force: `text` is verbatim; `ends` is the first day on which it no longer holds.

    `suspended_on`: its order is suspended or recalled since that day, so that it does not bind for now.
    `enforceable`: by the police, at once; None where nobody has said.
    """

    id: uuid.UUID
    order: uuid.UUID
    under: str
    number: int
    kind: str
    kind_words: str
    nature: str
    text: str
    zone: str
    hours: str
    starts: date
    ends: date | None
    enforceable: bool | None
    suspended_on: date | None


@dataclass(frozen=True)
class BindingOrder:
    """One order that is in force, suspended or recalled ones among them."""

    id: uuid.UUID
    kind: str
    name: str
    court: str
    made_on: date
    starts: date
    ends: date | None
    interim: bool
    suspended_on: date | None
    recalled_on: date | None

    @property
    def binds(self) -> bool:
        return self.suspended_on is None and self.recalled_on is None


def hours_in_words(begins: time | None, ends: time | None, weekdays: str) -> str:
    """21:00 to 07:00 on Friday and Saturday; empty where no hours are said."""
    days = [DAYS[int(digit) - 1] for digit in weekdays]
    listed = f"{', '.join(days[:-1])} and {days[-1]}" if len(days) > 1 else "".join(days)
    hours = f"{begins:%H:%M} to {ends:%H:%M}" if begins and ends else ""
    if hours and not days:
        return f"{hours} every day"
    return f"{hours} on {listed}".strip() if days else ""


def binding(row: Any, pk: uuid.UUID | None = None) -> BindingCondition:
    """A row of the table, or of its history, as a value."""
    return BindingCondition(
        pk or row.pk,
        row.order_id,
        row.under,
        row.number,
        row.kind,
        CONDITION_KINDS[row.kind],
        row.nature,
        row.text,
        row.zone,
        hours_in_words(row.from_time, row.until_time, row.weekdays),
        row.starts,
        row.ends,
        row.enforceable,
        row.suspended_on,
    )


def in_order(rows: Iterable[BindingCondition]) -> list[BindingCondition]:
    """Order by order, as the order numbers them."""
    return sorted(rows, key=lambda one: (one.under, str(one.order), one.number, str(one.id)))


def can_be_enforced(one: BindingCondition) -> bool:
    return bool(one.enforceable) and one.suspended_on is None


def binding_order(row: Any) -> BindingOrder:
    return BindingOrder(
        row.pk,
        row.kind,
        KINDS[row.kind],
        row.court,
        row.made_on,
        row.starts or row.made_on,
        row.ends,
        row.interim,
        row.suspended_on,
        row.recalled_on,
    )
