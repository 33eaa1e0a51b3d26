"""The page of one order, and recording one with its conditions."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from lawburrows.access.queries import in_the_case
from lawburrows.documents.commands import store_file
from lawburrows.orders import acts, commands, forms, order_page, policy, queries
from lawburrows.rules.conditions import catalogue_for
from lawburrows.rules.verdict import require
from lawburrows.web.acting import changing, send_once, side_by_side
from lawburrows.web.dates import write_date
from lawburrows.web.records import open_record

AGAIN = ("more", "fill")  # buttons that show the page again: one block more, the chosen wording put in its place


def found(row: Any) -> Any:
    if row is None:
        raise Http404("no such entry")
    return row


def who_checks(record: Any, by: Any) -> dict[str, Any]:
    """Choices for who checks a condition: the agencies of the case, and the people named in it."""
    case = in_the_case(record, by=by)
    agencies = {record.lead_id: record.lead.name} | {one.agency_id: one.agency.name for one in case.partners}
    named = (record.manager, record.notification_officer, record.supervising_officer, record.prison_contact)
    people = {one.pk: one.name for one in named if one is not None}
    return {
        "agencies": [(str(pk), name) for pk, name in agencies.items()],
        "people": [(str(pk), name) for pk, name in people.items()],
    }


def filled(request: HttpRequest, make: Callable[..., Any]) -> tuple[Any, bool]:
    """The form, and whether it was sent to be judged: a button for one more block shows it again unjudged."""
    if request.method != "POST":
        return make(None), False
    if any(name in request.POST for name in AGAIN):
        return forms.one_more(make, request.POST), False
    return make(request.POST), True


def order(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """What it says, what it demands now, who checks it, what happened to it."""
    record = open_record(request, ref, act=acts.ORDER_SEEN, fields=("orders", "conditions"))
    by: Any = request.user
    row = found(queries.order(record.pk, pk, by=by))
    row.record = record
    return render(request, "orders/order.html", {"record": record, "order": row, **order_page.page(row, ref, by)})


def record_order(request: HttpRequest, ref: str) -> HttpResponse:
    """An order with as many conditions as it has."""
    record = open_record(request, ref)
    by: Any = request.user
    checks = who_checks(record, by)

    def make(data: QueryDict | None) -> Any:
        files = request.FILES if data is not None else None
        return forms.RecordOrder(data, files, catalogue=forms.wording_for(data, by.identity.today), **checks)

    form, judged = filled(request, make)
    if judged and form.is_valid():

        def act() -> str:
            title = f"{dict(form.fields['kind'].choices)[form.cleaned_data['kind']]}: {_made(form)}"
            paper = filed(record, form.cleaned_data["paper"], title, by)
            made = commands.record_order(
                record, new=form.new(), conditions=form.conditions(), paper=paper, by=by, on=by.identity.today
            )
            return reverse("orders:order", kwargs={"ref": ref, "pk": made.pk})

        if answer := send_once(request, form, act, said="The order is recorded"):
            return answer
    context = {"record": record, "form": form, "may": policy.may_record(record, by=by)}
    context["back_url"] = reverse("orders:convictions", kwargs={"ref": ref})
    return render(request, "orders/record_order.html", context)


def _made(form: Any) -> str:
    return f"made {write_date(form.cleaned_data['made_on'])}"


def filed(record: Any, sent: Any, title: str, by: Any) -> Any:
    """The paper, filed with the documents of the record; none where none was sent."""
    if not sent:
        return None
    content, said = sent.read(), sent.content_type or ""
    return store_file(
        record, kind="court_paper", title=title, content=content, media_type=said, by=by, on=by.identity.today
    )


def file_order_paper(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """The court's paper of an order that was recorded without it."""
    record = open_record(request, ref)
    by: Any = request.user
    row = found(queries.order(record.pk, pk, by=by))
    row.record = record
    to = reverse("orders:order", kwargs={"ref": ref, "pk": pk})
    form = forms.FileOrderPaper(request.POST or None, request.FILES or None, initial={"version": row.version})
    may = policy.may_file_order_paper(row, by=by)

    def act() -> object:
        require(may)
        title = f"{row.get_kind_display()}: made {write_date(row.made_on)}"
        paper = filed(record, form.cleaned_data["paper"], title, by)
        version = form.cleaned_data["version"]
        return commands.file_order_paper(row, paper=paper, version=version, by=by, on=by.identity.today)

    answer = changing(request, form, act, to, "The paper is filed")
    if isinstance(answer, HttpResponse):
        return answer
    context = {"record": record, "row": row, "form": form, "may": may, "back_url": to, "stale": []}
    return render(request, "orders/file_order_paper.html", context)


def add_conditions(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """Conditions of an order that is recorded already."""
    record = open_record(request, ref)
    by: Any = request.user
    row = found(queries.order(record.pk, pk, by=by))
    row.record = record
    to = reverse("orders:order", kwargs={"ref": ref, "pk": pk})
    checks, catalogue = who_checks(record, by), catalogue_for(row.kind, row.made_on)

    def make(data: QueryDict | None) -> Any:
        return forms.AddConditions(data, catalogue=catalogue, **checks)

    form, judged = filled(request, make)
    if judged and form.is_valid():

        def act() -> str:
            commands.add_conditions(row, new=form.conditions(), by=by, on=by.identity.today)
            return to

        if answer := send_once(request, form, act, said="Recorded"):
            return answer
    context = {"record": record, "order": row, "form": form, "catalogue": catalogue, "back_url": to}
    context["may"] = policy.may_add_conditions(row, by=by)
    return render(request, "orders/add_conditions.html", context)


def change_condition(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """Put right what was typed wrong."""
    record = open_record(request, ref)
    by: Any = request.user
    row = found(queries.condition(record.pk, pk, by=by))
    to = reverse("orders:order", kwargs={"ref": ref, "pk": row.order_id})
    catalogue = catalogue_for(row.order.kind, row.order.made_on)
    form = forms.ChangeCondition(
        request.POST or None, initial=order_page.as_typed(row), catalogue=catalogue, **who_checks(record, by)
    )

    def act() -> object:
        return commands.change_condition(
            row, version=form.cleaned_data["version"], by=by, on=by.identity.today, **form.values()
        )

    answer = changing(request, form, act, to, "Saved")
    if isinstance(answer, HttpResponse):
        return answer
    context = {"record": record, "row": row, "form": form, "may": policy.may_change(row, by=by), "back_url": to}
    context["stale"] = side_by_side(form, answer) if answer is not None else []
    return render(request, "orders/change_condition.html", context)
