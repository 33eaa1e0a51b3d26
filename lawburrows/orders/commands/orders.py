"""Recording and changing orders of a court."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from lawburrows.access.models import Record
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.documents.models import StoredFile
from lawburrows.orders import acts, policy
from lawburrows.orders.demanding import NewCondition
from lawburrows.orders.imposing import bring_into_line, impose
from lawburrows.orders.intake import NewOrder
from lawburrows.orders.models import Order
from lawburrows.rules.verdict import Refused, require


@command
def record_order(
    record: Record,
    *,
    new: NewOrder,
    conditions: Sequence[NewCondition] = (),
    paper: StoredFile | None = None,
    by: Any,
    on: date,
) -> Order:
    """An order with its conditions, a licence, or a decision on indefinite requirements; its paper was filed before."""
    require(policy.may_record(record, by=by))
    values = vars(new) | {"starts": new.starts or new.made_on, "paper": paper}
    made = Order.objects.create(record=record, owner=policy.agency_of(by), **values)
    for number, one in enumerate(conditions, start=1):
        impose(made, one, by=by, number=number, starts=made.starts)
    fields = [name for name, value in values.items() if value]
    write(acts.ORDER_RECORDED, made, by=by, on=on, fields=(*fields, *(["conditions"] if conditions else [])))
    return made


@command
def file_order_paper(order: Order, *, paper: StoredFile, version: int, by: Any, on: date) -> Order:
    """The paper of the court that made it, filed beforehand with the documents of the record."""
    require(policy.may_file_order_paper(order, by=by))
    order.change(version=version, paper=paper)
    write(acts.ORDER_PAPER_FILED, order, by=by, on=on, fields=("paper",))
    return order


@command
def change_order(order: Order, *, version: int, by: Any, on: date, **values: Any) -> Order:
    """Change an own entry, and what its conditions take from it; `StaleEdit` when somebody saved it meanwhile."""
    require(policy.may_change(order, by=by))
    starts, ends = values.get("starts", order.starts), values.get("ends", order.ends)
    if starts and ends and ends <= starts:
        raise Refused("The end of the order must be after its start")
    changed = [name for name, value in values.items() if getattr(order, name) != value]
    order.change(version=version, **values)
    bring_into_line(order, by=by)
    write(acts.ORDER_CHANGED, order, by=by, on=on, fields=changed)
    return order
