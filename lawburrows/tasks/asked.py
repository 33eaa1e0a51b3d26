"""What the reader is asked for about people whose record they do not have: no other list of work has it. In one query."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Value

from lawburrows.meetings.asking import asked_without_the_record as requests
from lawburrows.premises.asking import asked_without_the_record as parts

COLUMNS = ("pk", "due", "asked_at", "whose", "agency_name", "sort")
REQUEST, PART = "request", "part"


def asked_without_the_record(*, by: Any) -> list[Any]:
    """Requests for information before a meeting and parts of an assessment of an address, by the day that is due."""
    some = [
        rows.annotate(whose=F("asked_by__name"), agency_name=F("agency__name"), sort=Value(sort))
        .order_by()
        .values_list(*COLUMNS, named=True)
        for rows, sort in ((requests(by=by), REQUEST), (parts(by=by), PART))
    ]
    return list(some[0].union(some[1], all=True).order_by("due", "pk"))
