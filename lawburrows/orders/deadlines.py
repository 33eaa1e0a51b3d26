"""What falls due for many people at once: a fixed number of queries, then the rules."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from lawburrows.orders.clock import Clock
from lawburrows.orders.due import Due
from lawburrows.orders.reading import Reading


def clocks_in(reading: Reading) -> Mapping[uuid.UUID, Clock]:
    """The statutory clock of each of these people."""
    return reading.clocks


def clocks_for(records: Sequence[uuid.UUID], *, by: Any, on: date) -> dict[uuid.UUID, Clock]:
    """As `clocks_in`, for those who need nothing else of the reading."""
    return Reading(records, by, on).clocks


def deadlines_for(records: Sequence[uuid.UUID], *, by: Any, on: date) -> dict[uuid.UUID, list[Due]]:
    """The dates of each of these people, the gravest and earliest first; those put off for now stand last."""
    found = clocks_for(records, by=by, on=on)
    return {record: sorted(one.deadlines, key=lambda due: due.sort_key) for record, one in found.items()}
