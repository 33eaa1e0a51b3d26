"""The pages on which something is recorded or changed; one function an act."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lawburrows.orders import commands, forms, policy, presenting, queries
from lawburrows.orders.deadlines import clocks_for
from lawburrows.rules.offences import OFFENCES, Schedule3
from lawburrows.rules.term import ONE_DAY
from lawburrows.web.acting import changing, once, side_by_side
from lawburrows.web.records import open_record


def _recording(
    request: HttpRequest, ref: str, form_class: Any, command: Callable[..., Any], template: str, said: str, then: str
) -> HttpResponse:
    """A page that adds one thing to a record."""
    record = open_record(request, ref)
    by: Any = request.user
    form = form_class(request.POST or None)
    to = reverse(then, kwargs={"ref": ref})

    def act() -> object:
        return command(record, new=form.new(), by=by, on=by.identity.today)

    if answer := once(request, form, act, to, said):
        return answer
    context = {"record": record, "form": form, "may": policy.may_record(record, by=by), "back_url": to}
    return render(request, f"orders/{template}.html", context)


def record_conviction(request: HttpRequest, ref: str) -> HttpResponse:
    return _recording(
        request,
        ref,
        forms.RecordConviction,
        commands.record_conviction,
        "record_conviction",
        "The conviction is recorded. Its dates are worked out",
        "orders:dates",
    )


def record_notification(request: HttpRequest, ref: str) -> HttpResponse:
    """Afterwards the page says which date follows, or that none moved."""
    record = open_record(request, ref)
    by: Any = request.user
    on = by.identity.today
    form = forms.RecordNotification(request.POST or None)
    before = clocks_for([record.pk], by=by, on=on)[record.pk] if request.method == "POST" else None

    def act() -> object:
        return commands.record_notification(record, new=form.new(), by=by, on=on)

    def said() -> str:
        after = clocks_for([record.pk], by=by, on=on)[record.pk]
        return f"The notification is recorded. {presenting.what_follows(before, after)}"

    to = reverse("orders:dates", kwargs={"ref": ref})
    if answer := once(request, form, act, to, said):
        return answer
    context = {"record": record, "form": form, "may": policy.may_record(record, by=by), "back_url": to}
    return render(request, "orders/record_notification.html", context)


def record_absence(request: HttpRequest, ref: str) -> HttpResponse:
    return _recording(
        request,
        ref,
        forms.RecordAbsence,
        commands.record_absence,
        "record_absence",
        "The time away is recorded",
        "orders:dates",
    )


def record_disposal(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """One more thing that the court did for a conviction."""
    record = open_record(request, ref)
    by: Any = request.user
    conviction = _found(queries.conviction(record.pk, pk, by=by))
    form = forms.RecordDisposal(request.POST or None)
    to = reverse("orders:convictions", kwargs={"ref": ref})

    def act() -> object:
        return commands.record_disposal(conviction, new=form.new(), by=by, on=by.identity.today)

    if answer := once(request, form, act, to, "What the court did is recorded"):
        return answer
    may = policy.may_add_disposal(conviction, by=by)
    context = {"record": record, "conviction": conviction, "form": form, "may": may}
    return render(request, "orders/record_disposal.html", context | {"back_url": to})


def _found(row: Any) -> Any:
    if row is None:
        raise Http404("no such entry")
    return row


def _change(
    request: HttpRequest, record: Any, row: Any, form: Any, command: Callable[..., Any], template: str, may: Any
) -> HttpResponse:
    by: Any = request.user
    to = reverse("orders:convictions", kwargs={"ref": record.ref})

    def act() -> object:
        return command(row, version=form.cleaned_data["version"], by=by, on=by.identity.today, **form.values())

    answer = changing(request, form, act, to, "Saved")
    if isinstance(answer, HttpResponse):
        return answer
    context = {"record": record, "row": row, "form": form, "may": may, "back_url": to}
    context["stale"] = side_by_side(form, answer) if answer is not None else []
    return render(request, f"orders/{template}.html", context)


def change_conviction(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    record = open_record(request, ref)
    by: Any = request.user
    row = _found(queries.conviction(record.pk, pk, by=by))
    depends = {one.key for one in OFFENCES if one.schedule_3 in {Schedule3.CONDITIONS, Schedule3.BY_COURT_FINDING}}
    now = {name: getattr(row, name) for name in forms.ChangeConviction.base_fields if hasattr(row, name)}
    now["listed"] = row.schedule_3 if row.offence_code in depends else None
    form = forms.ChangeConviction(request.POST or None, initial=now)
    may = policy.may_change_conviction(row, by=by)
    return _change(request, record, row, form, commands.change_conviction, "change_conviction", may)


def withdraw_conviction(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """It was recorded in error; what that does to the dates is seen on the page that follows."""
    record = open_record(request, ref)
    by: Any = request.user
    row = _found(queries.conviction(record.pk, pk, by=by))
    form = forms.WithdrawConviction(request.POST or None, initial={"version": row.version})
    may = policy.may_withdraw_conviction(row, by=by)
    return _change(request, record, row, form, commands.withdraw_conviction, "withdraw_conviction", may)


def change_order(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    record = open_record(request, ref)
    by: Any = request.user
    row = _found(queries.order(record.pk, pk, by=by))
    now = {name: getattr(row, name) for name in forms.ChangeOrder.base_fields if hasattr(row, name)}
    now["last_day"] = row.ends - ONE_DAY if row.ends else None
    form = forms.ChangeOrder(request.POST or None, initial=now)
    may = policy.may_change(row, by=by)
    return _change(request, record, row, form, commands.change_order, "change_order", may)


def end_absence(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    record = open_record(request, ref)
    by: Any = request.user
    row = _found(queries.absence(record.pk, pk, by=by))
    form = forms.EndAbsence(request.POST or None, initial={"version": row.version})
    may = policy.may_end_absence(row, by=by)
    return _change(request, record, row, form, commands.end_absence, "end_absence", may)


def change_notification(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    record = open_record(request, ref)
    by: Any = request.user
    row = _found(queries.notification(record.pk, pk, by=by))
    now = {name: getattr(row, name) for name in forms.ChangeNotification.base_fields if hasattr(row, name)}
    form = forms.ChangeNotification(request.POST or None, initial=now)
    may = policy.may_change_notification(row, by=by)
    return _change(request, record, row, form, commands.change_notification, "change_notification", may)


def withdraw_notification(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    record = open_record(request, ref)
    by: Any = request.user
    row = _found(queries.notification(record.pk, pk, by=by))
    form = forms.WithdrawNotification(request.POST or None, initial={"version": row.version})
    may = policy.may_withdraw_notification(row, by=by)
    return _change(request, record, row, form, commands.withdraw_notification, "withdraw_notification", may)
