"""Two ways to read the rows of one record: as they are now, and as they were known at a moment."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import F

from lawburrows.access.grades import Part
from lawburrows.access.models import CaseData, Record
from lawburrows.access.scope import Visible
from lawburrows.access.security import history_of


class Now:
    """The rows as they stand."""

    known_at: datetime | None = None

    def __init__(self, record: Record, *, by: Any) -> None:
        self.record, self.by, self.day = record, by, by.identity.today

    def of(self, model: type[CaseData], *also: str) -> list[Any]:
        """The rows of one kind that the reader may see."""
        found = model._default_manager.visible_to(self.by).filter(record=self.record)
        return list(found.select_related("owner", *also))


class AsKnown:
    """The last state of each row that was written before a moment; what was deleted by then is left out."""

    def __init__(self, record: Record, *, by: Any, at: datetime, day: date) -> None:
        self.record, self.by, self.known_at, self.day = record, by, at, day

    def of(self, model: type[CaseData], *also: str) -> list[Any]:
        history = history_of(model)
        if history is None:  # what is worked out from other rows keeps no history
            return []
        seen = Visible(F("record_id"), by=self.by, grade=model.GRADE, part=getattr(model, "PART", Part.GENERAL))
        states: Any = history._default_manager.filter(seen, pgh_created_at__lte=self.known_at)
        here = states.filter(record_id=self.record.pk).values("pgh_obj_id")
        last = (
            states.filter(pgh_obj_id__in=here)
            .order_by("pgh_obj_id", "-pgh_created_at", "-pgh_id")
            .distinct("pgh_obj_id")
            .select_related("owner", *also)
        )
        return [row for row in last if row.pgh_label != "delete" and row.record_id == self.record.pk]


def in_force(rows: list[Any], day: date) -> list[Any]:
    """Those that hold on a day, the newest first."""
    held = [row for row in rows if (row.starts is None or row.starts <= day) and (row.ends is None or row.ends > day)]
    return sorted(held, key=lambda row: (row.starts or date.min, str(row.pk)), reverse=True)
