"""Who is in a case, and the pages that change it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from lawburrows.access import commands, policy, queries
from lawburrows.access.why import NAMED_AS
from lawburrows.casefile import forms
from lawburrows.casefile.commands import move_case
from lawburrows.custody.leading import leading
from lawburrows.custody.queries import open_handover
from lawburrows.governance.queries import bank_holidays
from lawburrows.web.acting import send_once
from lawburrows.web.forms import OnceForm
from lawburrows.web.records import open_record

GIVEN = require_http_methods(["GET", "POST"])


@require_GET
def in_the_case(request: HttpRequest, ref: str) -> HttpResponse:
    by: Any = request.user
    found = open_record(request, ref)
    context = {
        "record": found,
        "case": queries.in_the_case(found, by=by),
        "may": policy.may_manage_case(found, by=by),
        "leading": leading(found, by=by, on=by.identity.today),
        "handover": open_handover(found, by=by),
        "openings": [
            one
            for one in queries.openings(
                found, on=by.identity.today, holidays=partial(bank_holidays, on=by.identity.today)
            )
            if not one.share.reviewed_at
        ],
    }
    return render(request, "casefile/in_the_case.html", context)


def _page(
    request: HttpRequest, found: Any, form: Any, template: str, act: Callable[[Any], Any], **more: Any
) -> HttpResponse:
    """One form that changes the case, and back to the list of who is in it."""
    by: Any = request.user
    back = reverse("casefile:in_the_case", args=[found.ref])
    if form.is_valid():

        def done() -> str:
            given = {name: value for name, value in form.cleaned_data.items() if name != "once"}
            act(given | {"by": by, "on": by.identity.today})
            return back

        if sent := send_once(request, form, done, said="The case was changed"):
            return sent
    may = policy.may_manage_case(found, by=by)
    return render(request, template, {"record": found, "form": form, "may": may, "back_url": back} | more)


@GIVEN
def name_people(request: HttpRequest, ref: str) -> HttpResponse:
    found = open_record(request, ref)
    now = {name: getattr(getattr(found, name), "email", "") for name in NAMED_AS}
    now |= {"version": found.version}
    form = forms.NamePeople(request.POST or None, initial=now)
    return _page(request, found, form, "casefile/name_people.html", lambda given: commands.name_in_case(found, **given))


@GIVEN
def add_partner(request: HttpRequest, ref: str) -> HttpResponse:
    found = open_record(request, ref)
    form = forms.AddPartner(request.POST or None)

    def act(given: dict[str, Any]) -> None:
        commands.add_partner(
            found, **given | {"agency": queries.agency(given["agency"]), "area": queries.area(given["area"])}
        )

    return _page(request, found, form, "casefile/add_partner.html", act)


@GIVEN
def exclude(request: HttpRequest, ref: str) -> HttpResponse:
    found = open_record(request, ref)
    form = forms.Exclude(request.POST or None)

    def act(given: dict[str, Any]) -> None:
        commands.exclude_from_record(found, user=given.pop("email"), **given)

    return _page(request, found, form, "casefile/exclude.html", act)


@GIVEN
def restrict(request: HttpRequest, ref: str) -> HttpResponse:
    found = open_record(request, ref)
    form = forms.Restrict(request.POST or None)
    return _page(request, found, form, "casefile/restrict.html", lambda given: commands.restrict_record(found, **given))


@GIVEN
def lift_restriction(request: HttpRequest, ref: str) -> HttpResponse:
    found = open_record(request, ref)
    form = forms.Lift(request.POST or None)
    may = policy.may_lift_restriction(found, by=request.user)
    return _page(
        request,
        found,
        form,
        "casefile/lift_restriction.html",
        lambda given: commands.lift_restriction(found, **given),
        may=may,
    )


@GIVEN
def move(request: HttpRequest, ref: str) -> HttpResponse:
    found = open_record(request, ref)
    form = forms.Move(request.POST or None, initial={"version": found.version})
    may = policy.may_change_area(found, by=request.user)
    return _page(request, found, form, "casefile/move.html", lambda given: move_case(found, **given), may=may)


def _ending(
    request: HttpRequest, ref: str, find: Callable[[Any], Any], end: Callable[..., Any], words: Callable[[Any], str]
) -> HttpResponse:
    found = open_record(request, ref)
    row = find(found)
    if row is None:
        raise Http404("nothing of this kind in the case")
    form = OnceForm(request.POST or None)
    return _page(request, found, form, "casefile/end.html", lambda given: end(row, **given), consequences=words(row))


@GIVEN
def end_partner(request: HttpRequest, ref: str, key: UUID) -> HttpResponse:
    return _ending(
        request,
        ref,
        lambda record: queries.partner_of(record, key),
        commands.end_partner,
        lambda partner: f"{partner.agency} leaves the case; its people do not see the record any more.",
    )


@GIVEN
def end_share(request: HttpRequest, ref: str, key: UUID) -> HttpResponse:
    return _ending(
        request,
        ref,
        lambda record: queries.share_of(record, key),
        commands.end_share,
        lambda share: f"{share.user} does not see the record any more on this ground.",
    )


@GIVEN
def end_exclusion(request: HttpRequest, ref: str, key: UUID) -> HttpResponse:
    return _ending(
        request,
        ref,
        lambda record: queries.exclusion_of(record, key),
        commands.end_exclusion,
        lambda exclusion: f"{exclusion.user} may see the record again if something else lets them.",
    )
