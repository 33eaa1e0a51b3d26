"""The pages on which stays, journeys and changes to come are recorded, and what became of them."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lawburrows.notification import commands, forms, policy, queries
from lawburrows.web.acting import at_version, once
from lawburrows.web.records import find_record, open_record

STALE = (
    "Someone else recorded something of this since you opened the page. Look at it, and send again if it still holds"
)


def _page(
    request: HttpRequest, record: Any, form: Any, act: Callable[[], object], template: str, said: str, **more: Any
) -> HttpResponse:
    to = reverse("notification:notifications", args=[record.ref])

    def late(stale: commands.StaleEdit) -> None:
        at_version(form, stale.current.version)
        form.add_error(None, STALE)

    if answer := once(request, form, act, to, said, late=late):
        return answer
    context = {"record": record, "form": form, "back_url": to, **more}
    return render(request, f"notification/{template}.html", context)


def _opened(request: HttpRequest, ref: str) -> Any:
    return find_record(request, ref) if request.method == "POST" else open_record(request, ref)


def _found(row: Any) -> Any:
    if row is None:
        raise Http404("no such entry")
    return row


@require_http_methods(["GET", "HEAD", "POST"])
def record_journey(request: HttpRequest, ref: str) -> HttpResponse:
    record, by = _opened(request, ref), _by(request)
    form = forms.RecordJourney(request.POST or None)

    def act() -> object:
        return commands.record_journey(record, new=form.journey(), **form.when(), by=by, on=by.identity.today)

    may = policy.may_record_away(record, by=by)
    return _page(request, record, form, act, "record_journey", "The journey is recorded", may=may)


@require_http_methods(["GET", "HEAD", "POST"])
def record_stay(request: HttpRequest, ref: str) -> HttpResponse:
    record, by = _opened(request, ref), _by(request)
    form = forms.RecordStay(request.POST or None)

    def act() -> object:
        return commands.record_stay(record, new=form.stay(), **form.when(), by=by, on=by.identity.today)

    may = policy.may_record_away(record, by=by)
    return _page(request, record, form, act, "record_stay", "The stay is recorded", may=may)


@require_http_methods(["GET", "HEAD", "POST"])
def give_advance(request: HttpRequest, ref: str) -> HttpResponse:
    record, by = _opened(request, ref), _by(request)
    form = forms.GiveAdvance(request.POST or None)

    def act() -> object:
        return commands.give_advance(record, new=form.advance(), **form.when(), by=by, on=by.identity.today)

    may = policy.may_record_away(record, by=by, told=True)
    return _page(request, record, form, act, "give_advance", "The change to come is recorded", may=may)


@require_http_methods(["GET", "HEAD", "POST"])
def record_leaving(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """They left, perhaps came back already; or did not go."""
    record, by = _opened(request, ref), _by(request)
    journey = _found(queries.journey(record.pk, pk, by=by))
    day = journey.leaves_on if journey.leaves_on <= by.identity.today else None
    form = forms.JourneyStart(request.POST or None, initial={"version": journey.version, "left_on": day})

    def act() -> object:
        given, now = form.cleaned_data, {"version": form.cleaned_data["version"], "by": by, "on": by.identity.today}
        if given["went"] == "not":
            return commands.cancel_journey(journey, **now)
        return commands.record_leaving(journey, left_on=given["left_on"], returned_on=given["returned_on"], **now)

    may = policy.may_record_leaving(journey, by=by)
    return _page(request, record, form, act, "record_leaving", "It is recorded", may=may, journey=journey)


@require_http_methods(["GET", "HEAD", "POST"])
def record_return(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    record, by = _opened(request, ref), _by(request)
    journey = _found(queries.journey(record.pk, pk, by=by))
    form = forms.JourneyReturn(request.POST or None, initial={"version": journey.version})

    def act() -> object:
        given = form.cleaned_data
        return commands.record_return(
            journey, returned_on=given["returned_on"], version=given["version"], by=by, on=by.identity.today
        )

    may = policy.may_record_return(journey, by=by)
    return _page(request, record, form, act, "record_return", "The return is recorded", may=may, journey=journey)


@require_http_methods(["GET", "HEAD", "POST"])
def end_stay(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    record, by = _opened(request, ref), _by(request)
    stay = _found(queries.stay(record.pk, pk, by=by))
    form = forms.EndStay(request.POST or None, initial={"version": stay.version})

    def act() -> object:
        given = form.cleaned_data
        return commands.end_stay(stay, ends=given["ends"], version=given["version"], by=by, on=by.identity.today)

    may = policy.may_end_stay(stay, by=by)
    return _page(request, record, form, act, "end_stay", "The end of the stay is recorded", may=may, stay=stay)


@require_http_methods(["GET", "HEAD", "POST"])
def answer_advance(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    """It happened, and the register follows; or it did not."""
    record, by = _opened(request, ref), _by(request)
    notice = _found(queries.notice(record.pk, pk, by=by))
    form = forms.AnswerAdvance(request.POST or None, initial={"version": notice.version})

    def act() -> object:
        version = form.cleaned_data["version"]
        return commands.answer_advance(notice, **form.values(), version=version, by=by, on=by.identity.today)

    may = policy.may_answer_advance(notice, by=by)
    return _page(request, record, form, act, "answer_advance", "It is recorded", may=may, notice=notice)


def _by(request: HttpRequest) -> Any:
    return request.user
