"""Raising and considering a suspicion, and what it rests on."""

from __future__ import annotations

import uuid
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse

from lawburrows.breaches import commands, forms, policy, queries, requirements
from lawburrows.breaches.views.writing import adding, altering, found, page_of
from lawburrows.web.records import open_record


def raise_suspicion(request: HttpRequest, ref: str) -> HttpResponse:
    """Of a date that has passed (`?key=` names it), a condition, or any other requirement."""
    record = open_record(request, ref, fields=("dates", "conditions"))
    by: Any = request.user
    on = by.identity.today
    offered = requirements.offered(record.pk, by=by, on=on)
    asked = f"date:{request.GET.get('key', '')}"
    first = next((one for one in offered if one.value == asked), None)
    initial = {"what": first.value, "first_day": requirements.day_after(first)} if first else {}
    form = forms.RaiseSuspicion(request.POST or None, offered=offered, initial=initial)

    def act() -> object:
        return commands.raise_suspicion(record, new=form.new(), evidence=form.evidence(), by=by, on=on)

    context = {
        "record": record,
        "may": policy.may_raise(record, by=by),
        "back_url": page_of("breaches", ref),
        "needs": queries.needs_of(record.pk, by=by, on=on),
    }
    said = "The suspicion is raised. Nothing follows from it until it has been considered"
    return adding(request, form, act, "raise_suspicion", said, context)


def consider(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """The excuse, the needs, the person's own account, and what is not verified, on one page."""
    record = open_record(request, ref, fields=("suspicion", "needs"))
    by: Any = request.user
    row = found(queries.suspicion(record.pk, pk, by=by))
    form = forms.Consider(request.POST or None, initial={"version": row.version})
    context = {
        "record": record,
        "row": row,
        "basis": queries.basis_of(row, by=by),
        "needs": queries.needs_of(record.pk, by=by, on=by.identity.today),
        "may": policy.may_consider(row, by=by),
        "back_url": page_of("suspicion", ref, pk=pk),
    }
    act = partial(commands.consider, row, by=by, on=by.identity.today)
    return altering(request, form, act, "consider", "What was considered is recorded", context)


def add_evidence(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    record = open_record(request, ref)
    by: Any = request.user
    row = found(queries.suspicion(record.pk, pk, by=by))
    form = forms.AddEvidence(request.POST or None)

    def act() -> object:
        return commands.add_evidence(row, new=form.new(), by=by, on=by.identity.today)

    context = {
        "record": record,
        "row": row,
        "may": policy.may_work_on(row, by=by),
        "back_url": page_of("suspicion", ref, pk=pk),
    }
    return adding(request, form, act, "add_evidence", "Added. It is not verified yet", context)


def judge_evidence(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """Verified, or set aside."""
    record = open_record(request, ref)
    by: Any = request.user
    row = found(queries.evidence(record.pk, pk, by=by))
    form = forms.JudgeEvidence(request.POST or None, initial={"version": row.version})
    context = {
        "record": record,
        "row": row,
        "may": policy.may_work_on(row.suspicion, by=by),
        "back_url": page_of("suspicion", ref, pk=row.suspicion_id),
    }
    act = partial(commands.judge_evidence, row, by=by, on=by.identity.today)
    return altering(request, form, act, "judge_evidence", "Recorded", context)
