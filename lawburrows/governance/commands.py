"""Changing rule rows: one person proposes, another agrees; nothing that was agreed is ever overwritten."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.governance import acts, policy
from lawburrows.governance.models import RuleRow
from lawburrows.governance.tables import TABLES
from lawburrows.rules.verdict import Refused, require


@command
def propose_figure(*, table: str, key: str, value: str, starts: date, source: str, by: Any, on: date) -> RuleRow:
    """A figure from a day on, with its source; it holds only when another person has agreed."""
    require(policy.may_propose_figure(by=by))
    if table not in TABLES:
        raise Refused("There is no such table of figures")
    key, value = TABLES[table].row(key), TABLES[table].value(value)
    if RuleRow.objects.filter(table=table, key=key, starts=starts).exists():
        raise Refused("There is a figure for this from that day already; propose one from another day")
    row = RuleRow.objects.create(table=table, key=key, value=value, starts=starts, source=source, proposed_by=by)
    write(acts.FIGURE_PROPOSED, row, by=by, on=on, fields=("table", "key", "value", "starts", "source"))
    return row


@command
def agree_figure(row: RuleRow, *, verified: bool, by: Any, on: date) -> RuleRow:
    """The second person agrees; `verified` says that they read the source themselves."""
    require(policy.may_agree_figure(row, by=by))
    row.agreed_by, row.verified = by, verified
    row.save(update_fields=["agreed_by", "verified"])
    write(acts.FIGURE_AGREED, row, by=by, on=on, fields=("agreed_by", "verified"))
    return row
