"""The pages of restricted patients: consents, suspension of detention, care programme meetings."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lawburrows.orders import commands, forms, policy, queries
from lawburrows.orders.standing import RESTRICTED
from lawburrows.orders.views.order import found
from lawburrows.web.acting import changing, once
from lawburrows.web.dates import write_date
from lawburrows.web.records import open_record


def _recording(
    request: HttpRequest,
    ref: str,
    pk: uuid.UUID,
    make: Callable[[Any, Any], Any],
    command: Callable[..., Any],
    template: str,
    said: str,
    allowed: Callable[..., Any] = policy.may_record_of_patient,
) -> HttpResponse:
    record = open_record(request, ref)
    by: Any = request.user
    order = found(queries.order(record.pk, pk, by=by))
    order.record = record
    form = make(request.POST or None, order)
    to = reverse("orders:order", kwargs={"ref": ref, "pk": pk})

    def act() -> object:
        more = {"confirmed": form.cleaned_data["confirmed"]} if "confirmed" in form.fields else {}
        return command(order, new=form.new(), by=by, on=by.identity.today, **more)

    if answer := once(request, form, act, to, said):
        return answer
    context = {"record": record, "order": order, "form": form, "back_url": to}
    context["may"] = allowed(order, by=by)
    return render(request, f"orders/{template}.html", context)


def ask_consent(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    def make(data: Any, order: Any) -> Any:
        return forms.AskConsent(data)

    said, allowed = "It is recorded that consent was asked", policy.may_ask_consent
    return _recording(request, ref, pk, make, commands.ask_consent, "ask_consent", said, allowed)


def record_leave(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user

    def make(data: Any, order: Any) -> Any:
        consents = [
            (str(one.pk), f"{one.get_matter_display().capitalize()}, given on {write_date(one.answered_on)}")
            for one in queries.consents_of(order, by=by)
            if one.answer == "given" and one.answered_on
        ]
        return forms.RecordLeave(data, consents=consents, restricted=order.kind in RESTRICTED)

    return _recording(
        request, ref, pk, make, commands.record_leave, "record_leave", "The suspension of detention is recorded"
    )


def record_care_meeting(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    def make(data: Any, order: Any) -> Any:
        return forms.RecordCareMeeting(data)

    return _recording(
        request, ref, pk, make, commands.record_care_meeting, "record_care_meeting", "The meeting is recorded"
    )


def _changing(
    request: HttpRequest, record: Any, row: Any, form: Any, command: Callable[..., Any], may: Any, template: str
) -> HttpResponse:
    by: Any = request.user
    to = reverse("orders:order", kwargs={"ref": record.ref, "pk": row.order_id})

    def act() -> object:
        return command(row, version=form.cleaned_data["version"], by=by, on=by.identity.today, **form.values())

    answer = changing(request, form, act, to, "Saved")
    if isinstance(answer, HttpResponse):
        return answer
    context = {"record": record, "row": row, "form": form, "may": may, "back_url": to, "stale": []}
    return render(request, f"orders/{template}.html", context)


def answer_consent(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    record = open_record(request, ref)
    by: Any = request.user
    row = found(queries.consent(record.pk, pk, by=by))
    form = forms.AnswerConsent(request.POST or None, initial={"version": row.version})
    may = policy.may_answer_consent(row, by=by)
    return _changing(request, record, row, form, commands.answer_consent, may, "answer_consent")


def end_leave(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    record = open_record(request, ref)
    by: Any = request.user
    row = found(queries.leave(record.pk, pk, by=by))
    form = forms.EndLeave(request.POST or None, initial={"version": row.version})
    may = policy.may_end_leave(row, by=by)
    return _changing(request, record, row, form, commands.end_leave, may, "end_leave")
