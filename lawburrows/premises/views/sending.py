"""What the pages of this app that write have alike: found or not there, and a late save shown beside what is held."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lawburrows.premises import queries
from lawburrows.web.acting import changing, once, side_by_side
from lawburrows.web.records import find_record, open_record

GIVEN = require_http_methods(["GET", "POST"])


def found(row: Any) -> Any:
    if row is None:
        raise Http404("no such entry")
    return row


def opened(request: HttpRequest, ref: str) -> Any:
    """The record; a look is written when the page is shown, and a sending writes its own entry."""
    return (find_record if request.method == "POST" else open_record)(request, ref)


def shown_of(request: HttpRequest, ref: str, pk: UUID) -> queries.Shown:
    """One address that is assessed, with its record."""
    by: Any = request.user
    shown: queries.Shown = found(queries.one_of_them(opened(request, ref), pk, by=by, on=by.identity.today))
    return shown


def round_of(shown: queries.Shown, number: int) -> queries.Round:
    one: queries.Round = found(next((one for one in shown.rounds if one.assessment.number == number), None))
    one.assessment.premises, one.assessment.record = shown.premises, shown.premises.record
    return one


def page_of(premises: Any) -> str:
    return reverse("premises:one", args=[premises.record.ref, premises.pk])


def adding(
    request: HttpRequest, form: Any, act: Callable[[], object], template: str, said: str, context: dict[str, Any]
) -> HttpResponse:
    """A page that adds something. `context` has `may` and `back_url`, where it leads afterwards."""
    if answer := once(request, form, act, context["back_url"], said):
        return answer
    return render(request, f"premises/{template}.html", context | {"form": form})


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
    return render(request, f"premises/{template}.html", context | {"form": form, "beside": beside})
