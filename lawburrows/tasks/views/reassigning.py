"""Giving the cases of one person to others: whose, to whom, check, done."""

from __future__ import annotations

from collections import Counter
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from lawburrows.audit import trail
from lawburrows.tasks import acts, forms, policy, queries, reassigning
from lawburrows.tasks.commands.reassigning import Gift
from lawburrows.tasks.commands.reassigning import reassign as give
from lawburrows.web.acting import send_once
from lawburrows.web.errors import Forbidden
from lawburrows.web.menu import address
from lawburrows.web.pages import paginate

BALANCED = "balanced"


def _insist(by: Any) -> None:
    if not policy.may_reassign(by=by):
        raise Forbidden(policy.may_reassign(by=by).reason, roles=policy.who_reassigns())


@require_GET
def reassign(request: HttpRequest) -> HttpResponse:
    """Whose cases? Whoever has no posting any more stands first."""
    by: Any = request.user
    _insist(by)
    page = paginate(reassigning.holders(by=by, on=by.identity.today), request.GET.get("page"), query=request.GET)
    trail.viewed(acts.LOAD_LISTED, by=by, on=by.identity.today, fields=("cases",), purpose="list.area")
    return render(request, "tasks/reassign.html", {"page": page, "back_url": address("tasks:team")})


@require_http_methods(["GET", "POST"])
def give_cases(request: HttpRequest, key: UUID) -> HttpResponse:
    """All the cases of one person with a suggestion for each; a page to check it; then it is done."""
    by: Any = request.user
    _insist(by)
    on, whose = by.identity.today, queries.user_called(key)
    if whose is None:
        raise Http404("no such user")
    everything = reassigning.held_by(whose, by=by, on=on)
    cases = everything[: reassigning.AT_A_TIME]
    people = reassigning.receivers(whose, by=by, on=on)
    now = reassigning.workloads(people, by=by)
    to = request.GET.get("to", BALANCED)
    form = forms.GiveCases(request.POST or None, cases=cases, people=people, initial=_suggested(cases, people, now, to))
    checking = form.is_valid() and form.cleaned_data["step"] == "check"
    if form.is_valid() and not checking:

        def act() -> str:
            gifts = [Gift(case.record, case.places, one) for case, one in form.given]
            give(gifts, whose=whose, by=by, on=on)
            return address("tasks:team") if len(gifts) == len(everything) else request.path

        if answer := send_once(request, form, act, said="The cases were given, and what is due on them with them"):
            return answer
    shown = [case.record.pk for case in cases]
    trail.viewed(acts.REASSIGNING, whose, by=by, on=on, records=shown, fields=("named",), purpose="list.area")
    context = {
        "form": form,
        "whose": whose,
        "cases": cases,
        "rest": len(everything) - len(cases),
        "people": [(one, now[one.pk]) for one in people],
        "to": to,
        "back_url": address("tasks:reassign"),
    }
    if not checking:
        return render(request, "tasks/give_cases.html", context)
    after = Counter(one for _, one in form.given)
    context |= {
        "given": form.given,
        "stay": len(cases) - len(form.given),
        "totals": [(one, now[one.pk], number, now[one.pk] + number) for one, number in after.items()],
        "again": [(name, request.POST.get(name, "")) for name in form.cases],
    }
    return render(request, "tasks/check_cases.html", context)


def _suggested(cases: Any, people: Any, now: Any, to: str) -> dict[str, str]:
    """What the page is filled in with: one person for all, or a balance."""
    if to in {str(one.pk) for one in people}:
        return {forms.GiveCases.name_of(case): to for case in cases}
    found = reassigning.balanced(cases, people, now)
    return {forms.GiveCases.name_of(case): str(found.get(case.record.pk, "")) for case in cases}
