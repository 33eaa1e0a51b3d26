"""What every page that writes goes through: sent once, refused in words, a late save shown beside what is held."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from psycopg.errors import ExclusionViolation, UniqueViolation

from lawburrows.access.models import StaleEdit
from lawburrows.rules.verdict import Refused
from lawburrows.web.records import sent_once

Late = Callable[[StaleEdit], None]  # says on the form what a late save met
SINCE = "Someone else saved this since you opened it"
AT_ONCE = (
    "Somebody recorded the same at this moment, perhaps you in another window. Nothing was saved: look, and try again"
)


def at_the_same_moment(error: IntegrityError) -> bool:
    """Whether two were at it at once, and the database let one of them through."""
    return isinstance(error.__cause__, UniqueViolation | ExclusionViolation)


def send_once(
    request: HttpRequest,
    form: Any,
    act: Callable[[], str],
    *,
    said: str = "",
    field: str | None = None,
    late: Late | None = None,
) -> HttpResponse | None:
    """Do the act of a valid form the first time that it is sent; go, every time, to the address that it gave.

    None when it was refused: the reason then stands on the form, at `field`. A page that shows a late save beside what
    is held says so itself, by `late`.
    """

    def told() -> str:
        answer = act()
        if said:
            messages.success(request, said)
        return answer

    try:
        return redirect(sent_once(request, form.cleaned_data["once"], told))
    except Refused as refused:
        form.add_error(field, str(refused))
    except StaleEdit as stale:
        if late is not None:
            late(stale)
        else:
            form.add_error(None, f"{SINCE}. Nothing was saved: look at it again")
    except IntegrityError as error:
        if not at_the_same_moment(error):
            raise
        form.add_error(None, AT_ONCE)
    return None


def once(
    request: HttpRequest,
    form: Any,
    act: Callable[[], object],
    then: str,
    said: str | Callable[[], str],
    *,
    late: Late | None = None,
) -> HttpResponse | None:
    """As `send_once`, for a page that may not have been sent and an act that leads nowhere of its own.

    None when the page must be shown again. `said` is the message afterwards, or what finds it then.
    """
    if request.method != "POST" or not form.is_valid():
        return None

    def acted() -> str:
        act()
        messages.success(request, said if isinstance(said, str) else said())
        return then

    return send_once(request, form, acted, late=late)


def at_version(form: Any, version: int) -> None:
    """Let the filled-in form stand against the version that its reader has now been shown."""
    form.data = form.data.copy()
    form.data[form.add_prefix("version")] = str(version)


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
        at_version(form, stale.current.version)
        form.add_error(None, f"{SINCE}. Compare, and save again what should stand")
        return stale.current
    except IntegrityError as error:
        if not at_the_same_moment(error):
            raise
        form.add_error(None, AT_ONCE)
        return None
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
