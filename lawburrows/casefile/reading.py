"""Two ways to read the rows of one record: as they are now, and as they were known at a moment."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import BinaryField, F

from lawburrows.access.grades import Grade, Part
from lawburrows.access.models import Agency, CaseData, Record
from lawburrows.access.scope import Visible, condition
from lawburrows.access.security import history_of

Model = type[CaseData]
WHOLE = (Grade.FULL, Part.GENERAL)


def _gate(model: Model) -> tuple[Grade, Part]:
    """On what the rule decides whether rows of this kind are seen."""
    return model.GRADE, getattr(model, "PART", Part.GENERAL)


def _gates(model: Model) -> set[tuple[Grade, Part]]:
    """All that it may turn on; of some kinds one row needs more than another."""
    return {_gate(model), *getattr(model, "GATES", ())}


class Now:
    """The rows as they stand.

    What one request reads of a record it reads once, whoever asks: the frame, the overview and the chronology. Many
    kinds are read by one statement, for a page of thirty would spend most of its time on saying them.
    """

    known_at: datetime | None = None

    def __init__(self, record: Record, *, by: Any) -> None:
        self.record, self.by, self.day = record, by, by.identity.today
        self._kept: dict[Model, list[Any]] = record.__dict__.setdefault("_rows_of", {}).setdefault(by.pk, {})
        self._open: dict[tuple[Grade, Part], bool] = record.__dict__.setdefault("_open_to", {}).setdefault(by.pk, {})

    def read(self, *models: Model) -> Now:
        """Read several kinds at once, those that are not read yet and that the reader may see."""
        missing = [model for model in dict.fromkeys(models) if model not in self._kept]
        gates = sorted({gate for model in missing for gate in _gates(model)} | {WHOLE})
        if not missing and set(gates) <= set(self._open):
            return self
        self._kept |= {model: [] for model in missing}
        # The gates are asked once, in front; a kind behind a closed one is not looked at.
        marks, values = zip(
            *(condition("asked.id", [], by=self.by, grade=grade, part=part) for grade, part in gates), strict=True
        )
        asked = ", ".join(f"{mark} AS seen_{at}" for at, mark in enumerate(marks))
        parts = [
            f"SELECT {at}, to_jsonb(t) FROM {one._meta.db_table} t "
            f"WHERE record_id = %s AND (SELECT seen_{gates.index(_gate(one))} FROM gate){self._only(one)[0]}"
            for at, one in enumerate(missing)
        ]
        statement = " UNION ALL ".join(["SELECT -1, to_jsonb(gate) FROM gate", *parts])
        key = self.record.pk
        bound = [value for one in missing for value in (key, *self._only(one)[1])]
        with connection.cursor() as cursor:
            cursor.execute(
                f"WITH gate AS MATERIALIZED (SELECT {asked} FROM (SELECT %s::uuid AS id) asked) {statement}",
                [*(value for some in values for value in some), key, *bound],
            )
            for at, row in cursor.fetchall():
                if at < 0:
                    self._open |= {gate: json.loads(row)[f"seen_{number}"] for number, gate in enumerate(gates)}
                else:
                    self._kept[missing[at]].append(row_of(missing[at], json.loads(row)))
        self._name_owners([row for model in missing for row in self._kept[model]])
        return self

    def _only(self, model: Model) -> tuple[str, list[Any]]:
        """What more is asked of the rows of a kind, as SQL that follows on `AND`, with its values; here nothing."""
        return "", []

    @property
    def in_full(self) -> bool:
        """Whether the reader sees more than the summary, and so the pages behind it."""
        return self.read()._open[WHOLE]

    def shows(self, model: Model) -> bool:
        """Whether the reader may see rows of this kind."""
        return self.read(model)._open[_gate(model)]

    def of(self, model: Model, *also: str) -> list[Any]:
        """The rows of one kind that the reader may see, with the rows that they name in these fields."""
        rows = self.read(model)._kept[model]
        if hasattr(model, "GATES"):
            rows = [row for row in rows if self._open[row.gate]]
        for name in also:
            field: Any = model._meta.get_field(name)
            others = self._named(field.remote_field.model, {getattr(row, f"{name}_id") for row in rows})
            for row in rows:
                setattr(row, name, others.get(getattr(row, f"{name}_id")))
        return list(rows)

    def _named(self, model: Any, keys: set[Any]) -> dict[Any, Any]:
        """The rows that others name: of this record; or agencies and areas, which belong to no record."""
        if issubclass(model, CaseData):
            return {row.pk: row for row in self.of(model)}
        return model.objects.in_bulk(keys - {None}) if keys else {}

    def recorded(self, rows: dict[Model, list[Any]]) -> dict[Any, datetime]:
        """When each of these rows was first written, by one statement over their histories."""
        return _first_written(rows, lambda row: row.pk)

    def _name_owners(self, rows: list[Any]) -> None:
        known = {self.record.lead_id: self.record.lead}
        known |= Agency.objects.in_bulk({row.owner_id for row in rows} - set(known))
        for row in rows:
            row.owner = known[row.owner_id]


def row_of(model: Model, values: dict[str, Any]) -> Any:
    """A row as the database wrote it in JSON."""
    fields: list[Any] = list(model._meta.concrete_fields)
    found = []
    for one in fields:
        value = values[str(one.column)]
        binary = isinstance(one, BinaryField)
        found.append(bytes.fromhex(value.removeprefix("\\x")) if binary else one.to_python(value))
    return model.from_db("default", [one.attname for one in fields], found)


class AsKnown:
    """The last state of each row that was written before a moment; what was deleted by then is left out."""

    in_full = True  # only those who see a record in full turn it back

    def __init__(self, record: Record, *, by: Any, at: datetime, day: date) -> None:
        self.record, self.by, self.known_at, self.day = record, by, at, day

    def read(self, *models: Model) -> AsKnown:
        """Each kind is read when it is asked for: a page that turns back is rare, and its history long."""
        return self

    def of(self, model: Model, *also: str) -> list[Any]:
        history = history_of(model)
        if history is None:  # what is worked out from other rows keeps no history
            return []
        seen = Visible(F("record_id"), by=self.by, grade=model.GRADE, part=getattr(model, "PART", Part.GENERAL))
        states = history._default_manager.filter(seen, pgh_created_at__lte=self.known_at)
        here = states.filter(record_id=self.record.pk).values("pgh_obj_id")
        last: Any = (
            states.filter(pgh_obj_id__in=here)
            .order_by("pgh_obj_id", "-pgh_created_at", "-pgh_id")
            .distinct("pgh_obj_id")
            .select_related("owner", *also)
        )
        return [row for row in last if row.pgh_label != "delete" and row.record_id == self.record.pk]

    def recorded(self, rows: dict[Model, list[Any]]) -> dict[Any, datetime]:
        """As `Now`; the rows are states, and their history is that of the row which they are states of."""
        return _first_written(rows, lambda row: row.pgh_obj_id)


def _first_written(rows: dict[Model, list[Any]], key: Callable[[Any], uuid.UUID]) -> dict[Any, datetime]:
    kept = [(history_of(model), found) for model, found in rows.items() if found]
    if not kept:
        return {}
    parts = [
        f"SELECT pgh_obj_id, min(pgh_created_at) FROM {table._meta.db_table} WHERE pgh_obj_id = ANY(%s) GROUP BY 1"
        for table, _ in kept
        if table is not None
    ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), [[key(row) for row in found] for table, found in kept if table])
        moments = dict(cursor.fetchall())
    return {row: moments[key(row)] for _, found in kept for row in found if key(row) in moments}


def in_force(rows: list[Any], day: date) -> list[Any]:
    """Those that hold on a day, the newest first."""
    held = [row for row in rows if (row.starts is None or row.starts <= day) and (row.ends is None or row.ends > day)]
    return sorted(held, key=lambda row: (row.starts or date.min, str(row.pk)), reverse=True)
