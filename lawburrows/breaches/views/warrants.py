"""A warrant to enter and search: applied for, attempted, answered, ended."""

from __future__ import annotations

import uuid
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse

from lawburrows.breaches import commands, forms, policy, presenting, queries
from lawburrows.breaches.views.writing import adding, altering, found, page_of
from lawburrows.web.records import open_record


def apply_to_enter(request: HttpRequest, ref: str) -> HttpResponse:
    record = open_record(request, ref, fields=("addresses",))
    by: Any = request.user
    on = by.identity.today
    addresses = queries.notified_addresses(record.pk, policy.NOTIFIED, by=by, on=on)
    form = forms.ApplyToEnter(request.POST or None, addresses=addresses)

    def act() -> object:
        return commands.apply_to_enter(record, new=form.new(), by=by, on=on)

    context = {
        "record": record,
        "may": policy.may_apply_to_enter(record, by=by) if addresses else policy.NO_ADDRESS,
        "back_url": page_of("breaches", ref),
    }
    return adding(request, form, act, "apply_to_enter", "The application is recorded", context)


def add_attempt(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    record = open_record(request, ref)
    by: Any = request.user
    row = found(queries.search(record.pk, pk, by=by))
    form = forms.AddAttempt(request.POST or None)

    def act() -> object:
        return commands.add_attempt(row, new=form.new(), by=by, on=by.identity.today)

    context = {
        "record": record,
        "row": row,
        "may": policy.may_add_attempt(row, by=by),
        "back_url": page_of("search_warrant", ref, pk=pk),
    }
    return adding(request, form, act, "add_attempt", "The attempt is recorded", context)


def answer_search(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """What the sheriff answered, or that the application was not pursued."""
    record = open_record(request, ref)
    by: Any = request.user
    on = by.identity.today
    row = found(queries.search(record.pk, pk, by=by))
    form = forms.AnswerSearch(request.POST or None, initial={"version": row.version})
    context = {
        "record": record,
        "row": row,
        "may": presenting.first_allowed(policy.may_take_on(row, to, by=by, on=on) for to in policy.ANSWERS),
        "back_url": page_of("search_warrant", ref, pk=pk),
    }
    act = partial(commands.answer_search, row, by=by, on=on)
    return altering(request, form, act, "answer_search", "The answer is recorded", context)


def end_search(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """Executed, lapsed or returned."""
    record = open_record(request, ref)
    by: Any = request.user
    on = by.identity.today
    row = found(queries.search(record.pk, pk, by=by))
    verdicts = {to: policy.may_take_on(row, to, by=by, on=on) for to in policy.ENDS}
    allowed = [to for to, verdict in verdicts.items() if verdict]
    form = forms.EndSearch(request.POST or None, allowed=allowed, initial={"version": row.version})
    context = {
        "record": record,
        "row": row,
        "may": presenting.first_allowed(verdicts.values()),
        "back_url": page_of("search_warrant", ref, pk=pk),
    }
    act = partial(commands.end_search, row, by=by, on=on)
    return altering(request, form, act, "end_search", "Recorded", context)
