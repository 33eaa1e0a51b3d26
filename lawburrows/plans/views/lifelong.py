"""The plan of an order for lifelong restriction: what was sent, what was answered, and the reports."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lawburrows.documents.queries import files
from lawburrows.plans import commands, forms, policy, queries
from lawburrows.plans.for_life import ForLife
from lawburrows.plans.views.sending import GIVEN, opened, page_of, sent
from lawburrows.rules.plan.lifelong import ROWS, SECTION_8, SECTION_9
from lawburrows.rules.sentences import risk_management_plan_due
from lawburrows.web.records import open_record


@require_GET
def lifelong(request: HttpRequest, ref: str) -> HttpResponse:
    by: Any = request.user
    on = by.identity.today
    record = open_record(request, ref, fields=("plan",))
    orders = queries.for_life([record.pk], by=by).get(record.pk, [])
    rows = [
        {
            "one": one,
            "row": ROWS[one.standing],
            "due": None if one.sent else risk_management_plan_due(one.order.made_on),
            "key": f"olr_plan-{one.order.pk}",
            "may_send": policy.may_record_sent(one, by=by),
            "may_answer": policy.may_record_answer(one, by=by, on=on),
            "may_report": policy.may_record_report(one, by=by),
        }
        for one in orders
    ]
    context = {"record": record, "rows": rows, "today": on, "section_8": SECTION_8, "section_9": SECTION_9}
    return render(request, "plans/lifelong.html", context)


def _of(record: Any, pk: UUID, by: Any) -> ForLife:
    one = queries.lifelong_order(record, pk, by=by)
    if one is None:
        raise Http404("no such order")
    return one


def _page(request: HttpRequest, ref: str, pk: UUID, name: str) -> HttpResponse:
    """Sent, answered, reported: the same page with another form."""
    by: Any = request.user
    on = by.identity.today
    record = opened(request, ref)
    one = _of(record, pk, by)
    if name == "record_answer":
        papers = [(str(file.pk), file.title) for file in files(record, by=by)]
        form: Any = forms.RecordAnswer(request.POST or None, papers=papers)
        may = policy.may_record_answer(one, by=by, on=on)
        said = "The answer is recorded"
    elif name == "record_sent":
        form = forms.RecordSent(request.POST or None)
        may, said = policy.may_record_sent(one, by=by), "It is recorded that the plan was sent"
    else:
        form = forms.RecordSent(request.POST or None)
        may, said = policy.may_record_report(one, by=by), "The report is recorded. The next is due in a year"

    def act() -> None:
        given = form.values() if name == "record_answer" else {"sent_on": form.cleaned_data["sent_on"]}
        getattr(commands, name)(one, **given, by=by, on=on)

    to = page_of("lifelong", ref)
    answer, _ = sent(request, form, act, to, said)
    if answer is not None:
        return answer
    context = {"record": record, "one": one, "form": form, "may": may, "back_url": to}
    return render(request, f"plans/{name}.html", context)


@GIVEN
def record_sent(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    return _page(request, ref, pk, "record_sent")


@GIVEN
def record_answer(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    return _page(request, ref, pk, "record_answer")


@GIVEN
def record_report(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    return _page(request, ref, pk, "record_report")
