"""Where the person moves, and what stands of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access.models import Record
from lawburrows.access.policy import may_hand_over
from lawburrows.casefile.sections.shape import Row, Section, button
from lawburrows.rules.transferring import WORDS
from lawburrows.transfers import queries
from lawburrows.web.dates import write_date


def transfers(record: Record, by: Any, on: date) -> Section:
    """Every transfer and hand-off with how it stands; what is overdue says so."""
    rows = []
    for one in queries.transfers_of(record, by=by):
        handover = one.handover
        late = one.stands in ("offered", "to_decide") and handover.takes_effect_on < on
        rows.append(
            Row(
                f"To {handover.to_agency}, {handover.to_area}",
                WORDS[one.stands].capitalize(),
                f"Planned for {write_date(handover.takes_effect_on)}. {one.reason}",
                ("Overdue", "red") if late else ("", ""),
                reverse("transfers:transfer", args=[record.ref, one.pk]),
            )
        )
    for papers in queries.hand_offs_of(record, by=by):
        late = papers.state in papers.OPEN and papers.planned_on < on
        rows.append(
            Row(
                f"To {papers.authority}, {papers.get_country_display()}",
                papers.get_state_display().capitalize(),
                f"Planned for {write_date(papers.planned_on)}. {papers.reason}",
                ("Overdue", "red") if late else ("", ""),
                reverse("transfers:transfers", args=[record.ref]),
            )
        )
    return Section(
        "transfer",
        "Transfer",
        rows,
        "No transfer was offered. When the person is to move to another area or country, begin it here.",
        buttons=button("Transfer", "transfers:transfers", may_hand_over(record, by=by), record),
    )
