"""What the pages of this app that write have alike: found or not there, and a late save shown beside what is held."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from lawburrows.meetings import queries
from lawburrows.web.acting import changing, once, side_by_side
from lawburrows.web.records import find_record, open_record


def found(row: Any) -> Any:
    if row is None:
        raise Http404("no such entry")
    return row


def open_case(request: HttpRequest, ref: str, pk: UUID) -> Any:
    """The case of a meeting on this person's record; the look is written in the trail."""
    by: Any = request.user
    record = (find_record if request.method == "POST" else open_record)(request, ref)
    return found(queries.case(record, pk, by=by))


def adding(
    request: HttpRequest, form: Any, act: Callable[[], object], template: str, said: str, context: dict[str, Any]
) -> HttpResponse:
    """A page that adds something. `context` has `may` and `back_url`, where it leads afterwards."""
    if answer := once(request, form, act, context["back_url"], said):
        return answer
    return render(request, f"meetings/{template}.html", context | {"form": form})


def altering(
    request: HttpRequest,
    form: Any,
    act: Callable[[int], object],
    template: str,
    said: str,
    context: dict[str, Any],
) -> HttpResponse:
    """A page that changes something; a late one shows what now stands beside what was typed."""

    def do() -> object:
        return act(form.cleaned_data["version"])

    answer = changing(request, form, do, context["back_url"], said)
    if isinstance(answer, HttpResponse):
        return answer
    beside = side_by_side(form, answer) if answer is not None else []
    return render(request, f"meetings/{template}.html", context | {"form": form, "beside": beside})
