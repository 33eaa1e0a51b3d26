"""Proposing a disclosure, and recording what had to be told at once."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from lawburrows.disclosures import commands, forms, policy, queries
from lawburrows.disclosures.intake import From
from lawburrows.disclosures.views.pages import page_of
from lawburrows.rules.disclosures import ROUTES
from lawburrows.web.acting import send_once
from lawburrows.web.records import find_record, open_record

GIVEN = require_http_methods(["GET", "POST"])
STANDS = "Proposed. Write the test and the exact words, and ask for approval"


@GIVEN
def propose_disclosure(request: HttpRequest, ref: str) -> HttpResponse:
    """`?after=`: one that did not come about, from which this one begins; `?application=`: one that met this record."""
    record = (find_record if request.method == "POST" else open_record)(request, ref)
    before, applied = _before(request, record), _application(request, record)
    came_from, initial = From(), {}
    if before is not None:
        came_from = From("before", str(before.pk), f"after disclosure {before.number}")
        recipient = queries.recipient_of(before, by=request.user)
        initial = {"why": before.why, "to_kind": before.to_kind}
        if recipient is not None:
            initial |= {"name": recipient.name, "tie": recipient.tie, "contact": recipient.contact}
    elif applied is not None:
        came_from = From("application", str(applied.pk), f"{applied}, {applied.area}")
        initial = {"why": "", "route": "police", "to_kind": "parent"}
        initial |= {"name": applied.carer or applied.applicant, "contact": "" if applied.carer else applied.contact}
        initial["tie"] = "" if applied.carer else applied.get_relation_display()
    return proposing(request, record, came_from=came_from, initial=initial)


def proposing(
    request: HttpRequest,
    record: Any,
    *,
    came_from: From,
    initial: dict[str, Any],
    may: Any = None,
    back_url: str = "",
) -> HttpResponse:
    """The form, from wherever somebody came: what is known there stands in it already."""
    by: Any = request.user
    on = by.identity.today
    calls = {str(one.pk): one for one in queries.changes_calling(record, by=by)}
    form = forms.Propose(
        request.POST or None,
        others=queries.others_to_choose(record, by=by),
        calls=[(key, queries.change_in_words(one).capitalize()) for key, one in calls.items()],
        initial={"calls": list(calls)} | initial,
    )
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            seen = [calls[key] for key in form.cleaned_data.get("calls") or ()]
            origin = From("change") if seen and came_from.kind == "officer" else came_from
            made = commands.propose_disclosure(record, new=form.proposal(origin), calls=seen, by=by, on=on)
            return page_of("disclosure", record.ref, made.pk)

        if sent := send_once(request, form, act, said=STANDS):
            return sent
    context = {
        "record": record,
        "form": form,
        "may": policy.may_propose(record, by=by) if may is None else may,
        "routes": ROUTES,
        "came_from": came_from.words,
        "back_url": back_url or page_of("disclosures", record.ref),
    }
    return render(request, "disclosures/propose_disclosure.html", context)


def _application(request: HttpRequest, record: Any) -> Any:
    try:
        key = uuid.UUID(request.GET.get("application", ""))
    except ValueError:
        return None
    return queries.met_by(record, key, by=request.user)


def _before(request: HttpRequest, record: Any) -> Any:
    try:
        key = uuid.UUID(request.GET.get("after", ""))
    except ValueError:
        return None
    return queries.disclosure(record, key, by=request.user)


@GIVEN
def told_at_once(request: HttpRequest, ref: str) -> HttpResponse:
    """Somebody was at immediate risk."""
    by: Any = request.user
    on = by.identity.today
    record = (find_record if request.method == "POST" else open_record)(request, ref)
    routes = [one.route.value for one in ROUTES if one.route.value != "self"]
    some = {user.pk: user for route in routes for user in queries.approvers(record, route, on=on, but=[by.pk])}
    form = forms.ToldAtOnce(
        request.POST or None,
        others=queries.others_to_choose(record, by=by),
        approvers=list(some.values()),
        initial={"made_on": on},
    )
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            asked = form.approvers[form.cleaned_data["asked"]]
            made = commands.told_at_once(record, new=form.at_once(), asked=asked, by=by, on=on)
            return page_of("disclosure", ref, made.pk)

        said = "It is recorded, and whoever is asked was told. Complete the test, so that they can decide"
        if sent := send_once(request, form, act, said=said):
            return sent
    context = {
        "record": record,
        "form": form,
        "may": policy.may_tell_first(record, by=by),
        "back_url": page_of("disclosures", ref),
    }
    return render(request, "disclosures/told_at_once.html", context)
