"""The search page."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lawburrows.access import identity
from lawburrows.access.permissions import Permission
from lawburrows.access.policy import holds, may, roles_that_may
from lawburrows.access.queries import serves_a_duty_desk
from lawburrows.audit import trail
from lawburrows.breaches.queries import sought as wanted_or_missing
from lawburrows.notices.commands import tell_of_existence
from lawburrows.people.searched import Searched, proof_of
from lawburrows.search import acts, queries
from lawburrows.search.asked import opened, sealed
from lawburrows.search.forms import Search
from lawburrows.search.wording import Sought
from lawburrows.web import purposes
from lawburrows.web.errors import Forbidden


@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """What is sent is sealed into the address of the answer: names stand in no history and no log."""
    by: Any = request.user
    if not may(by, Permission.SEARCH):
        raise Forbidden("Your role does not let you search the register.", roles=roles_that_may(Permission.SEARCH))
    if request.method == "POST":
        form = Search(request.POST)
        if form.is_valid():
            told = {name: request.POST.get(name, "") for name in form.fields}
            return redirect(f"{reverse('search:search')}?{urlencode({'asked': sealed(told, by=by)})}")
        return render(request, "search/search.html", {"form": form, "answer": None})
    token = request.GET.get("asked", "")
    asked = opened(token, by=by) if token else None
    shown: Any = request
    shown.searched_for = (asked or {}).get("q", "")  # stands in the box of the frame again
    form = Search(asked)
    context: dict[str, Any] = {"form": form, "answer": None, "too_old": bool(token) and asked is None}
    if form.is_valid() and (sought := form.sought()):
        context |= _answer(request, sought, form.cleaned_data["purpose"] or "")
    return render(request, "search/search.html", context)


def _answer(request: HttpRequest, sought: Sought, purpose: str) -> dict[str, Any]:
    """What was found; written in the trail, and told to the managers of records outside the reader's cases."""
    by: Any = request.user
    answer = queries.find(by, sought, purpose=purpose)
    shown = [record.pk for record in answer.records]
    entry = trail.searched(
        acts.SEARCHED, by=by, on=by.identity.today, terms=sought.words, records=shown, purpose=purpose
    )
    _tell(request, answer, purpose)
    add_url = ""
    if holds(by, Permission.PEOPLE_ADD):
        proof = proof_of(entry, Searched(sought.given, sought.family, sought.born), by=by)
        add_url = f"{reverse('people:add_person')}?{urlencode({'searched': proof})}"
    told = wanted_or_missing(shown, by=by, on=by.identity.today) if shown else {}
    shown_with = {
        name: [(one, told.get(one.record.pk, "")) for one in getattr(answer, name)] for name in ("likely", "possible")
    }
    return {
        **shown_with,
        "answer": answer,
        "sought": sought,
        "add_url": add_url,
        "asked_others": bool(purpose),
        "card": serves_a_duty_desk(by),
    }


def _tell(request: HttpRequest, answer: queries.Answer, purpose: str) -> None:
    by: Any = request.user
    if not answer.existing:
        return
    fresh = set(purposes.keep(request, [one.record.ref for one in answer.existing], purpose))
    identity.change(by, purpose=purpose)
    for one in answer.existing:
        if one.record.ref in fresh:
            tell_of_existence(one.record, by=by, on=by.identity.today)
    identity.change(by, purpose="", record=None, grade=None)  # none of them is in hand: they were told of, not opened
