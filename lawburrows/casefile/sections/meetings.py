"""The meetings at which a person is or was discussed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access.models import Record
from lawburrows.casefile.sections.shape import Row, Section
from lawburrows.meetings.queries import cases_about
from lawburrows.web.dates import write_date

COLOURS = {"planned": "blue", "closed": "green"}


def meetings(record: Record, by: Any, on: date) -> Section:
    """The newest first, each with what it set."""
    rows = [_row(record, one) for one in cases_about(record.pk, by=by)]
    empty = "No meeting is planned or held. A coordinator of the area puts the person on one, from Meetings."
    return Section("meetings", "Meetings", rows, empty)


def _row(record: Record, one: Any) -> Row:
    cancelled = one.meeting.state == "cancelled"
    words = "Cancelled" if cancelled else one.get_state_display().capitalize()
    return Row(
        f"{write_date(one.meeting.day)}, {one.begins:%H:%M}",
        f"{one.meeting}: {one.get_why_display()}",
        f"Next review {write_date(one.next_review)}" if one.next_review else one.words,
        (words, "red" if cancelled else COLOURS[one.state]),
        reverse("meetings:case", args=[record.ref, one.pk]),
    )
