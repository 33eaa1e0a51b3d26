"""How many notices wait, for the frame of every page."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest

from lawburrows.notices import queries


def waiting(request: HttpRequest) -> dict[str, Any]:
    """`notices_waiting`, counted only when the page shows it."""
    if getattr(request, "reader", None) is None:
        return {}
    return {"notices_waiting": partial(queries.unread, request.user)}
