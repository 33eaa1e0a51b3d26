"""Counting by the hour how much everybody holds."""

from __future__ import annotations

from lawburrows.access.identity import System, acting
from lawburrows.tasks.commands.counting import count_held


def count_by_the_hour() -> int:
    """Of how many users it was counted."""
    by = System("deadlines")
    with acting(by) as now:
        return count_held(by=by, on=now.today)
