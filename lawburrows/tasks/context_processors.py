"""What pages of lower floors show of tasks, worked out only where it is shown: my count, and what a date was before."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from lawburrows.access.permissions import Permission
from lawburrows.tasks import explaining, queries
from lawburrows.web.menu import address


def work_count(request: HttpRequest) -> dict[str, Any]:
    """Hands the frame a function, since most pages ask for it once and some not at all."""
    reader = getattr(request, "reader", None)
    by: Any = request.user if reader else None

    def count() -> int | None:
        if reader is None or Permission.WORK_READ not in reader.permissions:
            return None
        return queries.due_for_me(by=by, on=by.identity.today)

    asked: Any = request
    if not hasattr(asked, "work_count"):
        asked.work_count = count
    return {}


def date_history(request: HttpRequest) -> dict[str, Any]:
    """For the page that explains one date: what it was until when and why, and who was told of it."""

    def history() -> dict[str, Any] | None:
        found, record = request.resolver_match, getattr(request, "record", None)
        key = found.kwargs.get("key") if found else None
        return history_of(record, str(key), by=request.user) if record is not None and key else None

    return {"date_history": history}


def history_of(record: Any, key: str, *, by: Any) -> dict[str, Any]:
    """As the component of the page wants it."""
    told = explaining.told_of(record.pk, key, by=by)
    waiting = any(one.noted_at is None for one in told)
    return {
        "moves": [
            {"was": one.was, "now": one.now, "why": one.get_why_display(), "at": one.at}
            for one in explaining.moves_of(record.pk, key, by=by)
        ],
        "told": told,
        "note_url": address("tasks:take_note", ref=record.ref, key=key) if waiting else "",
    }
