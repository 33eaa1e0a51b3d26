"""How these pages open a record, and send a form once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from lawburrows.access import identity
from lawburrows.access.grades import Grade
from lawburrows.rules.verdict import Refused
from lawburrows.web import purposes
from lawburrows.web.records import find_record, sent_once


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


def send_once(request: HttpRequest, form: Any, act: Callable[[], str], *, said: str = "") -> HttpResponse | None:
    """Do the act of a valid form once, and go to the address that it gives; None when it was refused."""

    def told() -> str:
        answer = act()
        if said:
            messages.success(request, said)
        return answer

    try:
        return redirect(sent_once(request, form.cleaned_data["once"], told))
    except Refused as refused:
        form.add_error(None, str(refused))
        return None
