"""The executive summary of one case: what stands in it, whom it names, and what may be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from lawburrows.meetings import minuting
from lawburrows.meetings.queries import case as case_of
from lawburrows.summaries import commands, forms, policy, queries
from lawburrows.web.acting import changing, side_by_side
from lawburrows.web.records import find_record, open_record

GIVEN = require_http_methods(["GET", "HEAD", "POST"])


def _opened(request: HttpRequest, ref: str, pk: UUID) -> tuple[Any, Any, Any]:
    """The case, its minutes and its summary, as the reader sees them."""
    by: Any = request.user
    record = (find_record if request.method == "POST" else open_record)(request, ref)
    row = case_of(record, pk, by=by)
    if row is None:
        raise Http404("no such case of a meeting")
    return row, minuting.minutes_of(row, by=by), queries.summary_of(row, by=by)


def _found(summary: Any) -> Any:
    if summary is None:
        raise Http404("no summary is written")
    return summary


def _places(summary: Any, by: Any) -> list[Any]:
    return queries.places_in(summary.text, summary.record, by=by) if summary else []


def _change(
    request: HttpRequest, form: Any, act: Callable[[], object], template: str, said: str, context: dict[str, Any]
) -> HttpResponse:
    answer = changing(request, form, act, context["back_url"], said)
    if isinstance(answer, HttpResponse):
        return answer
    beside = side_by_side(form, answer) if answer is not None else []
    return render(request, f"summaries/{template}.html", context | {"form": form, "beside": beside})


def _context(row: Any, summary: Any, by: Any) -> dict[str, Any]:
    back = reverse("summaries:executive_summary", args=[row.record.ref, row.pk])
    return {"record": row.record, "row": row, "summary": summary, "places": _places(summary, by), "back_url": back}


@require_GET
def executive_summary(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    by: Any = request.user
    row, minutes, summary = _opened(request, ref, pk)
    may = {
        "write": policy.may_write(row, minutes, summary, by=by),
        "send": policy.may_send(summary, by=by) if summary else None,
        "judge": policy.may_judge(summary, by=by) if summary else None,
    }
    return render(request, "summaries/executive_summary.html", _context(row, summary, by) | {"may": may})


@GIVEN
def write_summary(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    by: Any = request.user
    row, minutes, summary = _opened(request, ref, pk)
    may = policy.may_write(row, minutes, summary, by=by)
    initial: dict[str, Any] = {"version": 0}
    if summary:
        initial = {"version": summary.version, "for_whom": summary.for_whom, "text": summary.text}
    elif may:
        initial["text"] = queries.prefilled(row, minutes, by=by)
    form = forms.WriteSummary(request.POST or None, initial=initial)

    def act() -> None:
        given = form.cleaned_data
        new = {name: given[name] for name in ("for_whom", "text", "version")}
        commands.write_summary(row, **new, by=by, on=by.identity.today)

    said = "The summary is saved. Look at whom it names before a second person gets it"
    return _change(request, form, act, "write_summary", said, _context(row, summary, by) | {"may": may})


@GIVEN
def send_summary(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    by: Any = request.user
    row, _, summary = _opened(request, ref, pk)
    form = forms.SendSummary(request.POST or None, initial={"version": _found(summary).version})

    def act() -> None:
        commands.send_summary(summary, version=form.cleaned_data["version"], by=by, on=by.identity.today)

    context = _context(row, summary, by) | {"may": policy.may_send(summary, by=by)}
    return _change(request, form, act, "send_summary", "It waits for a second person", context)


@GIVEN
def judge_summary(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    by: Any = request.user
    row, _, summary = _opened(request, ref, pk)
    form = forms.JudgeSummary(request.POST or None, initial={"version": _found(summary).version})

    def act() -> None:
        given = form.cleaned_data
        release = given["answer"] == "release"
        said = {"release": release, "reason": given["reason"], "version": given["version"]}
        commands.judge_summary(summary, **said, by=by, on=by.identity.today)

    context = _context(row, summary, by) | {"may": policy.may_judge(summary, by=by)}
    return _change(request, form, act, "judge_summary", "What becomes of the summary is recorded", context)
