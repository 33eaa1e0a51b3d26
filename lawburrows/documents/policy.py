"""Who may file documents and have them made."""

from __future__ import annotations

from typing import Any

from django.db.models import F

from lawburrows.access.grades import Grade, Part
from lawburrows.access.models import Record
from lawburrows.access.permissions import Permission
from lawburrows.access.policy import may
from lawburrows.access.scope import Visible, is_system
from lawburrows.access.why import why_visible
from lawburrows.rules.verdict import Verdict, first_refusal

LENT = "You were let in to read this record. Those in the case file documents; ask the record manager to name you in it"


def may_file(record: Record, *, by: Any) -> Verdict:
    """Whether `by` may put a document on this record."""
    return first_refusal(
        (may(by, Permission.DOCUMENTS_ADD), ""),
        (record.closed_on is None, "This record is closed"),
        (is_system(by) or not why_visible(record, by=by).lent, LENT),
    )


def may_print(record: Record, part: Part, *, by: Any) -> Verdict:
    """Whoever may see a record in full, and the part that a sheet is made from, may have it on paper, which says who asked."""
    return first_refusal(
        (not is_system(by), "Only a person asks for paper"),
        (
            is_system(by) or part == Part.GENERAL or _sees(record, part, by=by),
            f"This sheet is made from a part of the record that you do not see: {part.label}",
        ),
    )


def _sees(record: Record, part: Part, *, by: Any) -> bool:
    return Record.objects.filter(Visible(F("pk"), by=by, grade=Grade.FULL, part=part), pk=record.pk).exists()


def agency_filing_for(record: Record, *, by: Any) -> Any:
    """Whose document it becomes: the agency of the posting that allows filing; a job files for the lead authority."""
    if is_system(by):
        return record.lead
    postings = by.postings_on(by.identity.today)
    return postings[0].agency if postings else record.lead
