"""What every page of plans that writes goes through: sent once, refused in words, a late save beside what is held."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lawburrows.plans import queries
from lawburrows.web.acting import SINCE, at_version, once
from lawburrows.web.records import find_record, open_record

GIVEN = require_http_methods(["GET", "POST"])


def opened(request: HttpRequest, ref: str) -> Any:
    """The record; a look is written when the page is shown, and a sending writes its own entry."""
    return (find_record if request.method == "POST" else open_record)(request, ref)


def version_of(request: HttpRequest, record: Any, pk: UUID) -> Any:
    found = queries.plan(record, pk, by=request.user)
    if found is None:
        raise Http404("no such version")
    return found


def page_of(name: str, ref: str, *more: Any) -> str:
    return reverse(f"plans:{name}", args=[ref, *more])


def sent(
    request: HttpRequest, form: Any, act: Callable[[], object], to: str, said: str | Callable[[], str]
) -> tuple[HttpResponse | None, Any]:
    """The answer to a sending, if it led anywhere; and the row as it stands where somebody had saved it meanwhile."""
    met: list[Any] = []

    def late(stale: Any) -> None:
        met.append(stale.current)
        at_version(form, stale.current.version)
        form.add_error(None, f"{SINCE}. Compare, and save again what should stand")

    return once(request, form, act, to, said, late=late), (met or [None])[-1]


def held_and_typed(form: Any, current: Any) -> list[list[str]]:
    """Field, what is held now, what was typed: for each that differs."""
    rows = []
    for field in form.visible_fields():
        held = getattr(current, field.name, "")
        key = str(getattr(held, "pk", held) if held is not None else "")
        typed = form.cleaned_data.get(field.name)
        if key != str(typed if typed is not None else ""):
            words = dict(_flat(getattr(field.field, "choices", ())))
            rows.append([str(field.label), _words(held, words), _words(typed, words)])
    return rows


def _flat(choices: Iterable[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
    """The choices of a field, also of one in groups."""
    for value, label in choices:
        if isinstance(label, (list, tuple)):
            yield from label
        else:
            yield value, label


def _words(value: Any, words: dict[Any, Any]) -> str:
    return str(words.get(str(value), "" if value is None else value))
