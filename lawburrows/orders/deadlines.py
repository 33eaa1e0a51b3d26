"""What falls due for many people at once: a fixed number of queries, then the rules."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from lawburrows.governance.queries import limits_of
from lawburrows.orders import queries
from lawburrows.orders.clock import Clock, clock
from lawburrows.orders.due import Due
from lawburrows.orders.order_dates import with_order_dates


def clocks_for(records: Sequence[uuid.UUID], *, by: Any, on: date) -> dict[uuid.UUID, Clock]:
    """The statutory clock of each of these people: dates with their steps, grounds, and what has been met.

    With it the dates of orders themselves: ends of conditions, reviews, plans, consents, care programme meetings.
    """
    more, limits = queries.supervision_for(records, by=by), limits_of(records, by=by)
    return {
        record: with_order_dates(clock(facts, on=on), more[record], limits, on=on)
        for record, facts in queries.facts_for(records, by=by).items()
    }


def deadlines_for(records: Sequence[uuid.UUID], *, by: Any, on: date) -> dict[uuid.UUID, list[Due]]:
    """The dates of each of these people, the gravest and earliest first; those put off for now stand last."""
    found = clocks_for(records, by=by, on=on)
    return {record: sorted(one.deadlines, key=lambda due: due.sort_key) for record, one in found.items()}
