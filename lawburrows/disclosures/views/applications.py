"""Applications under the community disclosure scheme: the list of an area, one of them, and each act."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from lawburrows.access.queries import area as area_called
from lawburrows.audit import trail
from lawburrows.disclosures import acts, applied, commands, forms, policy, queries
from lawburrows.rules.verdict import Refused
from lawburrows.web.acting import changing, once, send_once

GIVEN = require_http_methods(["GET", "POST"])


def _need(by: Any) -> None:
    if not (may := policy.may_handle(by=by)):
        raise PermissionDenied(may.reason)


def _page(pk: uuid.UUID) -> str:
    return reverse("disclosures:application", args=[pk])


def _found(request: HttpRequest, pk: uuid.UUID) -> Any:
    """One application of an area of the reader; a look is written in the trail, and names no record."""
    by: Any = request.user
    _need(by)
    one = queries.application(pk, by=by)
    if one is None:
        raise Http404("no such application")
    if request.method == "GET":
        trail.viewed(acts.APPLICATION_SEEN, one, by=by, on=by.identity.today, fields=("applicant", "about"))
    return one


@require_GET
def applications(request: HttpRequest) -> HttpResponse:
    by: Any = request.user
    _need(by)
    on = by.identity.today
    areas = queries.areas_to_choose(by=by)
    asked = request.GET.get("area", "")
    chosen = uuid.UUID(asked) if asked in dict(areas) else None
    trail.viewed(acts.APPLICATIONS_LISTED, by=by, on=on, fields=("applicant", "about"))
    rows = applied.rows(queries.applications(by=by, area=chosen), on=on)
    context = {"rows": rows, "areas": areas, "area": str(chosen or "")}
    return render(request, "disclosures/applications.html", context)


@GIVEN
def take_application(request: HttpRequest) -> HttpResponse:
    by: Any = request.user
    _need(by)
    areas = queries.areas_to_choose(by=by)
    initial = {"area": areas[0][0]} if len(areas) == 1 else {}
    form = forms.TakeApplication(request.POST or None, areas=areas, initial=initial)
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            area = area_called(form.cleaned_data["area"])
            if area is None:
                raise Refused("Select the area from the list")
            return _page(commands.take_application(area, values=form.values(), by=by, on=by.identity.today).pk)

        if sent := send_once(request, form, act, said="The application is recorded. Make the first checks"):
            return sent
    context = {"form": form, "may": policy.may_take(by=by), "back_url": reverse("disclosures:applications")}
    return render(request, "disclosures/take_application.html", context)


@require_GET
def application(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """A match is shown to those alone who see its record in full, and the answer to those who decide and give it."""
    one = _found(request, pk)
    by: Any = request.user
    answer = queries.answer_of(one, by=by)
    context = {
        "one": one,
        "state": applied.state_of(one),
        "owner": applied.owner_of(one),
        "due": queries.due_of_application(one, on=by.identity.today),
        "today": by.identity.today,
        "asked": applied.asked(one),
        "done": applied.done(one),
        "answer": applied.answer(answer) if answer else [],
        "may_see_answer": policy.may_see_answer(one, by=by, answer=answer),
        "matches": queries.matches_of(one, by=by),
        "like": queries.like(one, by=by),
        "may": {
            "check": policy.may_check(one, by=by),
            "meet": policy.may_meet(one, by=by),
            "match": policy.may_match(one, None, by=by),
            "decide": policy.may_decide_application(one, by=by),
            "answer": policy.may_answer(one, by=by, answer=answer),
            "close": policy.may_close(one, by=by),
        },
    }
    return render(request, "disclosures/application.html", context)


def _acting(
    request: HttpRequest,
    pk: uuid.UUID,
    make: Callable[[Any], Any],
    command: Callable[..., object],
    judge: Callable[[Any], Any],
    words: tuple[str, str, str],
) -> HttpResponse:
    """One act of one application; `words`: the heading, the button, and what is said afterwards."""
    one = _found(request, pk)
    by: Any = request.user
    form = make(one)
    heading, button, said = words

    def act() -> object:
        return command(one, form, by)

    answer = changing(request, form, act, _page(pk), said)
    if isinstance(answer, HttpResponse):
        return answer
    context = {
        "one": one,
        "form": form,
        "may": judge(one),
        "heading": heading,
        "button": button,
        "asked": applied.asked(one),
        "back_url": _page(pk),
    }
    return render(request, "disclosures/application_act.html", context)


@GIVEN
def check_application(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    return _acting(
        request,
        pk,
        lambda one: forms.CheckApplication(request.POST or None, initial={"version": one.version}),
        lambda one, form, by: commands.check_application(one, **form.cleaned_data, by=by, on=by.identity.today),
        lambda one: policy.may_check(one, by=request.user),
        ("Record the first checks", "Save the checks", "The checks are recorded. See the applicant face to face"),
    )


@GIVEN
def meet_applicant(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    return _acting(
        request,
        pk,
        lambda one: forms.MeetApplicant(request.POST or None, initial={"version": one.version}),
        lambda one, form, by: commands.meet_applicant(one, **form.cleaned_data, by=by, on=by.identity.today),
        lambda one: policy.may_meet(one, by=request.user),
        ("The applicant was seen face to face", "Save", "It is recorded. A supervisor who did not take it decides"),
    )


@GIVEN
def decide_application(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user

    def make(one: Any) -> Any:
        users = queries.who_answers(one, on=by.identity.today)
        return forms.DecideApplication(request.POST or None, initial={"version": one.version}, users=users)

    def command(one: Any, form: Any, by: Any) -> object:
        given = form.cleaned_data | {"given_by": form.users[form.cleaned_data["given_by"]]}
        return commands.decide_application(one, **given, by=by, on=by.identity.today)

    return _acting(
        request,
        pk,
        make,
        command,
        lambda one: policy.may_decide_application(one, by=by),
        ("Decide the application", "Record the decision", "The decision is recorded, for those who give the answer"),
    )


@GIVEN
def answer_application(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    return _acting(
        request,
        pk,
        lambda one: forms.AnswerApplication(request.POST or None, initial={"version": one.version}),
        lambda one, form, by: commands.answer_application(one, **form.cleaned_data, by=by, on=by.identity.today),
        lambda one: policy.may_answer(one, by=by, answer=queries.answer_of(one, by=by)),
        ("Record that it was answered", "Record it", "The answer is recorded"),
    )


@GIVEN
def close_application(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    return _acting(
        request,
        pk,
        lambda one: forms.CloseApplication(request.POST or None, initial={"version": one.version}),
        lambda one, form, by: commands.close_application(one, **form.cleaned_data, by=by, on=by.identity.today),
        lambda one: policy.may_close(one, by=request.user),
        ("Close the application", "Close it", "It is closed, and kept"),
    )


@GIVEN
def match_application(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The same answer for a number that does not exist and for one that the reader may not see."""
    one = _found(request, pk)
    by: Any = request.user
    form = forms.MatchApplication(request.POST or None)

    def act() -> object:
        given = form.cleaned_data
        record = queries.record_called(given["ref"], by=by)
        if record is None:
            raise Refused("There is no record with this number that you may see in full. Check the number")
        return commands.match_application(one, record, why=given["why"], by=by, on=by.identity.today)

    said = "It is matched. Only those who see that record in full learn of it"
    if answer := once(request, form, act, _page(pk), said):
        return answer
    context = {
        "one": one,
        "form": form,
        "may": policy.may_match(one, None, by=by),
        "heading": "Match it with a record",
        "button": "Match it",
        "asked": applied.asked(one),
        "back_url": _page(pk),
    }
    return render(request, "disclosures/application_act.html", context)
