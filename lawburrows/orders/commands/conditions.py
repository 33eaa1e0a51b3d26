"""Recording conditions of an order, and putting right what was typed wrong; what a court changes is a variation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from django.db.models import Max

from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.orders import acts, policy
from lawburrows.orders.demanding import NewCondition
from lawburrows.orders.models import Condition, Happening, Order
from lawburrows.orders.standing import Holds, effective_end
from lawburrows.rules.conditions import catalogue_for, is_filled_in
from lawburrows.rules.verdict import Refused, require

OTHERS = ("checking_agency", "checked_by")  # given by their keys
NOT_BEFORE = "A condition cannot begin before its order"


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


def last_number(order: Order, *, by: Any) -> int:
    return Condition.objects.visible_to(by).filter(order=order).aggregate(Max("number"))["number__max"] or 0


def impose(
    order: Order, new: NewCondition, *, by: Any, number: int, starts: date | None, added_by: Happening | None = None
) -> Condition:
    """A row of a condition: its wording remembers its catalogue only if it is that wording, with the gaps filled in."""
    begins = new.starts or starts or order.made_on
    if begins < (order.starts or order.made_on):
        raise Refused(NOT_BEFORE)
    values = asdict(new) | {
        "starts": begins,
        "ends": effective_end(begins, new.until, order.ends),
        "suspended_on": Holds(order.suspended_on, order.recalled_on).since,
        "under": order.get_kind_display(),
        **taken_from(order, new.item, new.text),
    }
    for name in OTHERS:
        values[f"{name}_id"] = values.pop(name)
    del values["item"]
    return Condition.objects.create(
        record=order.record, owner=policy.agency_of(by), order=order, number=number, added_by=added_by, **values
    )


def taken_from(order: Order, item: str, text: str) -> dict[str, Any]:
    """Catalogue, version and item of a wording; empty for the court's own words."""
    catalogue = catalogue_for(order.kind, order.made_on)
    found = catalogue.item(item) if catalogue and item else None
    if catalogue is None or found is None or not is_filled_in(found, text):
        return {"catalogue": "", "catalogue_version": None, "catalogue_item": ""}
    return {"catalogue": catalogue.key, "catalogue_version": catalogue.version, "catalogue_item": found.key}


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
