"""Something has changed: choosing what, saying it once, what it calls for; and the way to adulthood."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from lawburrows.circumstances import commands, forms, policy, queries
from lawburrows.rules.circumstances import call, calls_for, to_be_told
from lawburrows.web.acting import changing, once
from lawburrows.web.records import find_record, open_record

GIVEN = require_http_methods(["GET", "POST"])
KINDS = dict(queries.KINDS)
SAID = "It is recorded. What it calls for stands below, and those who must know were told"
SAID_OF_HEALTH = (
    "It is recorded in the part about health. What it calls for stands below; all who must know were told that health "
    "has changed, and not what it is"
)


def _open(request: HttpRequest, ref: str) -> Any:
    return (find_record if request.method == "POST" else open_record)(request, ref)


def _changes(ref: str) -> str:
    return reverse("circumstances:changes", args=[ref])


@require_GET
def changed(request: HttpRequest, ref: str) -> HttpResponse:
    """What has changed? Those kinds that the reader may not write say why."""
    by: Any = request.user
    record = open_record(request, ref)
    rows = [
        {
            "words": words,
            "url": reverse("circumstances:record_change", args=[ref, kind]),
            "may": policy.may_record_change(record, kind, by=by),
            "calls": ", ".join(one.what[:1].lower() + one.what[1:] for one in calls_for(kind, child=False)),
        }
        for kind, words in queries.KINDS
    ]
    return render(request, "circumstances/changed.html", {"record": record, "rows": rows, "changes_url": _changes(ref)})


@GIVEN
def record_change(request: HttpRequest, ref: str, what: str) -> HttpResponse:
    """Said once: it is written where it belongs, what follows falls due, and who must know is told."""
    by: Any = request.user
    if what not in forms.FORMS:
        raise Http404("no such kind of change")
    record = _open(request, ref)
    may = policy.may_record_change(record, what, by=by)
    if not may:
        raise PermissionDenied(may.reason)
    on = by.identity.today
    more: dict[str, Any] = {}
    if to_be_told(what, on):
        more["subject"] = queries.is_subject(record, by=by, on=on)
    if what in ("household", "partner"):
        more["household"] = queries.household_of(record, by=by, on=on)
        more["find"] = lambda key: queries.relationship(record, key, by=by)
    form = forms.FORMS[what](request.POST or None, initial={"since": on}, **more)

    def act() -> None:
        commands.record_change(record, what, about=form.about(), values=form.values(), by=by, on=on)

    said = SAID_OF_HEALTH if what == queries.HEALTH else SAID
    if answer := once(request, form, act, _changes(ref), said):
        return answer
    context = {
        "record": record,
        "form": form,
        "words": KINDS[what],
        "calls": calls_for(what, child=True),
        "health": queries.who_sees_health(record, by=by, on=on) if what == queries.HEALTH else None,
        "back_url": reverse("circumstances:changed", args=[ref]),
    }
    return render(request, "circumstances/record_change.html", context)


@require_GET
def changes(request: HttpRequest, ref: str) -> HttpResponse:
    """Every change, and what each called for."""
    by: Any = request.user
    record = open_record(request, ref)
    on = by.identity.today
    shown = queries.changes_of(record, by=by, on=on)
    rows = [{"one": one, "calls": [{"call": each, "row": call(each.key)} for each in one.calls]} for one in shown]
    of_health = any(one.change.kind == queries.HEALTH for one in shown)
    context = {
        "record": record,
        "rows": rows,
        "may": policy.may_record(record, by=by),
        "today": on,
        "health": queries.who_sees_health(record, by=by, on=on) if of_health else None,
        "pathway": queries.pathway_of(record, by=by),
    }
    return render(request, "circumstances/changes.html", context)


@GIVEN
def deal_with_call(request: HttpRequest, ref: str, key: UUID) -> HttpResponse:
    by: Any = request.user
    record = _open(request, ref)
    found = queries.call_of(record, key, by=by)
    if found is None:
        raise Http404("nothing of this kind follows")
    form = forms.DealWithCall(request.POST or None, initial={"version": found.version})

    def act() -> None:
        given = form.cleaned_data
        commands.deal_with_call(found, done=given["done"], version=given["version"], by=by, on=by.identity.today)

    answer = changing(request, form, act, _changes(ref), "What was done stands beside it")
    if isinstance(answer, HttpResponse):
        return answer
    context = {
        "record": record,
        "form": form,
        "call": found,
        "row": call(found.key),
        "health": _health(record, found, by),
        "may": policy.may_deal_with(answer or found, by=by),
        "back_url": _changes(ref),
    }
    return render(request, "circumstances/deal_with_call.html", context)


def _health(record: Any, found: Any, by: Any) -> queries.WhoSeesHealth | None:
    of_health = found.of.kind == queries.HEALTH
    return queries.who_sees_health(record, by=by, on=by.identity.today) if of_health else None


@GIVEN
def decide_adult_pathway(request: HttpRequest, ref: str) -> HttpResponse:
    """Before the eighteenth birthday."""
    by: Any = request.user
    record = _open(request, ref)
    on = by.identity.today
    form = forms.DecidePathway(request.POST or None)

    def act() -> None:
        commands.decide_adult_pathway(record, **_given(form), by=by, on=on)

    if answer := once(request, form, act, _changes(ref), "The adult pathway is decided"):
        return answer
    stands = queries.standing_of(record, by=by, on=on)
    context = {
        "record": record,
        "form": form,
        "stands": stands,
        "may": policy.may_decide_pathway(record, stands, by=by),
        "back_url": reverse("casefile:record", args=[ref]),
    }
    return render(request, "circumstances/decide_adult_pathway.html", context)


def _given(form: Any) -> dict[str, str]:
    return {name: value for name, value in form.cleaned_data.items() if name != "once"}
