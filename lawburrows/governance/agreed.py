"""Every agreed figure as it stands on a day, read at once by whoever works out the dates of many people."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from lawburrows.governance.models import RuleRow
from lawburrows.governance.queries import TimeLimits, holidays_with, time_limits_in
from lawburrows.governance.tables import BANK_HOLIDAYS, DEADLINES


@dataclass(frozen=True)
class AgreedFigures:
    """All tables: the rows of each that have begun, the newest last; and the time limits, which ask for a day again."""

    tables: dict[str, list[RuleRow]]
    limits: TimeLimits

    def rows(self, table: str) -> dict[str, RuleRow]:
        """As `queries.rows_in_force`."""
        return {row.key: row for row in self.tables.get(table, ())}

    def figures(self, table: str) -> dict[str, str]:
        """As `queries.figures`: those for everywhere."""
        return {row.key: row.value for row in self.tables.get(table, ()) if row.area_id is None}

    def texts(self) -> list[str]:
        """Every figure that has begun, each as one text: which figures these are."""
        return sorted(
            f"{row.table}|{row.key}|{row.area and row.area.name}|{row.starts}|{row.value}"
            for rows in self.tables.values()
            for row in rows
        )

    @cached_property
    def bank_holidays(self) -> frozenset[date]:
        """Those of Scotland."""
        return holidays_with(self.figures(BANK_HOLIDAYS.key))


def agreed_figures(*, on: date) -> AgreedFigures:
    """In one query; in two where a region has set a time limit of its own."""
    rows = list(RuleRow.objects.exclude(agreed_by=None).select_related("area").order_by("starts", "pk"))
    tables: dict[str, list[RuleRow]] = defaultdict(list)
    for row in rows:
        if row.starts <= on:
            tables[row.table].append(row)
    return AgreedFigures(dict(tables), time_limits_in(row for row in rows if row.table == DEADLINES.key))
