"""Exports: asked for with a purpose, written in the trail, and given out when that has been witnessed."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from lawburrows.audit import trail
from lawburrows.exchange import acts, exporting, policy, queries, register
from lawburrows.exchange.commands.exports import ask_for_export
from lawburrows.exchange.forms import AskForExport
from lawburrows.exchange.views.loading import attachment, insist
from lawburrows.web.acting import send_once
from lawburrows.web.witnessing import held_back

GOOD_FOR = timedelta(minutes=15)


@require_http_methods(["GET", "HEAD", "POST"])
def export(request: HttpRequest) -> HttpResponse:
    """Whom, in which form, and what for."""
    by: Any = request.user
    insist(policy.may_export(by=by))
    form = AskForExport(request.POST or None)
    if form.is_valid():

        def act() -> str:
            token = ask_for_export(
                register.visible_records(by, mine=form.cleaned_data["whom"] == "mine"),
                form=form.cleaned_data["form"],
                whole_numbers=form.cleaned_data["numbers"] == "whole",
                why=form.cleaned_data["why"],
                token=uuid.uuid4(),
                by=by,
                on=by.identity.today,
            )
            return reverse("exchange:take", args=[token])

        if answer := send_once(request, form, act):
            return answer
    return render(request, "exchange/export.html", {"form": form})


@require_GET
def take(request: HttpRequest, token: uuid.UUID) -> HttpResponse:
    """The file, once enough witnesses have seen the entry of its disclosure."""
    by: Any = request.user
    insist(policy.may_export(by=by))
    entries = queries.export_entries(token, by)
    if not entries or by.identity.now - entries[0].at > GOOD_FOR:
        raise Http404("no such export, or it is too old")
    if answer := held_back(request, entries, what="Your export"):
        return answer
    asked = set(entries[0].fields)
    form = "xlsx" if "form.xlsx" in asked else "csv"
    for entry in entries:
        trail.viewed(acts.EXPORT_TAKEN, by=by, on=by.identity.today, records=entry.records)
    rows = register.rows(queries.records_of(entries), by, by.identity.today, whole_numbers="identifiers" in asked)
    return attachment(exporting.written(form, "people", register.COLUMNS, rows), form, "export")
