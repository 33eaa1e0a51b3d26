"""Wanted and missing: recorded, looked at again, ended."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse

from lawburrows.breaches import commands, forms, policy, queries
from lawburrows.breaches.views.writing import adding, altering, found, page_of
from lawburrows.web.records import open_record


def record_wanted(request: HttpRequest, ref: str) -> HttpResponse:
    record = open_record(request, ref)
    by: Any = request.user
    form = forms.RecordWanted(request.POST or None, suspicions=queries.suspicions_of(record.pk, by=by))

    def act() -> object:
        return commands.record_wanted(record, new=form.new(), by=by, on=by.identity.today)

    context = {
        "record": record,
        "may": policy.may_record_wanted(record, by=by),
        "back_url": page_of("breaches", ref),
    }
    said = "The warrant is recorded. Every page of this person says that they are wanted"
    return adding(request, form, act, "record_wanted", said, context)


def record_missing(request: HttpRequest, ref: str) -> HttpResponse:
    record = open_record(request, ref)
    by: Any = request.user
    form = forms.RecordMissing(request.POST or None)

    def act() -> object:
        return commands.record_missing(record, new=form.new(), by=by, on=by.identity.today)

    context = {
        "record": record,
        "may": policy.may_record_missing(record, by=by),
        "back_url": page_of("breaches", ref),
    }
    said = "Recorded. Every page of this person says that they are missing"
    return adding(request, form, act, "record_missing", said, context)


def _altering(
    request: HttpRequest,
    ref: str,
    read: Callable[..., Any],
    pk: uuid.UUID,
    form_class: Any,
    command: Callable[..., Any],
    template: str,
    said: str,
) -> HttpResponse:
    record = open_record(request, ref)
    by: Any = request.user
    row = found(read(record.pk, pk, by=by))
    now = {name: getattr(row, name, None) for name in form_class.base_fields}
    form = form_class(request.POST or None, initial=now)
    context = {
        "record": record,
        "row": row,
        "may": policy.may_end(row, by=by, on=by.identity.today),
        "back_url": page_of("breaches", ref),
    }
    act = partial(command, row, by=by, on=by.identity.today)
    return altering(request, form, act, template, said, context)


def change_wanted(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    said = "Recorded when it is looked at again"
    return _altering(
        request, ref, queries.wanted, pk, forms.ChangeWanted, commands.change_wanted, "change_wanted", said
    )


def end_wanted(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    said = "The warrant is no longer live"
    return _altering(request, ref, queries.wanted, pk, forms.EndWanted, commands.end_wanted, "end_wanted", said)


def change_missing(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    said = "Recorded what is known now"
    return _altering(
        request, ref, queries.missing, pk, forms.ChangeMissing, commands.change_missing, "change_missing", said
    )


def end_missing(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    said = "Recorded. The person is no longer missing"
    return _altering(request, ref, queries.missing, pk, forms.EndMissing, commands.end_missing, "end_missing", said)
