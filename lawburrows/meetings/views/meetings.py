"""The calendar, one meeting, and what a coordinator does with it."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from lawburrows.access.permissions import Permission
from lawburrows.access.policy import may as holds
from lawburrows.audit import trail
from lawburrows.meetings import acts, asking, commands, forms, policy, queries
from lawburrows.meetings.suggesting import suggestions
from lawburrows.meetings.views.writing import altering, found, open_case
from lawburrows.rules.verdict import Refused
from lawburrows.web.acting import StaleEdit, send_once

GIVEN = require_http_methods(["GET", "POST"])
MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")


def need(by: Any, permission: Permission) -> None:
    verdict = holds(by, permission)
    if not verdict:
        raise PermissionDenied(verdict.reason)


def _step(first: date, by: int) -> date:
    month = first.year * 12 + first.month - 1 + by
    return date(month // 12, month % 12 + 1, 1)


@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    """What is coming, month by month; or one month, past ones too."""
    by: Any = request.user
    need(by, Permission.MEETINGS_TAKE_PART)
    on = by.identity.today
    asked = MONTH.fullmatch(request.GET.get("month", ""))
    areas = queries.areas_of_meetings(by=by)
    within = request.GET.get("area", "")
    within = within if within in dict(areas) else ""
    first = date(int(asked[1]), int(asked[2]), 1) if asked else on
    rows = queries.meetings_between(first, _step(first, 1) if asked else None, by=by, within=within)
    counts = queries.counts_of(rows, by=by)
    months = [
        (month, [(one, counts[one.pk]) for one in some])
        for month, some in groupby(rows, key=lambda one: one.day.replace(day=1))
    ]
    begin = first.replace(day=1)
    context = {
        "months": months,
        "month": begin if asked else None,
        "before": f"{_step(begin, -1):%Y-%m}",
        "after": f"{_step(begin, 1):%Y-%m}",
        "areas": areas,
        "within": within,
        "today": on,
        "asked": asking.asked_of_me(by=by),
        "invited": asking.my_invitations(by=by, on=on),
        "may_plan": policy.may_plan(None, by=by),
    }
    return render(request, "meetings/calendar.html", context)


def _choices(by: Any) -> dict[str, Any]:
    return {
        "areas": queries.areas_to_plan(by=by),
        "people": queries.people_who_take_part(by=by, on=by.identity.today),
    }


@GIVEN
def plan_meeting(request: HttpRequest) -> HttpResponse:
    by: Any = request.user
    need(by, Permission.MEETINGS_PLAN)
    choices = _choices(by)
    more = {"minute_taker": str(by.pk), "area": choices["areas"][0][0] if len(choices["areas"]) == 1 else None}
    form = forms.PlanMeeting(request.POST or None, initial=more, **choices)

    def act() -> str:
        made = commands.plan_meeting(form.new(), by=by, on=by.identity.today)
        return reverse("meetings:meeting", args=[made.pk])

    if request.method == "POST" and form.is_valid():
        said = "The meeting is planned. Put the first case on it"
        if answer := send_once(request, form, act, said=said, field="day"):
            return answer
    return render(request, "meetings/plan_meeting.html", {"form": form, "back_url": reverse("meetings:calendar")})


def _meeting(request: HttpRequest, pk: UUID) -> Any:
    by: Any = request.user
    return found(queries.meeting(pk, by=by))


@require_GET
def meeting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One meeting and those of its cases that the reader may see."""
    by: Any = request.user
    row = _meeting(request, pk)
    cases = queries.cases_of(row, by=by)
    answered = asking.answered_of(cases, by=by)
    shown = [one.record_id for one in cases]
    trail.viewed(acts.MEETING_SEEN, by=by, on=by.identity.today, records=shown, fields=("case",))
    context = {
        "row": row,
        "cases": [(one, *answered.get(one.pk, (0, 0))) for one in cases],
        "may": policy.may_change_meeting(row, by=by),
        "plans": bool(policy.may_plan(row.area, by=by)),
    }
    return render(request, "meetings/meeting.html", context)


@GIVEN
def change_meeting(request: HttpRequest, pk: UUID) -> HttpResponse:
    by: Any = request.user
    row = _meeting(request, pk)
    may = _planning(row, by)
    names = ("level", "day", "begins", "ends", "place", "link", "version")
    held = {name: getattr(row, name) for name in names} | {
        name: str(getattr(row, f"{name}_id")) for name in ("area", "chair", "minute_taker")
    }
    choices = _choices(by)
    for key, user in ((row.chair_id, row.chair), (row.minute_taker_id, row.minute_taker)):
        if str(key) not in dict(choices["people"]):
            choices["people"].append((str(key), str(user)))
    form = forms.ChangeMeeting(request.POST or None, initial=held, **choices)

    def act(version: int) -> None:
        commands.change_meeting(
            row, new=form.new(), reason=form.cleaned_data["reason"], version=version, by=by, on=by.identity.today
        )

    said = "The meeting is changed. If it was moved, everybody who is asked to it was told"
    return altering(request, form, act, "change_meeting", said, {"row": row, "may": may, "back_url": _page(pk)})


def _page(pk: UUID) -> str:
    return reverse("meetings:meeting", args=[pk])


def _planning(row: Any, by: Any) -> Any:
    """For those alone who plan in its area; whether the meeting may still be changed is said on the page."""
    verdict = policy.may_plan(row.area, by=by)
    if not verdict:
        raise PermissionDenied(verdict.reason)
    return policy.may_change_meeting(row, by=by)


@GIVEN
def cancel_meeting(request: HttpRequest, pk: UUID) -> HttpResponse:
    by: Any = request.user
    row = _meeting(request, pk)
    may = _planning(row, by)
    form = forms.CancelMeeting(request.POST or None, initial={"version": row.version})

    def act(version: int) -> None:
        reason = form.cleaned_data["reason"]
        commands.cancel_meeting(row, reason=reason, version=version, by=by, on=by.identity.today)

    said = "The meeting is cancelled, and everybody who was asked to it was told"
    return altering(request, form, act, "cancel_meeting", said, {"row": row, "may": may, "back_url": _page(pk)})


@GIVEN
def add_case(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One of those for whom a meeting is due, or any person of the area by number."""
    by: Any = request.user
    row = _meeting(request, pk)
    may = _planning(row, by)
    some = suggestions(row, by=by)
    first = {"begins": queries.next_turn(row, by=by), "lasts": queries.USUAL}
    if request.GET.get("ref"):
        first["ref"] = request.GET["ref"]
    form = forms.AddCase(request.POST or None, some=some, initial=first)

    def act() -> str:
        given = form.cleaned_data
        ref = next((one.record.ref for one in some if one.key == given.get("suggested")), given["ref"])
        record = queries.record_numbered(ref, by=by)
        if record is None:
            raise Refused("There is no record of this number that you may see in full")
        commands.add_case(row, record, new=form.new(), by=by, on=by.identity.today)
        return _page(pk)

    if request.method == "POST" and form.is_valid():
        said = "The case is on the meeting"
        if answer := send_once(request, form, act, said=said, field="ref"):
            return answer
    context = {"form": form, "row": row, "may": may, "some": some, "back_url": _page(pk)}
    return render(request, "meetings/add_case.html", context)


@GIVEN
def move_case(request: HttpRequest, ref: str, pk: UUID, where: str) -> HttpResponse:
    """Earlier or later, by the button beside it."""
    by: Any = request.user
    row = open_case(request, ref, pk)
    if where not in ("earlier", "later"):
        raise Http404("a case is moved earlier or later")
    may = policy.may_change_case(row, by=by)
    if request.method == "POST" and not may:
        raise PermissionDenied(may.reason)
    form = forms.MoveCase(request.POST)
    try:
        if request.method == "POST" and form.is_valid():
            version = form.cleaned_data["version"]
            commands.move_case(row, earlier=where == "earlier", version=version, by=by, on=by.identity.today)
    except Refused as refused:
        raise PermissionDenied(str(refused)) from refused
    except StaleEdit:
        messages.info(
            request, "The order had changed since you opened the page. Nothing was moved: look, and try again"
        )
    return redirect(f"{_page(row.meeting_id)}#case-{row.pk}")


@GIVEN
def take_case_off(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    by: Any = request.user
    row = open_case(request, ref, pk)
    form = forms.TakeCaseOff(request.POST or None, initial={"version": row.version})
    act = partial(_take_off, row, form, by)
    context = {
        "record": row.record,
        "row": row,
        "may": policy.may_change_case(row, by=by),
        "back_url": _page(row.meeting_id),
    }
    return altering(request, form, act, "take_case_off", "The case is taken off the meeting", context)


def _take_off(row: Any, form: Any, by: Any, version: int) -> None:
    commands.take_case_off(row, reason=form.cleaned_data["reason"], version=version, by=by, on=by.identity.today)
