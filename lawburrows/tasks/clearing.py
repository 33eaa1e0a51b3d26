"""Clearing by night what is no record: sessions that are over, tokens of sent forms, finished jobs, old chases."""

from __future__ import annotations

from lawburrows.access.identity import System, acting
from lawburrows.governance.queries import figures
from lawburrows.rules.keeping import TABLE
from lawburrows.tasks.commands.clearing import clear_kept


def clear_by_night() -> dict[str, int]:
    """How many of each were cleared."""
    by = System("deadlines")
    with acting(by) as now:
        return clear_kept(figures(TABLE, on=now.today), by=by, on=now.today)
