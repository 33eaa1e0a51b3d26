"""Comparing an extract of the other register with this one: bringing it, how far it is, what differs, what to type."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from lawburrows.audit import trail
from lawburrows.audit.act import Act
from lawburrows.exchange import acts, exporting, policy, queries, storage, wording
from lawburrows.exchange.commands import comparing
from lawburrows.exchange.forms import CompareExtract
from lawburrows.exchange.views.loading import LOOK_AGAIN, attachment, insist
from lawburrows.web.pages import paginate
from lawburrows.web.records import sent_before, sent_now

BUSY = {"waiting", "comparing"}
AN_ENTRY = 1000  # records


@require_http_methods(["GET", "HEAD", "POST"])
def reconcile(request: HttpRequest) -> HttpResponse:
    """Bring a file to compare; below, what was compared before."""
    by: Any = request.user
    insist(policy.may_compare(by=by))
    form = CompareExtract(request.POST or None, request.FILES or None)
    if form.is_valid():
        if before := sent_before(request, form.cleaned_data["once"]):
            return redirect(before)
        content = form.cleaned_data["content"]
        made = comparing.bring_comparison(name=content.name, pieces=content.chunks(), by=by, on=by.identity.today)
        return redirect(sent_now(form.cleaned_data["once"], reverse("exchange:comparison", args=[made.pk])))
    rows = [
        [
            {"text": one.name, "url": reverse("exchange:comparison", args=[one.pk])},
            one.brought_at,
            one.get_state_display(),
            str(one.differences) if one.state == "compared" else "Not known",
        ]
        for one in queries.comparisons(by)[:20]
    ]
    head = ["File", "Brought", "State", "Differences"]
    return render(request, "exchange/reconcile.html", {"form": form, "head": head, "rows": rows})


def _mine(request: HttpRequest, key: uuid.UUID) -> Any:
    insist(policy.may_compare(by=request.user))
    if (found := queries.comparison(key, request.user)) is None:
        raise Http404("no such comparison")
    return found


@require_GET
def comparison(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """How far it is, and then what differs."""
    by: Any = request.user
    found = _mine(request, key)
    stopped = queries.comparison_has_stopped(found, by)
    busy = found.state in BUSY and not stopped
    page = paginate(queries.differences(found, by), request.GET.get("page"), 50, query=request.GET)
    _look(request, acts.COMPARISON_SEEN, found, wording.records_of(page))
    done, of = storage.done(found.pk) if found.state == "comparing" else (0, 0)
    shown = {
        "comparison": found,
        "page": page,
        "stopped": stopped,
        "busy": busy,
        "done": done,
        "of": of,
        "crumbs": [
            {"text": "Compare an extract with the register", "url": reverse("exchange:reconcile")},
            {"text": found.name},
        ],
        "head": wording.HEADINGS[:-1],
        "rows": [_cells(one) for one in page],
    }
    answer = render(request, "exchange/comparison.html", shown)
    if found.state in BUSY:
        answer["Refresh"] = LOOK_AGAIN
    return answer


def _cells(one: Any) -> list[Any]:
    record: Any = "None"
    if one.reference:
        record = {"text": one.reference, "url": reverse("people:details", args=[one.reference])}
    extract, register = wording.said(one)
    return [
        one.name or "Not named",
        record,
        str(one.row or "None"),
        wording.what(one),
        extract or "Nothing",
        register or "Nothing",
    ]


@require_GET
def differences(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Everything that differs, as CSV."""
    by: Any = request.user
    found = _mine(request, key)
    lines = queries.differences(found, by)
    _look(request, acts.COMPARISON_TAKEN, found, wording.records_of(lines))
    return attachment(exporting.as_csv(wording.HEADINGS, wording.listed(lines)), "csv", "differences")


@require_GET
def to_key(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """What must still be typed in the other register, as CSV or, with ?form=xlsx, as a workbook."""
    by: Any = request.user
    form = "xlsx" if request.GET.get("form") == "xlsx" else "csv"
    found = _mine(request, key)
    lines = queries.differences(found, by)
    _look(request, acts.COMPARISON_TAKEN, found, wording.records_of(lines), fields=(f"form.{form}",))
    rows = wording.to_key(lines, found.columns, by, by.identity.today)
    return attachment(exporting.written(form, "to key", wording.KEY_HEADINGS, rows), form, "to-key")


def _look(request: HttpRequest, act: Act, found: Any, records: list[uuid.UUID], fields: Iterable[str] = ()) -> None:
    """In the trail: the records that are shown, a thousand in an entry."""
    by: Any = request.user
    for start in range(0, max(1, len(records)), AN_ENTRY):
        trail.viewed(
            act, found, by=by, on=by.identity.today, records=records[start : start + AN_ENTRY], fields=tuple(fields)
        )
