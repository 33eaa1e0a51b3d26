"""The addresses that are assessed: where each stands, and what is due of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access.models import Record
from lawburrows.casefile.sections.shape import Row, Section, button
from lawburrows.premises import policy, queries
from lawburrows.web.dates import write_date


def premises(record: Record, by: Any, on: date) -> Section:
    """Those in use; what was assessed before is one link away."""
    found = queries.premises_of(record, by=by, on=on)
    calls = queries.changes_calling(record, by=by)
    called = "; ".join(f"{one.of.get_kind_display()}, since {write_date(one.of.since)}" for one in calls)
    return Section(
        "premises",
        "Environmental risk assessment",
        [_row(record, one, on) for one in found if one.premises.ended_on is None],
        "No address is being assessed. Ask for an assessment of where the person lives or is to live.",
        warnings=[f"Something has changed that calls for an assessment: {called}"] if called else [],
        buttons=button("Assess an address", "premises:ask_for_assessment", policy.may_ask(record, by=by), record),
    )


def _row(record: Record, one: queries.Shown, on: date) -> Row:
    last = one.last
    if one.open:
        said = f"{len(one.open.unsigned)} of {len(one.open.parts)} parts not signed"
    else:
        said = "Proposed address" if one.planned else "Used by the person"
    due = one.due.due if one.due else None
    note = f"{one.due.what}: by {write_date(due)}{', overdue' if due < on else ''}" if one.due and due else ""
    if one.due and one.due.unverified:
        note += " (unverified)"
    return Row(
        str(one.premises),
        said,
        note,
        (last.words.capitalize(), last.colour) if last else ("", ""),
        reverse("premises:one", args=[record.ref, one.premises.pk]),
    )
