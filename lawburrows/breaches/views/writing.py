"""What the pages of this app that write have alike: found or not there, sent once or against a version."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lawburrows.web.acting import changing, once


def found(row: Any) -> Any:
    if row is None:
        raise Http404("no such entry")
    return row


def page_of(name: str, ref: str, **more: Any) -> str:
    return reverse(f"breaches:{name}", kwargs={"ref": ref, **more})


def adding(
    request: HttpRequest, form: Any, act: Callable[[], object], template: str, said: str, context: dict[str, Any]
) -> HttpResponse:
    """A page that adds something. `context` has `record`, `may` and `back_url`, where it leads afterwards."""
    if answer := once(request, form, act, context["back_url"], said):
        return answer
    return render(request, f"breaches/{template}.html", context | {"form": form})


def altering(
    request: HttpRequest, form: Any, act: Callable[..., object], template: str, said: str, context: dict[str, Any]
) -> HttpResponse:
    """A page that changes something; a late one says so and keeps what was typed."""

    def do() -> object:
        return act(version=form.cleaned_data["version"], **form.values())

    answer = changing(request, form, do, context["back_url"], said)
    if isinstance(answer, HttpResponse):
        return answer
    return render(request, f"breaches/{template}.html", context | {"form": form, "current": answer})
