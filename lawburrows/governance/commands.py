"""Changing rule rows: one person proposes, another agrees; nothing that was agreed is ever overwritten."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.models import Area
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.governance import acts, policy
from lawburrows.governance.models import Edition, EditionRead, RuleRow
from lawburrows.governance.tables import TABLES
from lawburrows.rules.verdict import Refused, require


@command
def propose_figure(
    *,
    table: str,
    key: str,
    value: str,
    starts: date,
    source: str,
    area: Area | None = None,
    edition: str = "",
    by: Any,
    on: date,
) -> RuleRow:
    """A figure from a day on, with its source; it holds only when another person has agreed."""
    require(policy.may_propose_figure(by=by, table=table, starts=starts))
    if table not in TABLES:
        raise Refused("There is no such table of figures")
    key, value = TABLES[table].row(key), TABLES[table].value(value)
    if RuleRow.objects.filter(table=table, key=key, starts=starts, area=area).exists():
        raise Refused("There is a figure for this from that day already; propose one from another day")
    row = RuleRow.objects.create(
        table=table, key=key, value=value, starts=starts, source=source, area=area, edition=edition, proposed_by=by
    )
    write(acts.FIGURE_PROPOSED, row, by=by, on=on, fields=("table", "key", "value", "starts", "area", "source"))
    return row


@command
def agree_figure(row: RuleRow, *, verified: bool, by: Any, on: date) -> RuleRow:
    """The second person agrees; `verified` says that they read the source themselves."""
    require(policy.may_agree_figure(row, by=by))
    row.refresh_from_db(from_queryset=RuleRow.objects.select_for_update(of=("self",)))  # two who agree at once
    require(policy.may_agree_figure(row, by=by))
    row.agreed_by, row.agreed_on, row.verified = by, on, verified
    row.save(update_fields=["agreed_by", "agreed_on", "verified"])
    write(acts.FIGURE_AGREED, row, by=by, on=on, fields=("agreed_by", "agreed_on", "verified"))
    return row


@command
def add_edition(*, guidance: str, name: str, starts: date, link: str, summary: str, by: Any, on: date) -> Edition:
    """An edition of guidance, which everybody who practises is asked to read from its day on."""
    require(policy.may_add_edition(by=by))
    if Edition.objects.filter(guidance=guidance, name=name).exists():
        raise Refused("This edition is there already; give a new one another name")
    made = Edition.objects.create(guidance=guidance, name=name, starts=starts, link=link, summary=summary, added_by=by)
    write(acts.EDITION_ADDED, made, by=by, on=on, fields=("guidance", "name", "starts", "link", "summary"))
    return made


@command
def read_edition(edition: Edition, *, by: Any, on: date) -> EditionRead:
    """`by` says that they have read it."""
    read = EditionRead.objects.filter(edition=edition, user=by.pk).exists()
    require(policy.may_read_edition(edition, by=by, read=read))
    made = EditionRead.objects.create(edition=edition, user=by, at=by.identity.now)
    write(acts.EDITION_READ, made, by=by, on=on, fields=("edition",))
    return made
