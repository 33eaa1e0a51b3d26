"""Transfer within Scotland: what stands, the offer, a refusal with reasons of risk, and the decision after it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from lawburrows.access.grades import Grade
from lawburrows.access.policy import may_hand_over, may_take_over
from lawburrows.access.why import why_visible
from lawburrows.custody import policy as custody
from lawburrows.custody.queries import open_handover
from lawburrows.rules.transferring import CANNOT_REFUSE
from lawburrows.transfers import commands, forms, policy, presenting, queries
from lawburrows.web.acting import changing, once
from lawburrows.web.records import open_record

GIVEN = require_http_methods(["GET", "POST"])


@require_GET
def transfers(request: HttpRequest, ref: str) -> HttpResponse:
    """Every transfer and hand-off of a person, and the ways to begin one."""
    record = open_record(request, ref)
    by: Any = request.user
    context = {
        "record": record,
        "moves": [(one, presenting.transfer(one)) for one in queries.transfers_of(record, by=by)],
        "hand_offs": [(one, presenting.hand_off(one)) for one in queries.hand_offs_of(record, by=by)],
        **_may_begin(record, by),
    }
    return render(request, "transfers/transfers.html", context)


def _may_begin(record: Any, by: Any) -> dict[str, Any]:
    handed, papers = open_handover(record, by=by) is not None, queries.open_hand_off(record, by=by) is not None
    undecided = queries.to_decide(record, by=by) is not None
    return {
        "may_offer": policy.may_offer(record, by=by, open_=handed or papers, undecided=undecided),
        "may_prepare": policy.may_prepare(record, by=by, open_=papers, handover=handed),
    }


@GIVEN
def offer_transfer(request: HttpRequest, ref: str) -> HttpResponse:
    record = open_record(request, ref)
    by: Any = request.user
    on = by.identity.today
    form = forms.OfferTransfer(request.POST or None)
    to = reverse("transfers:transfers", kwargs={"ref": ref})

    def act() -> object:
        return commands.offer_transfer(record, **form.values(), by=by, on=on)

    said = "The transfer is offered. You lead until it is accepted and its day has come"
    if answer := once(request, form, act, to, said):
        return answer
    context = {
        "record": record,
        "form": form,
        "may": _may_begin(record, by)["may_offer"],
        "supervised": queries.is_supervised(record, by=by, on=on),
        "rule": CANNOT_REFUSE,
        "back_url": to,
    }
    return render(request, "transfers/offer_transfer.html", context)


def _found(request: HttpRequest, ref: str, pk: uuid.UUID) -> tuple[Any, Any]:
    """For those in the case, and for those who are asked to take it over: they see the summary."""
    by: Any = request.user
    record = open_record(request, ref, grade=Grade.SUMMARY)
    found = queries.transfer_of(record, pk, by=by)
    if found is None:
        raise Http404("no such transfer")
    handover = found.handover
    if why_visible(record, by=by).grade != Grade.FULL and not may_take_over(
        handover.to_agency, handover.to_area, by=by
    ):
        raise Http404("no such transfer")
    return record, found


@require_GET
def transfer(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    record, found = _found(request, ref, pk)
    context = {
        "record": record,
        "transfer": found,
        "rows": presenting.transfer(found, whole=True),
        "rule": CANNOT_REFUSE if found.supervised else "",
        "may_accept": custody.may_answer_handover(found.handover, by=by),
        "may_refuse": policy.may_refuse(found, by=by),
        "may_decide": policy.may_decide(found, by=by),
        "may_withdraw": custody.may_withdraw_handover(found.handover, by=by),
        "gives": may_hand_over(record, by=by),
    }
    return render(request, "transfers/transfer.html", context)


def _answering(
    request: HttpRequest,
    ref: str,
    pk: uuid.UUID,
    form_class: Any,
    act: Callable[[Any, Any], object],
    judge: Callable[..., Any],
    said: str,
    name: str,
    of_handover: bool = False,
) -> HttpResponse:
    by: Any = request.user
    record, found = _found(request, ref, pk)
    version = found.handover.version if of_handover else found.version
    form = form_class(request.POST or None, initial={"version": version})
    to = reverse("transfers:transfer", kwargs={"ref": ref, "pk": pk})
    gone = of_handover and why_visible(record, by=by).grade != Grade.FULL  # whoever had the summary alone, until now
    then = reverse("custody:handovers") if gone else to
    answer = changing(request, form, lambda: act(found, form.cleaned_data), then, said)
    if isinstance(answer, HttpResponse):
        return answer
    context = {"record": record, "form": form, "may": judge(found, by=by), "back_url": to}
    context |= {"rows": presenting.transfer(found), "rule": CANNOT_REFUSE if found.supervised else ""}
    return render(request, f"transfers/{name}.html", context)


@GIVEN
def refuse_transfer(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user

    def act(found: Any, given: dict[str, Any]) -> object:
        values = {name: given[name] for name in ("version", "reasons", "words")}
        return commands.refuse_transfer(found, **values, by=by, on=by.identity.today)

    said = "Your reasons are recorded. Those who offered it are told, and lead on"
    judge = policy.may_refuse
    return _answering(request, ref, pk, forms.RefuseTransfer, act, judge, said, "refuse_transfer", of_handover=True)


@GIVEN
def decide_transfer(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user

    def act(found: Any, given: dict[str, Any]) -> object:
        values = {name: given[name] for name in ("version", "decided", "because")}
        return commands.decide_transfer(found, **values, by=by, on=by.identity.today)

    said = "The decision is recorded. Where the transfer goes on, offer it again: it is then accepted"
    return _answering(request, ref, pk, forms.DecideTransfer, act, policy.may_decide, said, "decide_transfer")
