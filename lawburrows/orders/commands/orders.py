"""Recording and changing orders of a court."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from lawburrows.access.models import Record
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.orders import acts, policy
from lawburrows.orders.intake import NewOrder
from lawburrows.orders.models import Order
from lawburrows.rules.verdict import Refused, require


@command
def record_order(record: Record, *, new: NewOrder, by: Any, on: date) -> Order:
    """An order, a licence, or a decision on indefinite requirements."""
    require(policy.may_record(record, by=by))
    values = asdict(new) | {"starts": new.starts or new.made_on}
    made = Order.objects.create(record=record, owner=policy.agency_of(by), **values)
    write(acts.ORDER_RECORDED, made, by=by, on=on, fields=tuple(name for name, value in values.items() if value))
    return made


@command
def change_order(order: Order, *, version: int, by: Any, on: date, **values: Any) -> Order:
    """Change an own entry; `StaleEdit` when somebody saved it since this version."""
    require(policy.may_change(order, by=by))
    starts, ends = values.get("starts", order.starts), values.get("ends", order.ends)
    if starts and ends and ends <= starts:
        raise Refused("The end of the order must be after its start")
    changed = [name for name, value in values.items() if getattr(order, name) != value]
    order.change(version=version, **values)
    write(acts.ORDER_CHANGED, order, by=by, on=on, fields=changed)
    return order
