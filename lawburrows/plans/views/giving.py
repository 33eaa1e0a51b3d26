"""Giving an action from the plan in force."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lawburrows.actions.forms import GiveAction
from lawburrows.actions.intake import NewAction
from lawburrows.actions.queries import owners
from lawburrows.plans import commands, policy, queries
from lawburrows.plans.parts import BY_KEY
from lawburrows.plans.views.sending import GIVEN, opened, page_of, sent, version_of


@GIVEN
def give_action(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    """`?strategy=`: for which strategy; its words are there to begin with."""
    by: Any = request.user
    on = by.identity.today
    record = opened(request, ref)
    plan = version_of(request, record, pk)
    strategy = _strategy(request, plan, by)
    initial = {"what": strategy.words} if strategy else None
    form = GiveAction(request.POST or None, owners=owners(record, on=on), initial=initial)

    def act() -> None:
        given, owner = form.cleaned_data, form.owner()
        new = NewAction(given["what"], owner.agency, owner.user, given["due"])
        commands.give_action(plan, new=new, strategy=strategy, by=by, on=on)

    to = f"{page_of('plan', ref)}#actions"
    answer, _ = sent(request, form, act, to, "The action is given, and whoever has it was told")
    if answer is not None:
        return answer
    context = {
        "record": record,
        "plan": plan,
        "strategy": strategy,
        "form": form,
        "may": policy.may_give_action(plan, by=by),
        "in_the_case_url": reverse("casefile:in_the_case", args=[ref]),
        "back_url": page_of("plan", ref),
    }
    return render(request, "plans/give_action.html", context)


def _strategy(request: HttpRequest, plan: Any, by: Any) -> Any:
    asked = request.GET.get("strategy", "")
    if not asked:
        return None
    try:
        found = queries.part(plan, BY_KEY["strategy"].model, UUID(asked), by=by)
    except ValueError:
        found = None
    if found is None:
        raise Http404("no such strategy in this version")
    return found
