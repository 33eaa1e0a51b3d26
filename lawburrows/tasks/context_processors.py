"""The number of things that wait for the reader, for the frame of every page; counted only where it is shown."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from lawburrows.access.permissions import Permission
from lawburrows.tasks import queries


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
