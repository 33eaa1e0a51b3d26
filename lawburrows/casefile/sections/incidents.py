"""Serious incidents: where the report, the decision and the reviews stand."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access.models import Record
from lawburrows.casefile.sections.shape import Row, Section, button
from lawburrows.incidents import policy, presenting, queries
from lawburrows.web.dates import write_date


def incidents(record: Record, by: Any, on: date) -> Section:
    """The newest first, each with whose turn it is."""
    rows = []
    for one in queries.incidents_of(record, by=by):
        social = queries.social_work_of(one)
        beside = f" Social work: {social.get_state_display()}." if social is not None else ""
        due = f", by {write_date(one.due_on)}" if one.due_on and one.ended_on is None else ""
        tag = ("Overdue", "red") if presenting.late(one, on) else ("", "")
        rows.append(
            Row(
                f"{one}, {write_date(one.happened_on)}",
                f"{presenting.upper(one.get_state_display())}{due}",
                f"{presenting.upper(one.get_criterion_display())}.{beside}",
                tag,
                reverse("incidents:incident", args=[record.ref, one.pk]),
            )
        )
    may = policy.may_record(record, by=by)
    return Section(
        "incidents",
        "Serious incidents",
        rows,
        "None is recorded. Record one when somebody was seriously harmed or died, or there is concern about services.",
        buttons=button("Record a serious incident", "incidents:record_incident", may, record),
    )
