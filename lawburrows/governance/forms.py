"""What is typed about a figure."""

from __future__ import annotations

from typing import Any

from lawburrows.governance.tables import TABLES
from lawburrows.rules.verdict import Refused
from lawburrows.web.date_fields import DateParts
from lawburrows.web.fields import Confirm, Radios, Text
from lawburrows.web.forms import OnceForm


class ProposeFigure(OnceForm):
    """One figure from a day on, and where it stands."""

    table = Radios(
        label="Table",
        noun="a table",
        choices=[(table.key, table.label) for table in TABLES.values()],
        hints={table.key: table.said for table in TABLES.values()},
    )
    key = Text(label="Row", noun="the row", max_length=120)
    value = Text(label="Value", noun="the value", max_length=200)
    starts = DateParts(label="First day on which it holds")
    source = Text(label="Where it stands", max_length=300)

    def clean(self) -> dict[str, Any]:
        """The row and the value have the form that their table asks for."""
        given = super().clean() or {}
        if table := TABLES.get(given.get("table") or ""):
            for field, read in (("key", table.row), ("value", table.value)):
                try:
                    given[field] = read(given[field]) if given.get(field) else ""
                except Refused as refused:
                    self.add_error(field, str(refused))
        return given


class AgreeFigure(OnceForm):
    """The second person's word."""

    verified = Confirm(label="I have read the source myself", required=False)
