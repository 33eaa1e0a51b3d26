"""Rows of one record that can have happened since a day: of a long chronology only its end is read."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cache
from typing import Any

from django.db.models import DateField

from lawburrows.access.models import Agency, Area, CaseData, Record, User
from lawburrows.access.security import history_of
from lawburrows.casefile.reading import Model, Now
from lawburrows.casefile.said import SOURCES
from lawburrows.web.dates import LONDON

DATELESS = (Agency, Area, User)  # what a row is read together with, and has no day from


@cache
def _whole() -> frozenset[type[Any]]:
    """Kinds whose day stands in another row, and those other kinds: they are read whole, and are few of each person."""
    found: set[type[Any]] = set()
    for source in SOURCES:
        fields: list[Any] = [source.model._meta.get_field(name) for name in source.also]
        others = {field.remote_field.model for field in fields} - set(DATELESS)
        found |= {source.model, *others} if others else set()
    return frozenset(found)


@cache
def _days(model: Model) -> tuple[tuple[str, bool], ...]:
    """The columns of a row that hold a day or a moment, and whether each may be empty."""
    fields: list[Any] = list(model._meta.concrete_fields)
    return tuple((str(one.column), one.null) for one in fields if isinstance(one, DateField))


class Lately(Now):
    """As `Now`, with rows of which no day is earlier left out. It gives some that are earlier: a line says its own day."""

    def __init__(self, record: Record, *, by: Any, since: date) -> None:
        super().__init__(record, by=by)
        self._kept = {}
        self.since = since

    def _only(self, model: type[CaseData]) -> tuple[str, list[Any]]:
        if model in _whole():
            return "", []
        days, history = _days(model), history_of(model)
        begins = datetime.combine(self.since, time.min, LONDON)
        asked = [f"t.{column} >= %s" for column, _ in days]
        values: list[Any] = [begins] * len(days)
        if all(empty for _, empty in days):  # a line without a day stands at the moment at which it was recorded
            if history is None:
                return "", []
            table = history._meta.db_table
            asked.append(
                f"t.id IN (SELECT h.pgh_obj_id FROM {table} h WHERE h.record_id = %s AND h.pgh_created_at >= %s)"
            )
            values += [self.record.pk, begins]
        return f" AND ({' OR '.join(asked)})", values
