"""Hand-off beyond Scotland: prepared, sent, received or withdrawn."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lawburrows.custody.queries import open_handover
from lawburrows.transfers import commands, forms, policy, presenting, queries
from lawburrows.web.acting import changing, once
from lawburrows.web.records import open_record

GIVEN = require_http_methods(["GET", "POST"])


@GIVEN
def prepare_hand_off(request: HttpRequest, ref: str) -> HttpResponse:
    record = open_record(request, ref)
    by: Any = request.user
    form = forms.PrepareHandOff(request.POST or None)
    to = reverse("transfers:transfers", kwargs={"ref": ref})

    def act() -> object:
        names = ("country", "authority", "reason", "planned_on", "items")
        values = {name: form.cleaned_data[name] for name in names}
        return commands.prepare_hand_off(record, **values, by=by, on=by.identity.today)

    if answer := once(request, form, act, to, "Prepared. Print the pack under Documents, send it, and say here how"):
        return answer
    may = policy.may_prepare(
        record,
        by=by,
        open_=queries.open_hand_off(record, by=by) is not None,
        handover=open_handover(record, by=by) is not None,
    )
    return render(
        request, "transfers/prepare_hand_off.html", {"record": record, "form": form, "may": may, "back_url": to}
    )


def _changing(
    request: HttpRequest,
    ref: str,
    pk: uuid.UUID,
    form_class: Any,
    command: Callable[..., object],
    judge: Callable[[Any], Any],
    said: str,
    title: str,
    button: str,
) -> HttpResponse:
    record = open_record(request, ref)
    by: Any = request.user
    found = queries.hand_off(record, pk, by=by)
    if found is None:
        raise Http404("no such hand-off")
    form = form_class(request.POST or None, initial={"version": found.version})
    to = reverse("transfers:transfers", kwargs={"ref": ref})

    def act() -> object:
        values = {name: value for name, value in form.cleaned_data.items() if name != "once"}
        return command(found, **values, by=by, on=by.identity.today)

    answer = changing(request, form, act, to, said)
    if isinstance(answer, HttpResponse):
        return answer
    context = {"record": record, "form": form, "may": judge(found), "back_url": to, "title": title, "button": button}
    return render(request, "transfers/hand_off.html", context | {"rows": presenting.hand_off(found)})


@GIVEN
def send_hand_off(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user

    def may(one: Any) -> Any:
        return policy.may_send(one, by=by, on=by.identity.today)

    said = "Recorded. The record stays led by you until the written receipt has come"
    return _changing(
        request, ref, pk, forms.SendHandOff, commands.send_hand_off, may, said, "Say that it was sent", "It was sent"
    )


@GIVEN
def note_receipt(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user

    def may(one: Any) -> Any:
        return policy.may_note_receipt(one, by=by, on=by.identity.today)

    said = "The receipt is recorded. A supervisor or the coordinator may now decide about exit"
    return _changing(
        request,
        ref,
        pk,
        forms.NoteReceipt,
        commands.note_receipt,
        may,
        said,
        "Record the receipt",
        "Record the receipt",
    )


@GIVEN
def withdraw_hand_off(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user

    def may(one: Any) -> Any:
        return policy.may_withdraw(one, by=by)

    said = "Withdrawn. The case stays where it is"
    return _changing(
        request,
        ref,
        pk,
        forms.WithdrawHandOff,
        commands.withdraw_hand_off,
        may,
        said,
        "Withdraw the hand-off",
        "Withdraw",
    )
