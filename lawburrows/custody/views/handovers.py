"""Handing a case over: the list that waits, one handover, and the three answers to it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from lawburrows.access.grades import Grade
from lawburrows.access.policy import may_hand_over, may_take_over
from lawburrows.access.why import why_visible
from lawburrows.audit import trail
from lawburrows.custody import acts, commands, forms, policy, presenting, queries
from lawburrows.custody.leading import leading
from lawburrows.web.acting import changing, once
from lawburrows.web.errors import Forbidden
from lawburrows.web.menu import address
from lawburrows.web.records import open_record

GIVEN = require_http_methods(["GET", "POST"])


@require_GET
def handovers(request: HttpRequest) -> HttpResponse:
    """What waits for the reader's agency, and what it waits for itself."""
    by: Any = request.user
    if not by.postings_on(by.identity.today):
        raise Forbidden("Handovers are seen by those who work with cases.")
    mine, others = queries.handovers_waiting(by=by)
    shown = dict.fromkeys(one.record_id for one in (*mine, *others))
    trail.viewed(acts.HANDOVERS_LISTED, by=by, on=by.identity.today, records=shown, fields=("handover",))
    context = {"mine": mine, "others": others, "today": by.identity.today}
    return render(request, "custody/handovers.html", context)


def _found(request: HttpRequest, ref: str, pk: uuid.UUID) -> tuple[Any, Any]:
    """A handover for those in the case, and for those who are asked to take it over: they see the summary."""
    by: Any = request.user
    record = open_record(request, ref, grade=Grade.SUMMARY)
    found = queries.handover(record, pk, by=by)
    if found is None:
        raise Http404("no such handover")
    in_full = why_visible(record, by=by).grade == Grade.FULL
    if not in_full and not may_take_over(found.to_agency, found.to_area, by=by):
        raise Http404("no such handover")
    return record, found


@GIVEN
def propose_handover(request: HttpRequest, ref: str) -> HttpResponse:
    record = open_record(request, ref)
    by: Any = request.user
    on = by.identity.today
    form = forms.ProposeHandover(request.POST or None, initial={"to_area": str(record.area_id), "takes_effect_on": on})
    to = reverse("custody:custody", kwargs={"ref": ref})

    def act() -> object:
        return commands.propose_handover(record, **form.values(), by=by, on=on)

    said = "The handover is proposed. You lead until it is accepted and its day has come"
    if answer := once(request, form, act, to, said):
        return answer
    context = {
        "record": record,
        "form": form,
        "may": policy.may_propose_handover(record, by=by, on=on, waiting=queries.open_handover(record, by=by)),
        "leading": leading(record, by=by, on=on),
        "named": presenting.named(record),
        "back_url": to,
    }
    return render(request, "custody/propose_handover.html", context)


@require_GET
def handover(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    record, found = _found(request, ref, pk)
    if found.why in found.MOVES_AWAY:  # its own page says why the person moves, and refuses it for reasons of risk
        return redirect(address("transfers:transfer", ref=ref, pk=str(pk)))
    context = {
        "record": record,
        "handover": found,
        "rows": presenting.handover(found),
        "may_answer": policy.may_answer_handover(found, by=by),
        "may_refuse": policy.may_refuse_handover(found, by=by),
        "may_withdraw": policy.may_withdraw_handover(found, by=by),
        "gives": may_hand_over(record, by=by),
    }
    return render(request, "custody/handover.html", context)


def _answering(
    request: HttpRequest,
    ref: str,
    pk: uuid.UUID,
    form_class: Any,
    command: Callable[[Any, Any], object],
    template: str,
    judge: Callable[..., Any],
    said: str,
    initial: Callable[[Any], dict[str, Any]] = lambda record: {},
    ends_look: bool = False,
) -> HttpResponse:
    by: Any = request.user
    record, found = _found(request, ref, pk)
    form = form_class(request.POST or None, initial={"version": found.version, **initial(record)})
    to = reverse("custody:handover", kwargs={"ref": ref, "pk": pk})
    gone = ends_look and why_visible(record, by=by).grade != Grade.FULL  # whoever had the summary alone has it no more
    then = reverse("custody:handovers") if gone else to
    answer = changing(request, form, lambda: command(found, form), then, said)
    if isinstance(answer, HttpResponse):
        return answer
    context = {"record": record, "handover": found, "form": form, "may": judge(found, by=by), "back_url": to}
    context["rows"] = presenting.handover(found)
    return render(request, f"custody/{template}.html", context)


@GIVEN
def accept_handover(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user

    def act(found: Any, form: Any) -> object:
        values = {"version": form.cleaned_data["version"], "named": form.named()}
        return commands.accept_handover(found, **values, by=by, on=by.identity.today)

    def initial(record: Any) -> dict[str, Any]:
        names = ("notification_officer", "supervising_officer", "prison_contact")
        return {"manager": by.email} | {name: getattr(getattr(record, name), "email", "") for name in names}

    said = "Accepted. Your agency leads from the day on which it takes effect; a day that has come, within a minute"
    return _answering(
        request, ref, pk, forms.AcceptHandover, act, "accept_handover", policy.may_answer_handover, said, initial
    )


@GIVEN
def refuse_handover(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user

    def act(found: Any, form: Any) -> object:
        values = {name: form.cleaned_data[name] for name in ("version", "reason")}
        return commands.refuse_handover(found, **values, by=by, on=by.identity.today)

    said = "Refused. Those who asked are told, and lead on"
    judge = policy.may_refuse_handover
    return _answering(request, ref, pk, forms.SayWhy, act, "refuse_handover", judge, said, ends_look=True)


@GIVEN
def withdraw_handover(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user

    def act(found: Any, form: Any) -> object:
        values = {name: form.cleaned_data[name] for name in ("version", "reason")}
        return commands.withdraw_handover(found, **values, by=by, on=by.identity.today)

    said = "Withdrawn. The case stays where it is"
    return _answering(request, ref, pk, forms.SayWhy, act, "withdraw_handover", policy.may_withdraw_handover, said)
