"""The sheet that this app can make: the front sheet of a record, with the documents that are kept on it."""

from __future__ import annotations

from typing import Any

from lawburrows.access.models import Record
from lawburrows.documents import queries
from lawburrows.documents.sheets import Sheet


def front_sheet(record: Record, *, by: Any) -> dict[str, Any]:
    """Who leads, who is named, and what is filed."""
    return {
        "named": queries.named_in(record),
        "files": queries.files(record, by=by),
    }


FRONT_SHEET = Sheet(
    key="front_sheet",
    title="Front sheet",
    hint="Who leads, who is named in the case, and the documents that are kept",
    template="documents/front_sheet.html",
    reads=front_sheet,
)
