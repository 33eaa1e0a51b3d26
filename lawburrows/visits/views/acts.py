"""The pages on which visits are planned, recorded, corrected and signed; one function an act."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lawburrows.people.queries import person_of
from lawburrows.visits import commands, forms, policy, queries
from lawburrows.visits.deadlines import next_visit_of
from lawburrows.visits.forms.recording import SHORT
from lawburrows.web.acting import changing, once, send_once, side_by_side
from lawburrows.web.records import open_record

ALONE = "A warning says that nobody should go alone, and no second person is named"


def _found(row: Any) -> Any:
    if row is None:
        raise Http404("no such entry")
    return row


def _tab(ref: str) -> str:
    return reverse("visits:visits", args=[ref])


def plan_visit(request: HttpRequest, ref: str) -> HttpResponse:
    """A visit to come. A warning that nobody should go alone stands on the page, and afterwards if it was not heeded."""
    by: Any = request.user
    record = open_record(request, ref)
    on = by.identity.today
    two = policy.two_people(queries.warnings_of(record.pk, by=by, on=on))
    following = next_visit_of(record.pk, by=by, on=on)
    due = following.due
    day = due.due if due and due.due and due.due > on else on
    colleagues = queries.colleagues(record, by=by, on=on)
    form = forms.PlanVisit(request.POST or None, colleagues=colleagues, initial={"day": day})

    def act() -> None:
        made = commands.plan_visit(record, new=form.new(), by=by, on=on)
        if two and made.second_id is None:
            messages.warning(request, ALONE)

    if answer := once(request, form, act, _tab(ref), "The visit is planned"):
        return answer
    may = policy.may_plan(record, held=following.held, by=by)
    context = {"record": record, "form": form, "may": may, "back_url": _tab(ref)}
    return render(request, "visits/plan_visit.html", context | {"two_people": two, "due": due})


def cancel_visit(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    record = open_record(request, ref)
    plan = _found(queries.plan(record.pk, pk, by=by))
    form = forms.CancelVisit(request.POST or None, initial={"version": plan.version})

    def act() -> object:
        return commands.cancel_visit(
            plan, version=form.cleaned_data["version"], by=by, on=by.identity.today, **form.values()
        )

    answer = changing(request, form, act, _tab(ref), "The visit is cancelled")
    if isinstance(answer, HttpResponse):
        return answer
    may = policy.may_cancel(plan, made=queries.is_made(plan, by=by), by=by)
    context = {"record": record, "plan": plan, "form": form, "may": may, "back_url": _tab(ref)}
    return render(request, "visits/cancel_visit.html", context)


def record_visit(request: HttpRequest, ref: str) -> HttpResponse:
    """A visit, a contact (`?for=contact`), or one that came to nothing (`?for=tried`); from a plan with `?plan=`."""
    by: Any = request.user
    record = open_record(request, ref)
    on = by.identity.today
    shape = request.GET.get("for", "visit")
    shape = shape if shape in SHORT else "visit"
    plan = queries.plan(record.pk, request.GET.get("plan"), by=by)
    due = next_visit_of(record.pk, by=by, on=on).due
    person = person_of(record, by)
    form = forms.RecordVisit(
        request.POST or None,
        shape=shape,
        name=person.name if person else record.ref,
        household=queries.household(record.pk, by=by),
        colleagues=queries.colleagues(record, by=by, on=on),
        sees_others=policy.sees_others(record, by=by),
        initial=_beginning(request, shape, plan, by),
    )

    def act() -> str:
        made = commands.record_visit(record, new=form.new(plan=plan), by=by, on=on)
        return reverse("visits:visit", args=[ref, made.pk])

    said = "The contact is recorded" if shape == "contact" else "The visit is recorded"
    if request.method == "POST" and form.is_valid() and (answer := send_once(request, form, act, said=said)):
        return answer
    context = {
        "record": record,
        "form": form,
        "may": policy.may_write(record, by=by),
        "back_url": _tab(ref),
        "shape": shape,
        "plan": plan,
        "due": due,
        "here": f"{request.path}?for=",
    }
    return render(request, "visits/record_visit.html", context)


def _beginning(request: HttpRequest, shape: str, plan: Any, by: Any) -> dict[str, Any]:
    """What is most often right: now, at home, as it was planned, nothing further."""
    now = by.identity.now
    entry = request.GET.get("entry", "")
    second = next((one for one in ((plan.visitor_id, plan.second_id) if plan else ()) if one and one != by.pk), "")
    return {
        "kind": "telephone" if shape == "contact" else "home",
        "day": now.date(),
        "time": (now - timedelta(minutes=now.minute % 5)).time(),
        "second": str(second),
        "outcome": "routine",
        "entry": entry if shape == "tried" else "",
    }


def correct_visit(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """The author puts words right; what stood before stays in the history."""
    by: Any = request.user
    record = open_record(request, ref)
    visit = _found(queries.visit(record.pk, pk, by=by))
    now = {name: getattr(visit, name) for name in forms.CorrectVisit.base_fields}
    form = forms.CorrectVisit(request.POST or None, initial=now)
    return _changing(
        request, record, visit, form, commands.correct_visit, "correct_visit", policy.may_correct(visit, by=by)
    )


def sign_visit(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """The second who was there signs, or writes where their view differs."""
    by: Any = request.user
    record = open_record(request, ref)
    visit = _found(queries.visit(record.pk, pk, by=by))
    initial = {"version": visit.version, "differing_view": visit.differing_view}
    form = forms.SignVisit(request.POST or None, initial=initial)
    return _changing(request, record, visit, form, commands.sign_visit, "sign_visit", policy.may_sign(visit, by=by))


def _changing(
    request: HttpRequest, record: Any, visit: Any, form: Any, command: Any, template: str, may: Any
) -> HttpResponse:
    by: Any = request.user
    to = reverse("visits:visit", args=[record.ref, visit.pk])

    def act() -> object:
        return command(visit, version=form.cleaned_data["version"], by=by, on=by.identity.today, **form.values())

    answer = changing(request, form, act, to, "Saved" if template == "correct_visit" else "Signed")
    if isinstance(answer, HttpResponse):
        return answer
    context = {"record": record, "visit": visit, "form": form, "may": may, "back_url": to}
    context["stale"] = side_by_side(form, answer) if answer is not None else []
    return render(request, f"visits/{template}.html", context)
