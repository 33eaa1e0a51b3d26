"""Recording conditions of an order, and putting right what was typed wrong; what a court changes is a variation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.orders import acts, policy
from lawburrows.orders.demanding import NewCondition
from lawburrows.orders.imposing import NOT_BEFORE, impose, last_number, taken_from
from lawburrows.orders.models import Condition, Order
from lawburrows.orders.standing import effective_end
from lawburrows.rules.verdict import Refused, require


@command
def add_conditions(order: Order, *, new: Sequence[NewCondition], by: Any, on: date) -> list[Condition]:
    """More conditions of an order, as it was made."""
    require(policy.may_add_conditions(order, by=by))
    if not new:
        raise Refused("Enter at least one condition")
    last = last_number(order, by=by)
    made = [impose(order, one, by=by, number=last + at, starts=order.starts) for at, one in enumerate(new, start=1)]
    write(acts.CONDITIONS_ADDED, order, by=by, on=on, fields=("conditions",))
    return made


@command
def change_condition(condition: Condition, *, version: int, by: Any, on: date, **values: Any) -> Condition:
    """Put right an own entry; `StaleEdit` when somebody saved it since this version."""
    require(policy.may_change(condition, by=by))
    order = condition.order
    starts: Any = values.get("starts") or condition.starts
    until = values.get("until", condition.until)
    if starts < (order.starts or order.made_on):
        raise Refused(NOT_BEFORE)
    if until and until <= starts:
        raise Refused("The end of a condition must be after its start")
    item = values.pop("item", condition.catalogue_item)
    ended = condition.ended_by.happened_on if condition.ended_by else None
    values |= {"starts": starts, "ends": effective_end(starts, until, order.ends, ended)}
    values |= taken_from(order, item, values.get("text", condition.text))
    changed = [name for name, value in values.items() if getattr(condition, name) != value]
    condition.change(version=version, **values)
    write(acts.CONDITION_CHANGED, condition, by=by, on=on, fields=changed)
    return condition
