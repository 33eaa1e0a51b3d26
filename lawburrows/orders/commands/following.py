"""Conditions follow their order: its name, its end, and whether it binds. Part of every command that changes these."""

from __future__ import annotations

from typing import Any

from lawburrows.orders.models import Condition, Happening, Order
from lawburrows.orders.standing import Holds, effective_end, holds_after


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
