"""The executive summary on paper and in Word, once it is released."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lawburrows.access.grades import Part
from lawburrows.access.models import Record
from lawburrows.documents.sheets import Sheet
from lawburrows.rules.verdict import Verdict, first_refusal
from lawburrows.summaries import queries
from lawburrows.summaries.models import ExecutiveSummary


def _released(record: Record, about: UUID | None, *, by: Any) -> ExecutiveSummary | None:
    some = [one for one in queries.summaries_of(record.pk, by=by) if one.state == "released"]
    return next((one for one in some if about in (None, one.pk)), None)


def may_make(record: Record, *, by: Any, about: UUID | None = None) -> Verdict:
    """What was recorded since its release counts too."""
    found = _released(record, about, by=by)
    stop = queries.stopping(queries.places_in(found.text, record, by=by)) if found else []
    return first_refusal(
        (found is not None, "No executive summary of this meeting is released"),
        (not stop, "It names somebody who was recorded since its release: it is not made again"),
    )


def summary_sheet(record: Record, *, by: Any, about: UUID | None = None) -> dict[str, Any]:
    return {"summary": _released(record, about, by=by)}


SUMMARY_SHEET = Sheet(
    key="executive_summary",
    title="Executive summary of a MAPPA meeting",
    hint="Document 10: for somebody outside who asked for minutes; without other people",
    template="summaries/executive_summary_sheet.html",
    reads=summary_sheet,
    of_one=True,
    part=Part.MINUTES,
    forms=("pdf", "docx"),
    may=may_make,
)
