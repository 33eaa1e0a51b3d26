"""Loading convictions, orders, notifications and decisions of many people at once."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from lawburrows.access.models import CaseData
from lawburrows.access.rows import add_rows
from lawburrows.audit.command import command
from lawburrows.audit.models import MOST_RECORDS
from lawburrows.audit.trail import record as write
from lawburrows.orders import acts, policy
from lawburrows.orders.intake import PersonOrders
from lawburrows.orders.models import (
    Absence,
    CategoryDecision,
    Conviction,
    Disposal,
    HarmDecision,
    LevelDecision,
    Notification,
    Order,
)
from lawburrows.rules.verdict import require

PLAIN: tuple[tuple[str, type[CaseData]], ...] = (
    ("orders", Order),
    ("notifications", Notification),
    ("absences", Absence),
    ("categories", CategoryDecision),
    ("levels", LevelDecision),
    ("harms", HarmDecision),
)


@command
def load_orders(people: Sequence[PersonOrders], *, by: Any, on: date) -> dict[str, int]:
    """Add what was read about up to 1,000 people: one entry in the trail names them all. Gives counts by kind."""
    if len(people) > MOST_RECORDS:
        raise ValueError(f"load {MOST_RECORDS} people at a time, not {len(people)}")
    require(policy.may_load_orders(by=by))
    counts = {"convictions": _convictions(people)}
    for name, model in PLAIN:
        rows = [
            {"record_id": one.record, "owner_id": one.owner, **_values(new)}
            for one in people
            for new in getattr(one, name)
        ]
        counts[name] = add_rows(model, rows)
    write(
        acts.LOADED,
        by=by,
        on=on,
        records=[one.record for one in people],
        fields=tuple(name for name, count in counts.items() if count),
    )
    return counts


def _convictions(people: Iterable[PersonOrders]) -> int:
    convictions: list[dict[str, Any]] = []
    disposals: list[dict[str, Any]] = []
    for one in people:
        whose = {"record_id": one.record, "owner_id": one.owner}
        for new in one.convictions:
            made = uuid.uuid4()
            values = _values(new)
            del values["disposals"]
            convictions.append({"id": made, **whose, **values})
            disposals += [{**whose, "conviction_id": made, **vars(done)} for done in new.disposals]
    add_rows(Conviction, convictions)
    add_rows(Disposal, disposals)
    return len(convictions)


def _values(new: Any) -> dict[str, Any]:
    values = dict(vars(new))
    if "paper" in values:  # an extract brings none
        values["paper_id"] = getattr(values.pop("paper"), "pk", None)
    if (values.get("starts", "") is None) and "made_on" in values:
        values["starts"] = values["made_on"]
    return values
