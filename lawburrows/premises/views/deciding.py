"""The decision; a yearly review left out; an address no longer assessed; and actions from conditions."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from lawburrows.actions.forms import GiveAction
from lawburrows.actions.intake import NewAction
from lawburrows.actions.queries import owners
from lawburrows.premises import commands, forms, policy
from lawburrows.premises.views.sending import GIVEN, adding, altering, found, page_of, round_of, shown_of


@GIVEN
def decide_assessment(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    by: Any = request.user
    shown = shown_of(request, ref, pk)
    last = round_of(shown, found(shown.last).assessment.number)
    one = last.assessment
    form = forms.DecideAssessment(request.POST or None, unsigned=bool(last.unsigned), initial={"version": one.version})

    def act(version: int) -> None:
        commands.decide_assessment(one, new=form.new(), version=version, by=by, on=by.identity.today)

    context = {
        "record": one.record,
        "premises": shown.premises,
        "round": last,
        "may": policy.may_decide(one, by=by),
        "back_url": page_of(shown.premises),
    }
    said = "The assessment is decided, and those in the case were told"
    return altering(request, form, act, "decide_assessment", said, context)


@GIVEN
def skip_review(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    by: Any = request.user
    shown = shown_of(request, ref, pk)
    premises, on = shown.premises, by.identity.today
    form = forms.SkipReview(request.POST or None)

    def act() -> None:
        commands.skip_review(premises, because=form.cleaned_data["because"], by=by, on=on)

    last = shown.last.assessment if shown.last else None
    context = {
        "record": premises.record,
        "premises": premises,
        "renewal": shown.renewal,
        "may": policy.may_skip(premises, last, by=by, on=on, renewal=shown.renewal),
        "back_url": page_of(premises),
    }
    return adding(request, form, act, "skip_review", "It is recorded why the review is left out", context)


@GIVEN
def stop_assessing(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    by: Any = request.user
    premises = shown_of(request, ref, pk).premises
    form = forms.StopAssessing(request.POST or None, initial={"version": premises.version})

    def act(version: int) -> None:
        because = form.cleaned_data["because"]
        commands.stop_assessing(premises, because=because, version=version, by=by, on=by.identity.today)

    context = {
        "record": premises.record,
        "premises": premises,
        "may": policy.may_stop(premises, by=by),
        "back_url": page_of(premises),
    }
    return altering(request, form, act, "stop_assessing", "The address is no longer assessed", context)


@GIVEN
def give_action(request: HttpRequest, ref: str, pk: UUID, number: int) -> HttpResponse:
    by: Any = request.user
    shown = shown_of(request, ref, pk)
    one = round_of(shown, number).assessment
    on = by.identity.today
    form = GiveAction(request.POST or None, owners=owners(one.record, on=on), initial={"what": one.conditions[:1000]})

    def act() -> None:
        given, owner = form.cleaned_data, form.owner()
        new = NewAction(given["what"], owner.agency, owner.user, given["due"])
        commands.give_action(one, new=new, by=by, on=on)

    context = {
        "record": one.record,
        "premises": shown.premises,
        "one": one,
        "may": policy.may_give_action(one, by=by),
        "in_the_case_url": reverse("casefile:in_the_case", args=[ref]),
        "back_url": f"{page_of(shown.premises)}#actions",
    }
    return adding(request, form, act, "give_action", "The action is given, and whoever has it was told", context)
