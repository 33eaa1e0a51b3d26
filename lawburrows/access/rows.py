"""Adding many rows of case data from plain values: no objects are made, which is several times as quick."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any

from django.db import connection

from lawburrows.access.models import CaseData

AT_ONCE = 5000


def add_rows(model: type[CaseData], rows: Sequence[Mapping[str, Any]]) -> int:
    """Rows that all name the same columns (`record_id`, not `record`); each gets an id where it names none."""
    if not rows:
        return 0
    fields = {field.attname: field for field in model._meta.concrete_fields}
    columns = [(name, str(fields[name].column), fields[name].db_type(connection)) for name in rows[0]]
    left = {name: field for name, field in fields.items() if name not in rows[0]}
    same = {str(field.column): field.get_default() for name, field in left.items() if name != "id"}
    into = ", ".join([*(["id"] if "id" in left else []), *same, *(column for _, column, _ in columns)])
    values = ", ".join([*(["gen_random_uuid()"] if "id" in left else []), *["%s"] * len(same), "given.*"])
    arrays = ", ".join(f"%s::{kind}[]" for _, _, kind in columns)
    insert = f"INSERT INTO {model._meta.db_table} ({into}) SELECT {values} FROM unnest({arrays}) AS given"
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        with connection.cursor() as cursor:
            cursor.execute(insert, [*same.values(), *([_plain(row[name]) for row in some] for name, _, _ in columns)])
    return len(rows)


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value
