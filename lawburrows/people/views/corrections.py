"""Proposing a correction to another agency's entry, and answering one."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from lawburrows.people import policy, queries
from lawburrows.people.commands import corrections as commands
from lawburrows.people.correcting import correctable, entry_of
from lawburrows.people.forms.person import AnswerCorrectionForm, ProposeCorrectionForm
from lawburrows.people.kinds import kind_of
from lawburrows.people.presenting import label_of, rows_of
from lawburrows.people.views.opening import details_url, insist, open_entry, open_record
from lawburrows.web.acting import send_once


@require_http_methods(["GET", "POST"])
def propose_correction(request: HttpRequest, ref: str, slug: str, key: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    record, kind, entry = open_entry(request, ref, slug, key)
    insist(policy.may_propose_correction(entry, by=by))
    parts = [(name, label_of(kind, name)) for name in correctable(entry)]
    form = ProposeCorrectionForm(request.POST or None, fields=parts)
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("field", "proposed", "reason")}

        def act() -> str:
            commands.propose_correction(entry, **told, by=by, on=by.identity.today)
            messages.success(request, f"{entry.owner} is told of your correction, and will answer it")
            return details_url(record)

        if answer := send_once(request, form, act, field="proposed"):
            return answer
    context = {"record": record, "form": form, "kind": kind, "entry": entry, "rows": rows_of(kind, entry)}
    return render(request, "people/propose_correction.html", context | {"back_url": details_url(record)})


@require_http_methods(["GET", "POST"])
def answer_correction(request: HttpRequest, ref: str, key: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    record = open_record(request, ref)
    correction = queries.correction(record, key, by)
    if correction is None:
        raise Http404("no such correction")
    entry = entry_of(correction)
    form = AnswerCorrectionForm(request.POST or None)
    if form.is_valid():
        accept, reason = form.cleaned_data["answer"] == "yes", form.cleaned_data["reason"]

        def act() -> str:
            commands.answer_correction(correction, accept=accept, reason=reason, by=by, on=by.identity.today)
            messages.success(request, "The correction is answered")
            return details_url(record)

        if answer := send_once(request, form, act):
            return answer
    context = {
        "record": record,
        "form": form,
        "may": policy.may_answer_correction(correction, entry, by=by),
        "correction": correction,
        "part": label_of(kind_of(entry), correction.field),
        "rows": rows_of(kind_of(entry), entry),
        "back_url": details_url(record),
    }
    return render(request, "people/answer_correction.html", context)
