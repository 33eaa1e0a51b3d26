"""Asking for signatures, signing, taking back; and the review of a plan that stays as it is."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from lawburrows.circumstances.policy import may_deal_with
from lawburrows.plans import commands, forms, policy, presenting, queries
from lawburrows.plans.parts import BY_KEY
from lawburrows.plans.views.sending import GIVEN, held_and_typed, opened, page_of, sent, version_of
from lawburrows.rules.plan import NEEDED, gaps
from lawburrows.web.forms import OnceForm


@GIVEN
def ask_for_signatures(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    by: Any = request.user
    record = opened(request, ref)
    plan = version_of(request, record, pk)
    whole = queries.whole(plan, by=by)
    missing = gaps(whole.said())
    form = forms.AskForSignatures(request.POST or None, version=plan.version, gaps=bool(missing))

    def act() -> None:
        version = form.cleaned_data["version"]
        commands.ask_for_signatures(plan, version=version, **form.values(), by=by, on=by.identity.today)

    to = page_of("version", ref, pk)
    said = "It waits for signatures. Those who sign have been told, and it is on their lists of work until they have"
    answer, current = sent(request, form, act, to, said)
    if answer is not None:
        return answer
    supervised = queries.supervised(record, by=by, on=by.identity.today)
    context = {
        "record": record,
        "plan": plan,
        "form": form,
        "gaps": missing,
        "needed": presenting.shown(whole, supervised=supervised, on=by.identity.today)["still"],
        "may": policy.may_ask(whole, by=by, on=by.identity.today),
        "stale": held_and_typed(form, current) if current else [],
        "back_url": to,
    }
    return render(request, "plans/ask_for_signatures.html", context)


@GIVEN
def sign_plan(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    """The whole of the version stands on the page on which it is signed."""
    by: Any = request.user
    on = by.identity.today
    record = opened(request, ref)
    plan = version_of(request, record, pk)
    whole = queries.whole(plan, by=by)
    supervised = queries.supervised(record, by=by, on=on)
    choices = policy.signs_as(whole, by=by, supervised=supervised)
    if request.method == "POST" and not choices:
        choices = [(row.key, row.words) for row in NEEDED]  # refused in words by the command
    form = forms.SignPlan(request.POST or None, version=plan.version, choices=choices)
    to = page_of("version", ref, pk)

    def act() -> None:
        given = form.cleaned_data
        commands.sign_plan(plan, version=given["version"], signs_as=given["signs_as"], by=by, on=on)

    answer, _ = sent(request, form, act, to, lambda: _said(record, pk, by))
    if answer is not None:
        return answer
    context = presenting.shown(whole, supervised=supervised, on=on) | {
        "record": record,
        "form": form,
        "may": policy.may_sign(whole, by=by, supervised=supervised),
        "back_url": to,
    }
    return render(request, "plans/sign_plan.html", context)


def _said(record: Any, pk: UUID, by: Any) -> str:
    found = queries.plan(record, pk, by=by)
    if found is not None and found.in_force_on:
        return "You have signed, as the last. The plan is in force"
    return "You have signed. Others have still to sign"


@GIVEN
def take_back(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    by: Any = request.user
    record = opened(request, ref)
    plan = version_of(request, record, pk)
    form = OnceForm(request.POST or None)

    def act() -> None:
        commands.take_back(plan, by=by, on=by.identity.today)

    to = page_of("version", ref, pk)
    answer, _ = sent(request, form, act, to, "It is a draft again, and can be changed")
    if answer is not None:
        return answer
    may = policy.may_take_back(plan, by=by)
    signed = queries.whole(plan, by=by).signatures
    context = {"record": record, "plan": plan, "form": form, "may": may, "signatures": signed, "back_url": to}
    return render(request, "plans/take_back.html", context)


@GIVEN
def review_plan(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    """The plan in force was looked at and stays as it is; `?measure=`: one intrusive measure of it."""
    by: Any = request.user
    on = by.identity.today
    record = opened(request, ref)
    plan = version_of(request, record, pk)
    measure = _measure(request, plan, by)
    waiting = [] if measure else [one for one in queries.changes_calling(record, by=by) if may_deal_with(one, by=by)]
    calls = {str(one.pk): one for one in waiting}
    choices = [(key, queries.change_in_words(one).capitalize()) for key, one in calls.items()]
    form = forms.ReviewPlan(request.POST or None, initial={"reviewed_on": on}, calls=choices)

    def act() -> None:
        given = {name: value for name, value in form.cleaned_data.items() if name not in ("once", "calls")}
        seen = [calls[key] for key in form.cleaned_data.get("calls") or ()]
        commands.review_plan(plan, **given, measure=measure, calls=seen, by=by, on=on)

    to = page_of("plan", ref)
    answer, _ = sent(request, form, act, to, "The review is recorded")
    if answer is not None:
        return answer
    context = {
        "record": record,
        "plan": plan,
        "measure": measure,
        "form": form,
        "may": policy.may_review(plan, by=by, on=on),
        "back_url": to,
    }
    return render(request, "plans/review_plan.html", context)


def _measure(request: HttpRequest, plan: Any, by: Any) -> Any:
    asked = request.GET.get("measure", "")
    if not asked:
        return None
    try:
        found = queries.part(plan, BY_KEY["measure"].model, UUID(asked), by=by)
    except ValueError:
        found = None
    if found is None:
        raise Http404("no such measure in this version")
    return found
