"""The pages of actions: all of one person, one, and giving, reporting, accepting and changing it."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from lawburrows.actions import commands, forms, policy, presenting, queries
from lawburrows.actions.intake import NewAction
from lawburrows.documents.queries import file_of
from lawburrows.web.acting import changing, once
from lawburrows.web.records import open_record

GIVEN = require_http_methods(["GET", "POST"])


def _list(ref: str) -> str:
    return reverse("actions:actions", args=[ref])


def _one(ref: str, pk: uuid.UUID) -> str:
    return reverse("actions:action", args=[ref, pk])


def _found(record: Any, pk: uuid.UUID, by: Any) -> Any:
    found = queries.action_of(record, pk, by=by)
    if found is None:
        raise Http404("no such action")
    return found


@require_GET
def actions(request: HttpRequest, ref: str) -> HttpResponse:
    """What runs first, then what has ended."""
    by: Any = request.user
    record = open_record(request, ref)
    rows = [_shown(one, record, by) for one in queries.actions_of(record.pk, by=by)]
    context = {
        "record": record,
        "running": [one for one in rows if one["running"]],
        "ended": [one for one in rows if not one["running"]],
        "may": policy.may_give(record, by=by),
        "give_url": reverse("actions:give_action", args=[ref]),
    }
    return render(request, "actions/actions.html", context)


def _shown(one: Any, record: Any, by: Any) -> dict[str, Any]:
    one.record = record
    return presenting.row(one, on=by.identity.today, by=by)


@require_GET
def action(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """One action with everything that happened to it."""
    by: Any = request.user
    record = open_record(request, ref)
    found = _found(record, pk, by)
    report = queries.last_report(found)
    context = {
        "record": record,
        "one": presenting.row(found, on=by.identity.today),
        "reported": found.state == "reported",
        "steps": [presenting.step(one) for one in reversed(list(found.steps.all()))],
        "may_report": policy.may_report(found, by=by),
        "may_answer": policy.may_answer(found, by=by, reported_by=report.by_id if report else None),
        "may_change": policy.may_change(found, by=by),
        "pk": pk,
        "back_url": _list(ref),
    }
    return render(request, "actions/action.html", context)


@GIVEN
def give_action(request: HttpRequest, ref: str) -> HttpResponse:
    by: Any = request.user
    record = open_record(request, ref)
    on = by.identity.today
    form = forms.GiveAction(request.POST or None, owners=queries.owners(record, on=on))

    def act() -> object:
        given, owner = form.cleaned_data, form.owner()
        new = NewAction(given["what"], owner.agency, owner.user, given["due"])
        return commands.give_action(record, new=new, by=by, on=on)

    if answer := once(request, form, act, _list(ref), "The action is given, and whoever has it was told"):
        return answer
    context = {"record": record, "form": form, "may": policy.may_give(record, by=by), "back_url": _list(ref)}
    context["in_the_case_url"] = reverse("casefile:in_the_case", args=[ref])
    return render(request, "actions/give_action.html", context)


@GIVEN
def report_outcome(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    record = open_record(request, ref)
    found = _found(record, pk, by)
    files = queries.evidence_choices(record, by=by)
    form = forms.ReportOutcome(request.POST or None, files=files, initial={"version": found.version})

    def act() -> object:
        given = form.cleaned_data
        file = given.get("evidence")
        return commands.report_outcome(
            found,
            outcome=given["outcome"],
            words=given["words"],
            evidence=file_of(record, uuid.UUID(file), by=by) if file else None,
            version=given["version"],
            by=by,
            on=by.identity.today,
        )

    answer = changing(request, form, act, _one(ref, pk), "What came of it is recorded")
    if isinstance(answer, HttpResponse):
        return answer
    return render(request, "actions/report_outcome.html", _about(record, answer or found, form, by, policy.may_report))


@GIVEN
def accept_outcome(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    record = open_record(request, ref)
    found = _found(record, pk, by)
    report = queries.last_report(found)
    form = forms.AcceptOutcome(request.POST or None, initial={"version": found.version})

    def act() -> object:
        given = form.cleaned_data
        do = commands.accept_outcome if given["answer"] == "accept" else commands.return_action
        return do(found, words=given["words"], version=given["version"], by=by, on=by.identity.today)

    answer = changing(request, form, act, _one(ref, pk), "Your answer is recorded")
    if isinstance(answer, HttpResponse):
        return answer
    context = _about(record, answer or found, form, by, policy.may_answer)
    context |= {"report": presenting.step(report) if report else None}
    if report:
        context["may"] = policy.may_answer(found, by=by, reported_by=report.by_id)
    return render(request, "actions/accept_outcome.html", context)


@GIVEN
def change_action(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """Another date or person; what it was and why stays with the action."""
    by: Any = request.user
    record = open_record(request, ref)
    found = _found(record, pk, by)
    on = by.identity.today
    now = (f"{found.agency_id}:{found.whose_id}", f"{found.whose}, {found.agency} (as now)")
    initial = {"version": found.version, "due": found.due, "whose": now[0]}
    form = forms.ChangeAction(request.POST or None, owners=queries.owners(record, on=on), now=now, initial=initial)

    def act() -> object:
        given, owner = form.cleaned_data, form.owner()
        return commands.change_action(
            found,
            due=given["due"],
            whose=owner.user if owner else None,
            agency=owner.agency if owner else None,
            words=given["words"],
            version=given["version"],
            by=by,
            on=on,
        )

    answer = changing(request, form, act, _one(ref, pk), "The action is changed; what it was stays with it")
    if isinstance(answer, HttpResponse):
        return answer
    return render(request, "actions/change_action.html", _about(record, answer or found, form, by, policy.may_change))


def _about(record: Any, found: Any, form: Any, by: Any, may: Any) -> dict[str, Any]:
    found.record = record
    return {
        "record": record,
        "form": form,
        "one": presenting.row(found, on=by.identity.today),
        "may": may(found, by=by),
        "back_url": _one(record.ref, found.pk),
    }
