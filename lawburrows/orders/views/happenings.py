"""The pages on which it is recorded what happened to an order."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from lawburrows.orders import commands, forms, policy, queries
from lawburrows.orders.standing import kinds_for
from lawburrows.orders.views.order import filed, filled, found, who_checks
from lawburrows.rules.conditions import catalogue_for
from lawburrows.web.acting import changing, send_once
from lawburrows.web.dates import write_date
from lawburrows.web.records import open_record


def record_happening(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """First what happened; then what belongs to that, with the paper and the conditions that end and begin."""
    record = open_record(request, ref)
    by: Any = request.user
    order = found(queries.order(record.pk, pk, by=by))
    order.record = record
    to = reverse("orders:order", kwargs={"ref": ref, "pk": pk})
    may = policy.may_record_happening(order, by=by, on=by.identity.today)
    context = {"record": record, "order": order, "may": may, "back_url": to}
    kind = request.GET.get("kind")
    if kind is None:
        return render(request, "orders/choose_happening.html", context | {"form": forms.ChooseHappening(order=order)})
    if kind not in kinds_for(order.kind):
        raise Http404("this cannot happen to the order")
    form, judged = filled(request, _maker(request, record, order, kind, by))
    if judged and form.is_valid():

        def act() -> str:
            commands.record_happening(
                order, new=form.new(_paper(request, record, order, form, by)), by=by, on=by.identity.today
            )
            return to

        if answer := send_once(request, form, act, said="Recorded. The order and its conditions follow"):
            return answer
    kinds = dict(forms.kind_choices(order))
    return render(request, "orders/record_happening.html", context | {"form": form, "what": kinds[kind]})


def _maker(request: HttpRequest, record: Any, order: Any, kind: str, by: Any) -> Any:
    on = by.identity.today
    standing = [
        (str(one.id), f"{one.number}. {one.text}")
        for one in queries.conditions_in_force(record.pk, by=by, on=on)
        if one.order == order.pk
    ]
    others = [
        (str(one.pk), f"{one.get_kind_display()} of {write_date(one.made_on)}")
        for one in queries.orders_of(record.pk, by=by)
        if one.pk != order.pk
    ]
    more = who_checks(record, by) | {"catalogue": catalogue_for(order.kind, order.made_on)}
    asked = {"replaced_by": request.GET.get("by", "")}

    def make(data: QueryDict | None) -> Any:
        files = request.FILES if data is not None else None
        return forms.RecordHappening(
            data, files, initial=asked, order=order, kind=kind, standing=standing, others=others, **more
        )

    return make


def _paper(request: HttpRequest, record: Any, order: Any, form: Any, by: Any) -> Any:
    title = f"{order.get_kind_display()}: {form.kind.replace('_', ' ')}, {write_date(form.cleaned_data['happened_on'])}"
    return filed(record, form.cleaned_data["paper"], title, by)


def withdraw_happening(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """It never happened so."""
    record = open_record(request, ref)
    by: Any = request.user
    row = found(queries.happening(record.pk, pk, by=by))
    to = reverse("orders:order", kwargs={"ref": ref, "pk": row.order_id})
    form = forms.WithdrawHappening(request.POST or None, initial={"version": row.version})

    def act() -> object:
        version = form.cleaned_data["version"]
        return commands.withdraw_happening(row, version=version, by=by, on=by.identity.today, **form.values())

    answer = changing(request, form, act, to, "Withdrawn. The order and its conditions follow")
    if isinstance(answer, HttpResponse):
        return answer
    context = {"record": record, "row": row, "form": form, "back_url": to, "stale": []}
    context["may"] = policy.may_withdraw_happening(row, by=by)
    return render(request, "orders/withdraw_happening.html", context)
