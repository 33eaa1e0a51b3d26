"""The pages on which category, level and risk of serious harm are decided."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lawburrows.orders import commands, forms, policy, presenting, queries
from lawburrows.orders.deadlines import clocks_for
from lawburrows.web.acting import once
from lawburrows.web.records import open_record


def _deciding(request: HttpRequest, ref: str, kind: str, form_class: Any, command: Callable[..., Any]) -> HttpResponse:
    record = open_record(request, ref)
    by: Any = request.user
    form = form_class(request.POST or None, initial={"starts": by.identity.today})
    to = reverse("orders:convictions", kwargs={"ref": ref})

    def act() -> object:
        confirmed = form.cleaned_data["confirmed"]
        return command(record, new=form.new(), by=by, on=by.identity.today, confirmed=confirmed)

    if answer := once(request, form, act, to, f"{presenting.TITLES[kind]} is recorded"):
        return answer
    current = queries.current_decision(record.pk, kind, by=by)
    context = {
        "record": record,
        "form": form,
        "title": presenting.TITLES[kind],
        "current": current.get_value_display().capitalize() if current else "",
        "since": current.starts if current else None,
        "may": policy.may_record(record, by=by),
        "back_url": to,
        "confirming": request.method == "POST",
    }
    if kind == "category":
        clock = clocks_for([record.pk], by=by, on=by.identity.today)[record.pk]
        context["grounds"] = presenting.dates(clock, ref, by.identity.today)["categories"]
    return render(request, "orders/decide.html", context)


def decide_category(request: HttpRequest, ref: str) -> HttpResponse:
    return _deciding(request, ref, "category", forms.DecideCategory, commands.decide_category)


def decide_level(request: HttpRequest, ref: str) -> HttpResponse:
    return _deciding(request, ref, "level", forms.DecideLevel, commands.decide_level)


def decide_harm(request: HttpRequest, ref: str) -> HttpResponse:
    return _deciding(request, ref, "harm", forms.DecideHarm, commands.decide_harm)
