"""Whether the person has left joint management, and the way out and back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access.models import Record
from lawburrows.casefile.sections.shape import Row, Section, Table, button
from lawburrows.rules.exits import STATES
from lawburrows.transfers import policy, queries
from lawburrows.web.dates import write_date

STANDS = {row.key: row.words for row in STATES}


def exited(record: Record, by: Any, on: date) -> Section:
    """Open or closed, and every time that it was closed or opened again."""
    found = queries.exits_of(record, by=by)
    url = reverse("transfers:exit", args=[record.ref])
    rows = [Row("The record", "Open", url=url, link="What holds the person")]
    if record.closed_on and not record.merged_into_id:
        left = queries.exit_of(record, by=by)
        why = f"{left.get_reason_display().capitalize()}. {left.rationale}" if left else "Why is not recorded."
        rows = [Row("The record", f"Closed since {write_date(record.closed_on)}", why, ("Closed", "grey"), url)]
    return Section(
        "exit",
        "Exit",
        rows,
        tables=[_history(found)] if found else [],
        buttons=[
            *button("Decide about exit", "transfers:close_case", policy.may_exit(record, by=by), record),
            *button("Open it again", "transfers:open_case_again", policy.may_open_again(record, by=by), record),
        ],
    )


def _history(found: list[Any]) -> Table:
    lines = []
    for one in found:
        if one.again_on:
            lines.append(
                ["Opened again", write_date(one.again_on), str(one.again_by), one.get_again_why_display().capitalize()]
            )
        lines.append(["Closed", write_date(one.closed_on), str(one.decided_by), one.get_reason_display().capitalize()])
    return Table("Closed and opened again", ("What", "On", "By whom", "Why"), lines)
