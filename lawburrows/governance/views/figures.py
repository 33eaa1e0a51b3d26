"""The pages of rule rows: all of them, proposing one, agreeing one."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lawburrows.governance import commands, policy, queries
from lawburrows.governance.forms import AgreeFigure, ProposeFigure
from lawburrows.governance.tables import DEADLINES, TABLES
from lawburrows.governance.views.allowing import allowed
from lawburrows.web.acting import once


def rules(request: HttpRequest) -> HttpResponse:
    """Every figure that people may change; those that wait for a second person stand first."""
    by: Any = request.user
    allowed(policy.may_propose_figure(by=by))
    rows = [
        {"row": row, "title": _title(row), "may": policy.may_agree_figure(row, by=by)} for row in queries.every_figure()
    ]
    return render(request, "governance/rules.html", {"rows": rows})


def _title(row: Any) -> str:
    """What a figure is about, in words: How often people are visited (fife, high)."""
    table = TABLES.get(row.table)
    return f"{table.label if table else row.table} ({row.key.replace(':', ', ').replace('_', ' ')})"


def propose_figure(request: HttpRequest) -> HttpResponse:
    by: Any = request.user
    allowed(policy.may_propose_figure(by=by))
    form = ProposeFigure(request.POST or None)
    to = reverse("governance:rules")

    def act() -> None:
        values = {name: form.cleaned_data[name] for name in ("table", "key", "value", "starts", "source")}
        commands.propose_figure(**values, by=by, on=by.identity.today)

    sent = once(request, form, act, to, "Proposed. It holds when another person has agreed")
    return sent or render(request, "governance/propose_figure.html", {"form": form, "back_url": to})


def agree_figure(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    allowed(policy.may_propose_figure(by=by))
    row = queries.rule_row(pk)
    if row is None:
        raise Http404("no such figure")
    form = AgreeFigure(request.POST or None)
    to = reverse("governance:deadlines" if row.table == DEADLINES.key else "governance:rules")

    def act() -> None:
        commands.agree_figure(row, verified=form.cleaned_data["verified"], by=by, on=by.identity.today)

    may = policy.may_agree_figure(row, by=by)
    sent = once(request, form, act, to, "Agreed. It holds from its day, and nobody changes it any more")
    return sent or render(
        request, "governance/agree_figure.html", {"form": form, "row": row, "may": may, "back_url": to}
    )
