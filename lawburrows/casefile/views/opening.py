"""How these pages open a record."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest

from lawburrows.access import identity
from lawburrows.access.grades import Grade
from lawburrows.web import purposes
from lawburrows.web.records import find_record


def find_at_least(request: HttpRequest, ref: str) -> tuple[Any, bool]:
    """The record at its summary; else, with the purpose of a search that showed it, that it exists; else 404.

    The second value says whether only its existence is known.
    """
    by: Any = request.user
    try:
        return find_record(request, ref, grade=Grade.SUMMARY), False
    except Http404:
        purpose = purposes.kept(request, ref)
        if not purpose:
            raise
        identity.change(by, purpose=purpose)
        return find_record(request, ref, grade=Grade.EXISTENCE), True
