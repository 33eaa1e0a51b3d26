"""The executive summaries of minutes, for those who asked outside."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access.models import Record
from lawburrows.casefile.sections.shape import Row, Section
from lawburrows.summaries.queries import summaries_of
from lawburrows.web.dates import write_date

COLOURS = {"draft": "blue", "waiting": "yellow", "returned": "orange", "released": "green"}
EMPTY = "None is written. The minute-taker or the coordinator writes one in the meeting room, from agreed minutes."


def summaries(record: Record, by: Any, on: date) -> Section:
    rows = [
        Row(
            f"Of the meeting of {write_date(one.case.meeting.day)}",
            f"For {one.for_whom}",
            f"Written by {one.written_by}",
            (one.get_state_display().capitalize(), COLOURS[one.state]),
            reverse("summaries:executive_summary", args=[record.ref, one.case_id]),
        )
        for one in summaries_of(record.pk, by=by)
    ]
    return Section("summaries", "Executive summaries", rows, EMPTY)
