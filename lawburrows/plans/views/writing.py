"""Beginning a version, and each of its parts on a page of its own."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from lawburrows.plans import commands, forms, policy, queries
from lawburrows.plans.parts import BY_KEY, NOT_A_PREDICTION, PartKind
from lawburrows.plans.views.sending import GIVEN, held_and_typed, opened, page_of, sent, version_of
from lawburrows.web.forms import OnceForm


@GIVEN
def begin_plan(request: HttpRequest, ref: str) -> HttpResponse:
    """A copy of the version in force; or, where there is none, what the register knows."""
    by: Any = request.user
    record = opened(request, ref)
    before = queries.plan_in_force(record, by=by)
    changed = "; ".join(queries.change_in_words(one) for one in queries.changes_calling(record, by=by))
    initial = {"why": f"Changed: {changed}" if changed else ""}
    form = forms.BeginPlan(request.POST or None, first=before is None, initial=initial)

    def act() -> None:
        commands.begin_plan(record, why=form.cleaned_data.get("why") or "", by=by, on=by.identity.today)

    answer, _ = sent(request, form, act, page_of("draft", ref), "The draft has begun")
    if answer is not None:
        return answer
    context = {
        "record": record,
        "form": form,
        "before": before,
        "may": policy.may_begin(record, queries.open_plan(record, by=by), by=by, after=before),
        "back_url": page_of("plan", ref),
    }
    return render(request, "plans/begin_plan.html", context)


def _kind(what: str) -> PartKind:
    if what not in BY_KEY:
        raise Http404("no such part of a plan")
    return BY_KEY[what]


def _more(kind: PartKind, plan: Any, by: Any) -> dict[str, Any]:
    """What the form of a kind chooses from."""
    more: dict[str, Any] = {}
    if kind.key in ("scenario", "strategy"):
        more["risks"] = queries.risks_of(plan, by=by)
    if kind.key == "strategy":
        more |= {
            "agencies": queries.agencies_to_choose(),
            "near": queries.agencies_in_the_case(plan.record, by=by, on=by.identity.today),
            "victims": queries.victim_references(plan.record_id, by=by),
        }
    return more


@GIVEN
def add_part(request: HttpRequest, ref: str, pk: UUID, what: str) -> HttpResponse:
    kind = _kind(what)
    by: Any = request.user
    record = opened(request, ref)
    plan = version_of(request, record, pk)
    form = forms.FORMS[what](request.POST or None, initial={"risk": request.GET.get("risk")}, **_more(kind, plan, by))

    def act() -> None:
        commands.add_part(plan, kind, values=form.values(), by=by, on=by.identity.today)

    to = page_of("version", ref, pk)
    again = f"{page_of('add_part', ref, pk, what)}" if request.POST.get("another") else to
    answer, _ = sent(request, form, act, again, f"Added {kind.one}")
    if answer is not None:
        return answer
    return render(request, "plans/add_part.html", _context(record, plan, kind, form, by) | {"back_url": to})


def _context(record: Any, plan: Any, kind: PartKind, form: Any, by: Any) -> dict[str, Any]:
    may = policy.may_change(plan, by=by)
    if may and kind.key in ("scenario", "strategy") and not form.risks:
        may = policy.needs_a_risk()
    return {
        "record": record,
        "plan": plan,
        "kind": kind,
        "form": form,
        "may": may,
        "not_a_prediction": NOT_A_PREDICTION if kind.key == "scenario" else "",
    }


def _row(kind: PartKind, plan: Any, key: UUID, by: Any) -> Any:
    row = queries.part(plan, kind.model, key, by=by)
    if row is None or any(getattr(row, name) != value for name, value in kind.fixed):
        raise Http404("not in this version")
    return row


@GIVEN
def change_part(request: HttpRequest, ref: str, pk: UUID, what: str, key: UUID) -> HttpResponse:
    kind = _kind(what)
    by: Any = request.user
    record = opened(request, ref)
    plan = version_of(request, record, pk)
    row = _row(kind, plan, key, by)
    initial = {name: _first(getattr(row, name)) for name in kind.fields}
    form = forms.FORMS[what](request.POST or None, initial=initial, version=row.version, **_more(kind, plan, by))

    def act() -> None:
        values = form.values()
        version = form.cleaned_data["version"]
        commands.change_part(plan, row, version=version, values=values, by=by, on=by.identity.today)

    to = page_of("version", ref, pk)
    answer, current = sent(request, form, act, to, "Saved")
    if answer is not None:
        return answer
    context = _context(record, plan, kind, form, by) | {
        "row": row,
        "stale": held_and_typed(form, current) if current else [],
        "back_url": to,
    }
    return render(request, "plans/change_part.html", context)


def _first(value: Any) -> Any:
    return str(value.pk) if hasattr(value, "pk") else value


@GIVEN
def read_parts(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    """Everything that was taken from the register, on one page: it stands as it is, or is changed one by one."""
    by: Any = request.user
    record = opened(request, ref)
    plan = version_of(request, record, pk)
    rows = queries.unread_of(plan, by=by)
    form = OnceForm(request.POST or None)

    def act() -> None:
        commands.read_parts(plan, seen=request.POST.getlist("seen"), by=by, on=by.identity.today)

    to = page_of("version", ref, pk)
    answer, _ = sent(request, form, act, to, "What was taken from the register stands as it is")
    if answer is not None:
        return answer
    kinds = {kind.model: kind for kind in (BY_KEY["risk"], BY_KEY["strategy"])}
    context = {
        "record": record,
        "plan": plan,
        "rows": [{"row": row, "kind": kinds[type(row)].key, "said": kinds[type(row)].said(row)} for row in rows],
        "form": form,
        "may": policy.may_read_parts(plan, by=by, unread=len(rows)),
        "back_url": to,
    }
    return render(request, "plans/read_parts.html", context)


@GIVEN
def remove_part(request: HttpRequest, ref: str, pk: UUID, what: str, key: UUID) -> HttpResponse:
    kind = _kind(what)
    by: Any = request.user
    record = opened(request, ref)
    plan = version_of(request, record, pk)
    form = OnceForm(request.POST or None)
    to = page_of("version", ref, pk)
    row = queries.part(plan, kind.model, key, by=by)
    if row is None and request.method != "POST":
        raise Http404("not in this version")

    def act() -> None:
        commands.remove_part(plan, _row(kind, plan, key, by), by=by, on=by.identity.today)

    answer, _ = sent(request, form, act, to, f"Taken out of the draft: {kind.one}")
    if answer is not None:
        return answer
    row = _row(kind, plan, key, by)
    context = {
        "record": record,
        "plan": plan,
        "kind": kind,
        "row": row,
        "said": kind.said(row),
        "form": form,
        "may": policy.may_remove(plan, by=by, used=queries.is_used(row, by=by)),
        "back_url": to,
    }
    return render(request, "plans/remove_part.html", context)


@GIVEN
def set_frame(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    """The limits of the plan, and when it is looked at again."""
    by: Any = request.user
    record = opened(request, ref)
    plan = version_of(request, record, pk)
    initial = {"limits": plan.limits, "review_on": plan.review_on}
    form = forms.SetFrame(request.POST or None, initial=initial, version=plan.version)

    def act() -> None:
        version = form.cleaned_data["version"]
        commands.set_frame(plan, version=version, **form.values(), by=by, on=by.identity.today)

    to = page_of("version", ref, pk)
    answer, current = sent(request, form, act, to, "Saved")
    if answer is not None:
        return answer
    context = {
        "record": record,
        "plan": plan,
        "form": form,
        "may": policy.may_change(plan, by=by),
        "stale": held_and_typed(form, current) if current else [],
        "back_url": to,
    }
    return render(request, "plans/set_frame.html", context)


@GIVEN
def set_aside(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    by: Any = request.user
    record = opened(request, ref)
    plan = version_of(request, record, pk)
    form = OnceForm(request.POST or None)

    def act() -> None:
        commands.set_aside(plan, by=by, on=by.identity.today)

    answer, _ = sent(request, form, act, page_of("plan", ref), "The draft is set aside. It is kept among the versions")
    if answer is not None:
        return answer
    may = policy.may_set_aside(plan, by=by)
    context = {"record": record, "plan": plan, "form": form, "may": may, "back_url": page_of("version", ref, pk)}
    return render(request, "plans/set_aside.html", context)
