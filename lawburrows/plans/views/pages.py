"""The pages that show: the plan as it stands, one version, and two versions compared."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from lawburrows.actions.presenting import HEAD, table
from lawburrows.actions.queries import given_by
from lawburrows.plans import acts, policy, presenting, queries
from lawburrows.plans.views.sending import page_of, version_of
from lawburrows.plans.whole import compared
from lawburrows.web.forms import OnceForm
from lawburrows.web.records import open_record


@require_GET
def plan(request: HttpRequest, ref: str) -> HttpResponse:
    """The version in force; where none is, the one that is written; else how to begin. Every version is one link away."""
    record = open_record(request, ref, fields=("plan",))
    by: Any = request.user
    plans = queries.plans_of(record, by=by)
    shown = presenting.first_shown(plans)
    context = {"record": record, "plans": plans} | _begins(record, plans, by)
    return render(request, "plans/plan.html", context | (_shown(request, record, shown, plans) if shown else {}))


def _begins(record: Any, plans: list[Any], by: Any) -> dict[str, Any]:
    return {
        "may_begin": policy.may_begin(record, presenting.being_written(plans), by=by),
        "may_see_victims": policy.may_see_victims(record, by=by),
        "changed": [queries.change_in_words(one) for one in queries.changes_calling(record, by=by)],
        "for_life": bool(queries.for_life([record.pk], by=by)),
    }


@require_GET
def draft(request: HttpRequest, ref: str) -> HttpResponse:
    """The version that is being written, by an address that does not change; else the plan as it stands."""
    record = open_record(request, ref)
    found = queries.open_plan(record, by=request.user)
    return redirect(page_of("version", ref, found.pk) if found else page_of("plan", ref))


@require_GET
def version(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    """One version: of a draft what is missing, and each of its parts to add to."""
    record = open_record(request, ref, fields=("plan",))
    plans = queries.plans_of(record, by=request.user)
    found = version_of(request, record, pk)
    return render(
        request, "plans/plan.html", {"record": record, "plans": plans} | _shown(request, record, found, plans)
    )


def _shown(request: HttpRequest, record: Any, found: Any, plans: list[Any]) -> dict[str, Any]:
    by: Any = request.user
    on = by.identity.today
    whole = queries.whole(found, by=by)
    supervised = queries.supervised(record, by=by, on=on)
    reviews = queries.reviews_of(found, by=by)
    shown = presenting.shown(whole, supervised=supervised, on=on, reviews=reviews)
    return (
        shown
        | _begins(record, plans, by)
        | {
            "once": OnceForm(),
            "may_change": policy.may_change(found, by=by),
            "may_ask": policy.may_ask(whole, by=by, on=on),
            "may_sign": policy.may_sign(whole, by=by, supervised=supervised),
            "may_take_back": policy.may_take_back(found, by=by),
            "may_review": policy.may_review(found, by=by, on=on),
            "may_give": policy.may_give_action(found, by=by),
            "actions": table(given_by("plan", [str(one.pk) for one in plans], by=by)),
            "actions_head": HEAD,
            "before": presenting.before(found, plans),
            "in_force": next((one for one in plans if one.state == "in_force"), None),
            "written": presenting.being_written(plans),
        }
    )


@require_GET
def compare(request: HttpRequest, ref: str, pk: UUID, other: UUID) -> HttpResponse:
    """What came, went and changed from the `other` version to this one."""
    by: Any = request.user
    record = open_record(request, ref, act=acts.COMPARED, fields=("plan",))
    after, before = version_of(request, record, pk), version_of(request, record, other)
    if before.number > after.number:
        return redirect(page_of("compare", ref, other, pk))
    rows = compared(queries.whole(before, by=by), queries.whole(after, by=by))
    context = {
        "record": record,
        "before": before,
        "after": after,
        "rows": rows,
        "plans": queries.plans_of(record, by=by),
    }
    return render(request, "plans/compare.html", context)
