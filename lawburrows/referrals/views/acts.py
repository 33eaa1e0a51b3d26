"""The pages on which something is done to a notification or referral; one function an act."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lawburrows.referrals import commands, forms, policy, presenting, queries
from lawburrows.referrals.views.pages import found_or_404
from lawburrows.rules.referrals import Kind
from lawburrows.rules.verdict import Verdict
from lawburrows.web.acting import changing, send_once, side_by_side
from lawburrows.web.records import open_record

GIVEN = require_http_methods(["GET", "POST"])


def _begin(request: HttpRequest, ref: str, kind: Kind) -> HttpResponse:
    by: Any = request.user
    record = open_record(request, ref)
    already = queries.open_one(record, kind.value, by=by)
    grounds = presenting.grounds(record, kind, by=by, on=by.identity.today)
    form = forms.Asking(
        request.POST or None, kind=kind, convictions=grounds["convictions"], initial=grounds["beforehand"]
    )
    if form.is_valid():

        def act() -> str:
            made = commands.begin_referral(record, kind=kind.value, asked=form.asked(), by=by, on=by.identity.today)
            return reverse("referrals:referral", args=[ref, made.pk])

        if sent := send_once(request, form, act, said="The draft is kept. Look at it, and send it"):
            return sent
    context = {
        "record": record,
        "form": form,
        "may": policy.may_refer(record, by=by, already=already),
        "already": already,
        "back_url": reverse("casefile:joint", args=[ref]),
        **grounds,
    }
    return render(request, "referrals/begin.html", context)


@GIVEN
def notify(request: HttpRequest, ref: str) -> HttpResponse:
    """Documents 1 and 3."""
    return _begin(request, ref, Kind.NOTIFICATION)


@GIVEN
def refer(request: HttpRequest, ref: str) -> HttpResponse:
    """Documents 2 and 4."""
    return _begin(request, ref, Kind.REFERRAL)


@GIVEN
def change_referral(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """What was typed, by its version; a late save stands beside what is held."""
    by: Any = request.user
    record = open_record(request, ref)
    found = found_or_404(record, pk, by)
    kind = Kind(found.kind)
    grounds = presenting.grounds(record, kind, by=by, on=by.identity.today)
    first = {name: getattr(found, name) for name in forms.TYPED} | {"conviction": found.conviction_id or ""}
    form = forms.AskingAgain(
        request.POST or None,
        kind=kind,
        convictions=grounds["convictions"],
        initial=first | {"version": found.version},
    )
    to = reverse("referrals:referral", args=[ref, pk])

    def act() -> object:
        version = form.cleaned_data["version"]
        return commands.change_referral(found, version=version, asked=form.asked(), by=by, on=by.identity.today)

    answer = changing(request, form, act, to, "The draft is kept")
    if isinstance(answer, HttpResponse):
        return answer
    context = {
        "record": record,
        "referral": found,
        "form": form,
        "may": policy.may_change(found, by=by),
        "compare": side_by_side(form, answer) if answer is not None else [],
        "back_url": to,
        **grounds,
    }
    return render(request, "referrals/change_referral.html", context)


def _step(
    request: HttpRequest,
    ref: str,
    pk: uuid.UUID,
    form_class: type[Any],
    act: Callable[..., object],
    judge: Callable[..., Verdict],
    template: str,
    said: str,
) -> HttpResponse:
    by: Any = request.user
    record = open_record(request, ref)
    found = found_or_404(record, pk, by)
    form = form_class(request.POST or None, initial={"version": found.version})
    to = reverse("referrals:referral", args=[ref, pk])

    def write() -> object:
        given = {name: value for name, value in form.cleaned_data.items() if name != "once"}
        return act(found, **given, by=by, on=by.identity.today)

    answer = changing(request, form, write, to, said)
    if isinstance(answer, HttpResponse):
        return answer
    context = {
        "record": record,
        "form": form,
        "back_url": to,
        **presenting.page(found, by=by, on=by.identity.today),
        "may": judge(found, by=by),
    }
    return render(request, f"referrals/{template}.html", context)


@GIVEN
def send_referral(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """The whole document once more; sent by one press."""

    def judge(found: Any, *, by: Any) -> Verdict:
        context = presenting.page(found, by=by, on=by.identity.today)
        return policy.may_send(found, by=by, to=context["to"], lacking=[one.words for one in context["missing"]])

    said = "Sent to the coordinator. You see here what comes of it"
    return _step(request, ref, pk, forms.Send, commands.send_referral, judge, "send_referral", said)


@GIVEN
def withdraw_referral(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    said = "Withdrawn. What was typed stays here"
    return _step(
        request, ref, pk, forms.Reason, commands.withdraw_referral, policy.may_withdraw, "withdraw_referral", said
    )


@GIVEN
def accept_referral(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    said = "Accepted. Category and level are recorded with your reason"
    return _step(request, ref, pk, forms.Accept, commands.accept_referral, policy.may_answer, "accept_referral", said)


@GIVEN
def return_referral(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    said = "Returned. The sender sees what is missing, and by when you want it"
    return _step(request, ref, pk, forms.Return, commands.return_referral, policy.may_answer, "return_referral", said)


@GIVEN
def refuse_referral(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    said = "Refused. The sender reads your reason"
    return _step(request, ref, pk, forms.Refuse, commands.refuse_referral, policy.may_answer, "refuse_referral", said)
