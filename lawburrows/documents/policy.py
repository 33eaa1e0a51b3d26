"""Who may file documents and have them made."""

from __future__ import annotations

from typing import Any

from lawburrows.access.models import Record
from lawburrows.access.permissions import Permission
from lawburrows.access.policy import may
from lawburrows.access.scope import is_system
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


def may_print(*, by: Any) -> Verdict:
    """Whoever may see a record in full may have it on paper; the paper says who asked."""
    return first_refusal((not is_system(by), "Only a person asks for paper"))


def agency_filing_for(record: Record, *, by: Any) -> Any:
    """Whose document it becomes: the agency of the posting that allows filing; a job files for the lead authority."""
    if is_system(by):
        return record.lead
    postings = by.postings_on(by.identity.today)
    return postings[0].agency if postings else record.lead
