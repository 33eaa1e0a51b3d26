"""What every page that writes goes through: sent once, refused in words, a late save shown beside what is held."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from lawburrows.orders.commands import StaleEdit
from lawburrows.rules.verdict import Refused
from lawburrows.web.records import sent_before, sent_now


def once(
    request: HttpRequest, form: Any, act: Callable[[], object], then: str, said: str | Callable[[], str]
) -> HttpResponse | None:
    """Do the act of a valid form once and go on; None when the page must be shown again, with the reason on it.

    `said` is the message afterwards, or what finds it then.
    """
    if request.method != "POST" or not form.is_valid():
        return None
    token = form.cleaned_data["once"]
    try:
        with transaction.atomic():
            led = sent_before(request, token)
            if led is None:
                act()
                sent_now(token, then)
                messages.success(request, said if isinstance(said, str) else said())
    except Refused as refused:
        form.add_error(None, str(refused))
        return None
    return redirect(led or then)


def changing(request: HttpRequest, form: Any, act: Callable[[], object], then: str, said: str) -> Any:
    """As `once`, for a change; a stale one leaves on the form the version that now stands, and gives that row."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        act()
    except Refused as refused:
        form.add_error(None, str(refused))
        return None
    except StaleEdit as stale:
        form.data = form.data.copy()
        form.data["version"] = stale.current.version
        form.add_error(None, "Someone else saved this since you opened it. Compare, and save again what should stand")
        return stale.current
    messages.success(request, said)
    return redirect(then)


def side_by_side(form: Any, current: Any) -> list[list[str]]:
    """Field, what is held now, what was typed: for each that differs."""
    rows = []
    for field in form.visible_fields():
        held, typed = getattr(current, field.name, None), form.cleaned_data.get(field.name)
        if hasattr(current, field.name) and held != typed and (held or typed):
            rows.append(
                [str(field.label), str(held if held is not None else ""), str(typed if typed is not None else "")]
            )
    return rows
