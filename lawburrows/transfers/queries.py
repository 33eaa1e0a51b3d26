"""Reads about exit and transfer; each begins at what its reader may see."""

from __future__ import annotations

from typing import Any

from lawburrows.access.models import Record
from lawburrows.transfers.models import Exit


def exits_of(record: Record, *, by: Any) -> list[Exit]:
    """Every exit of a record, the newest first."""
    rows = Exit.objects.visible_to(by).filter(record=record).select_related("decided_by", "again_by")
    return list(rows.order_by("-decided_at", "pk"))


def exit_of(record: Record, *, by: Any) -> Exit | None:
    """The decision by which it is closed now; a record that was loaded as closed has none."""
    if record.closed_on is None:
        return None
    return next((one for one in exits_of(record, by=by) if one.state == Exit.State.CLOSED), None)
