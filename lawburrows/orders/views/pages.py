"""The pages that show: convictions and orders, every date with its reason, and one date explained."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from lawburrows.orders import order_page, policy, presenting, queries
from lawburrows.orders.deadlines import clocks_for
from lawburrows.web.records import open_record


def convictions(request: HttpRequest, ref: str) -> HttpResponse:
    """Why the person is managed, as facts; each with who entered it."""
    record = open_record(request, ref, fields=("convictions", "orders", "notifications", "absences", "decisions"))
    by: Any = request.user
    context = {
        "record": record,
        "may": policy.may_record(record, by=by),
        "convictions": presenting.convictions(queries.every_conviction_of(record.pk, by=by), ref, by),
        "orders": order_page.cards(
            queries.orders_of(record.pk, by=by),
            queries.conditions_in_force(record.pk, by=by, on=by.identity.today),
            ref,
            by,
        ),
        "notifications": presenting.notifications(queries.notifications_of(record.pk, by=by), ref, by),
        "absences": presenting.absences(queries.absences_of(record.pk, by=by), ref),
        "decisions": presenting.decisions(record.pk, ref, by),
    }
    return render(request, "orders/convictions.html", context)


def dates(request: HttpRequest, ref: str) -> HttpResponse:
    """Every statutory date, the grounds behind them, and what cannot be worked out."""
    record = open_record(request, ref, fields=("dates",))
    by: Any = request.user
    on = by.identity.today
    clock = clocks_for([record.pk], by=by, on=on)[record.pk]
    context = {"record": record, "clock": clock, "today": on, **presenting.dates(clock, ref, on)}
    return render(request, "orders/dates.html", context)


def why(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """One date with its numbered steps and provisions, and how far the rule is confirmed."""
    record = open_record(request, ref, fields=("dates", "steps"))
    by: Any = request.user
    clock = clocks_for([record.pk], by=by, on=by.identity.today)[record.pk]
    explained = presenting.explained(clock, key, by.identity.today)
    if explained is None:
        raise Http404("no such date")
    return render(request, "orders/why.html", {"record": record, "explained": explained})
