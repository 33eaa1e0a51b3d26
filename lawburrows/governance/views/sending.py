"""What the pages of governance go through: who may be here, and a form that is sent once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from lawburrows.rules.verdict import Refused, Verdict
from lawburrows.web.records import sent_once


def allowed(may: Verdict) -> None:
    if not may:
        raise PermissionDenied(may.reason)


def once(request: HttpRequest, form: Any, act: Callable[[], object], then: str, said: str) -> HttpResponse | None:
    """Do the act of a valid form once and go on; None when the page is shown again, with the reason on it."""
    if request.method != "POST" or not form.is_valid():
        return None

    def acted() -> str:
        act()
        messages.success(request, said)
        return then

    try:
        return redirect(sent_once(request, form.cleaned_data["once"], acted))
    except Refused as refused:
        form.add_error(None, str(refused))
        return None
