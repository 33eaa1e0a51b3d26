"""What a page changed in a record moves its dates before the next page is shown; the worker finds nothing left to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest

from lawburrows.audit import trail
from lawburrows.audit.act import Verb
from lawburrows.tasks.sync import sync_at_once

CHANGES = {Verb.COLLECT.value, Verb.ALTER.value, Verb.COMBINE.value, Verb.ERASE.value}
OURS = "tasks."  # what is said about a task moves no date
A_FEW = 5  # records; a page that changed more leaves all of them to the worker


class DatesFollowMiddleware:
    """Inside the transaction of the page, after what it wrote. A page that only shows costs nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> Any:
        with trail.gathering() as written:
            response = self.get_response(request)
        if response.status_code >= 400 or connection.needs_rollback or not request.user.is_authenticated:
            return response
        entries = [*written.own, *written.nested]
        moving = [one for one in entries if one.verb in CHANGES and not one.act.startswith(OURS)]
        changed = {record for entry in moving for record in entry.records}
        if 0 < len(changed) <= A_FEW:
            by: Any = request.user
            sync_at_once(changed, by=by, on=by.identity.today)
        return response
