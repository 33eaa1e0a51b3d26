"""Imposing a condition, and conditions that follow their order: its name, its end, and whether it binds.

Part of every command that records or changes an order; each of those asks its policy and leaves its entry.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from django.db.models import Max

from lawburrows.orders import policy
from lawburrows.orders.demanding import NewCondition
from lawburrows.orders.models import Condition, Happening, Order
from lawburrows.orders.standing import Holds, effective_end, holds_after
from lawburrows.rules.conditions import catalogue_for, is_filled_in
from lawburrows.rules.verdict import Refused

OTHERS = ("checking_agency", "checked_by")  # given by their keys
NOT_BEFORE = "A condition cannot begin before its order"


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


def holds_of(order: Order, *, by: Any) -> Holds:
    """What the events of the order, those withdrawn left out, leave it with."""
    rows = Happening.objects.visible_to(by).filter(order=order, withdrawn_on=None).order_by("happened_on", "pk")
    return holds_after(rows.values_list("happened_on", "kind"))


def bring_into_line(order: Order, *, by: Any, **values: Any) -> None:
    """Write the values of an order that changed with an event, and what follows for each of its conditions."""
    holds = holds_of(order, by=by)
    values |= {"suspended_on": holds.suspended_on, "recalled_on": holds.recalled_on}
    _write(order, values)
    for one in Condition.objects.visible_to(by).filter(order=order).select_related("ended_by"):
        ended = one.ended_by.happened_on if one.ended_by else None
        starts: Any = one.starts
        _write(
            one,
            {
                "under": order.get_kind_display(),
                "ends": effective_end(starts, one.until, order.ends, ended),
                "suspended_on": holds.since,
            },
        )


def _write(row: Any, values: dict[str, Any]) -> None:
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    if changed:
        row.change(version=row.version, **changed)
