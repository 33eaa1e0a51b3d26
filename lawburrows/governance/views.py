"""The pages of rule rows: all of them, proposing one, agreeing one."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lawburrows.governance import commands, policy, queries
from lawburrows.governance.forms import AgreeFigure, ProposeFigure
from lawburrows.rules.verdict import Refused, Verdict
from lawburrows.web.records import sent_before, sent_now


def _allowed(may: Verdict) -> None:
    if not may:
        raise PermissionDenied(may.reason)


def rules(request: HttpRequest) -> HttpResponse:
    """Every figure that people may change; those that wait for a second person stand first."""
    by: Any = request.user
    _allowed(policy.may_propose_figure(by=by))
    rows = [{"row": row, "may": policy.may_agree_figure(row, by=by)} for row in queries.every_figure()]
    return render(request, "governance/rules.html", {"rows": rows})


def propose_figure(request: HttpRequest) -> HttpResponse:
    by: Any = request.user
    _allowed(policy.may_propose_figure(by=by))
    form = ProposeFigure(request.POST or None)
    to = reverse("governance:rules")
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in ("table", "key", "value", "starts", "source")}
        try:
            with transaction.atomic():
                if sent_before(request, form.cleaned_data["once"]) is None:
                    commands.propose_figure(**values, by=by, on=by.identity.today)
                    sent_now(form.cleaned_data["once"], to)
                    messages.success(request, "Proposed. It holds when another person has agreed")
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect(to)
    return render(request, "governance/propose_figure.html", {"form": form, "back_url": to})


def agree_figure(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    _allowed(policy.may_propose_figure(by=by))
    row = queries.rule_row(pk)
    if row is None:
        raise Http404("no such figure")
    form = AgreeFigure(request.POST or None)
    to = reverse("governance:rules")
    if request.method == "POST" and form.is_valid():
        try:
            commands.agree_figure(row, verified=form.cleaned_data["verified"], by=by, on=by.identity.today)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Agreed")
            return redirect(to)
    context = {"form": form, "row": row, "may": policy.may_agree_figure(row, by=by), "back_url": to}
    return render(request, "governance/agree_figure.html", context)
