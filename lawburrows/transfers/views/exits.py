"""Exit: what the record shows, the decision to close it, and opening it again."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from lawburrows.audit import trail
from lawburrows.transfers import acts, commands, forms, policy, presenting, queries
from lawburrows.transfers.showing import check_list, shown
from lawburrows.web.acting import once
from lawburrows.web.pages import paginate
from lawburrows.web.records import open_record

GIVEN = require_http_methods(["GET", "POST"])


@require_GET
def exit_page(request: HttpRequest, ref: str) -> HttpResponse:
    """How the record stands: open, with what holds it; or closed, by whom and why; and what was before."""
    record = open_record(request, ref)
    by: Any = request.user
    on = by.identity.today
    found = queries.exits_of(record, by=by)
    known = shown(record, by=by, on=on) if record.closed_on is None else None
    context = {
        "record": record,
        "known": known,
        "before": [(one, presenting.exit_rows(one)) for one in found],
        "may_close": policy.may_exit(record, by=by),
        "may_open": policy.may_open_again(record, by=by),
    }
    return render(request, "transfers/exit.html", context)


@require_GET
def retention_reviews(request: HttpRequest) -> HttpResponse:
    """Closed records whose review, whether they are kept longer, is late or comes up in the next two years."""
    by: Any = request.user
    if not (may := policy.may_list_retention(by=by)):
        raise PermissionDenied(may.reason)
    on = by.identity.today
    found = queries.retention_reviews(by=by, on=on)
    page = paginate(found, request.GET.get("page"), 50, query=request.GET)
    seen = [one.record_id for one in page.rows]
    trail.viewed(acts.RETENTION_LISTED, by=by, on=on, records=seen, fields=("review_on", "closed_on"))
    context = {"page": page, "rows": presenting.retention(page.rows, on)}
    return render(request, "transfers/retention_reviews.html", context)


@GIVEN
def close_case(request: HttpRequest, ref: str) -> HttpResponse:
    record = open_record(request, ref)
    by: Any = request.user
    on = by.identity.today
    known, checks = shown(record, by=by, on=on), check_list(record, by=by, on=on)
    form = forms.CloseCase(request.POST or None, shown=known, checks=checks)
    to = reverse("transfers:exit", kwargs={"ref": ref})

    def act() -> object:
        given = {name: form.cleaned_data[name] for name in ("reason", "rationale")}
        return commands.close_case(record, **given, explained=form.explained(), by=by, on=on)

    said = "The record is closed. Partners, shares, planned visits and tasks have ended; those concerned are told"
    if answer := once(request, form, act, to, said):
        return answer
    context = {
        "record": record,
        "form": form,
        "known": known,
        "head": presenting.CHECK_HEAD,
        "rows": presenting.checks(checks),
        "may": policy.may_exit(record, by=by, checks=checks),
        "back_url": to,
    }
    return render(request, "transfers/close_case.html", context)


@GIVEN
def open_case_again(request: HttpRequest, ref: str) -> HttpResponse:
    record = open_record(request, ref)
    by: Any = request.user
    form = forms.OpenAgain(request.POST or None)
    to = reverse("transfers:exit", kwargs={"ref": ref})

    def act() -> object:
        given = {name: form.cleaned_data[name] for name in ("why", "words")}
        return commands.open_case_again(record, **given, by=by, on=by.identity.today)

    said = "The record is open again. Record what brings the person back, and decide category, level and who is in the case"
    if answer := once(request, form, act, to, said):
        return answer
    left = queries.exit_of(record, by=by)
    context = {
        "record": record,
        "form": form,
        "rows": presenting.exit_rows(left) if left else [],
        "may": policy.may_open_again(record, by=by),
        "back_url": to,
    }
    return render(request, "transfers/open_case_again.html", context)
