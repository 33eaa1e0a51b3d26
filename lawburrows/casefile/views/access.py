"""Asking for a record, answering, opening it in an emergency, and reviewing that."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from lawburrows.access import commands as access
from lawburrows.access import policy, queries
from lawburrows.access.grades import Grade
from lawburrows.casefile import commands, forms
from lawburrows.casefile.views.opening import find_at_least
from lawburrows.governance.queries import bank_holidays
from lawburrows.rules.verdict import Refused
from lawburrows.web.acting import send_once
from lawburrows.web.records import open_record
from lawburrows.web.witnessing import held_back

GIVEN = require_http_methods(["GET", "POST"])


def _home(ref: str) -> str:
    return reverse("casefile:record", args=[ref])


@GIVEN
def ask(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask the record manager."""
    by: Any = request.user
    found, _ = find_at_least(request, ref)
    form = forms.Ask(request.POST or None)
    if form.is_valid():

        def act() -> str:
            commands.ask_record_manager(found, reason=form.cleaned_data["reason"], by=by, on=by.identity.today)
            return reverse("notices:notices")

        if answer := send_once(request, form, act, said="The record manager was asked. The answer comes as a notice"):
            return answer
    may = policy.may_ask_for_access(found, by=by)
    return render(request, "casefile/ask.html", {"record": found, "form": form, "may": may, "back_url": _home(ref)})


@GIVEN
def answer(request: HttpRequest, ref: str, key: UUID) -> HttpResponse:
    """The record manager's yes or no."""
    by: Any = request.user
    found = open_record(request, ref)
    asked = queries.request_of(found, key)
    if asked is None:
        raise Http404("no such request")
    form = forms.Answer(request.POST or None)
    if form.is_valid():
        yes, reason = form.cleaned_data["answer"] == "yes", form.cleaned_data["reason"]

        def act() -> str:
            commands.answer_request(asked, yes=yes, reason=reason, by=by, on=by.identity.today)
            return reverse("casefile:in_the_case", args=[ref])

        if sent := send_once(request, form, act, said="Whoever asked was told"):
            return sent
    context = {
        "record": found,
        "asked": asked,
        "form": form,
        "may": policy.may_answer_request(asked, by=by),
        "back_url": reverse("casefile:in_the_case", args=[ref]),
    }
    return render(request, "casefile/answer.html", context)


@GIVEN
def break_glass(request: HttpRequest, ref: str) -> HttpResponse:
    """Open the record in an emergency."""
    by: Any = request.user
    found, _ = find_at_least(request, ref)
    form = forms.Emergency(request.POST or None)
    if form.is_valid():

        def act() -> str:
            reason = form.cleaned_data["reason"]
            share = commands.open_in_emergency(found, reason=reason, by=by, on=by.identity.today)
            return reverse("casefile:begin_emergency", args=[ref, share.pk])

        if sent := send_once(request, form, act):
            return sent
    may = policy.may_break_glass(by=by)
    return render(
        request, "casefile/break_glass.html", {"record": found, "form": form, "may": may, "back_url": _home(ref)}
    )


@require_GET
def begin_emergency(request: HttpRequest, ref: str, key: UUID) -> HttpResponse:
    """The emergency opening begins as soon as the witnesses have seen that it was asked for."""
    by: Any = request.user
    found, _ = find_at_least(request, ref)
    share = queries.share_of(found, key)
    if share is None or share.user_id != by.pk:
        raise Http404("no such opening")
    if share.grade == Grade.HIDDEN:
        if waiting := held_back(request, queries.asking_for(share), what="The record"):
            return waiting
        try:
            access.open_broken_glass(share, by=by, on=by.identity.today)
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect("casefile:break_glass", ref)
        messages.success(request, "The record is open to you for 60 minutes")
    return redirect("casefile:record", ref)


@require_GET
def openings(request: HttpRequest, ref: str) -> HttpResponse:
    """The emergency openings of the record, those that wait for a review first."""
    by: Any = request.user
    found = open_record(request, ref)
    return render(
        request,
        "casefile/openings.html",
        {
            "record": found,
            "openings": queries.openings(
                found, on=by.identity.today, holidays=partial(bank_holidays, on=by.identity.today)
            ),
        },
    )


@GIVEN
def review(request: HttpRequest, ref: str, key: UUID) -> HttpResponse:
    """Say, after the event, whether an emergency opening was right."""
    by: Any = request.user
    found = open_record(request, ref)
    share = queries.share_of(found, key)
    if share is None or share.expires_at is None:
        raise Http404("no such opening")
    form = forms.Review(request.POST or None)
    if form.is_valid():

        def act() -> str:
            access.review_break_glass(share, note=form.cleaned_data["note"], by=by, on=by.identity.today)
            return reverse("casefile:openings", args=[ref])

        if sent := send_once(request, form, act, said="The opening is reviewed"):
            return sent
    context = {
        "record": found,
        "share": share,
        "form": form,
        "may": policy.may_review_break_glass(share, by=by),
        "back_url": reverse("casefile:openings", args=[ref]),
    }
    return render(request, "casefile/review.html", context)
