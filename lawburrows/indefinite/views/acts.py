"""The pages on which something is done to a review; one function an act."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lawburrows.indefinite import commands, forms, policy, queries
from lawburrows.indefinite.documents import current
from lawburrows.web.acting import changing, once
from lawburrows.web.forms import OnceForm
from lawburrows.web.records import open_record

GIVEN = require_http_methods(["GET", "POST"])


def _found(request: HttpRequest, ref: str, pk: uuid.UUID | None) -> tuple[Any, Any]:
    """The record, and the review of it that is meant: by its row, or the one that has not begun."""
    record = open_record(request, ref)
    by: Any = request.user
    found = queries.reviews_of(record.pk, by=by, on=by.identity.today)
    if pk is None:
        one = next((each for each in found if each.review is None and each.due is not None), None)
        return record, one or current(found, by.identity.today)
    one = next((each for each in found if each.review is not None and each.review.pk == pk), None)
    if one is None:
        raise Http404("no such review")
    return record, one


def _page(
    request: HttpRequest,
    record: Any,
    one: Any,
    form: Any,
    template: str,
    act: Callable[[dict[str, Any]], object],
    may: Any,
    said: str,
    **more: Any,
) -> HttpResponse:
    by: Any = request.user
    to = reverse("indefinite:review", args=[record.ref])

    def write() -> object:
        given = {name: value for name, value in form.cleaned_data.items() if name != "once"}
        return act(given | {"by": by, "on": by.identity.today})

    through = changing if "version" in form.fields else once
    answer = through(request, form, write, to, said)
    if isinstance(answer, HttpResponse):
        return answer
    context = {"record": record, "one": one, "form": form, "may": may, "back_url": to}
    return render(request, f"indefinite/{template}.html", context | more)


@GIVEN
def begin(request: HttpRequest, ref: str) -> HttpResponse:
    record, one = _found(request, ref, None)
    form = OnceForm(request.POST or None)
    may = policy.may_begin(record, one, by=request.user)
    return _page(
        request,
        record,
        one,
        form,
        "begin",
        lambda given: commands.begin_review(record, one, **given),
        may,
        "The review has begun",
    )


@GIVEN
def comment(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    record, one = _found(request, ref, pk)
    form = forms.AddComment(request.POST or None, initial={"said_on": by.identity.today})
    may = policy.may_comment(record, by=by)
    return _page(
        request,
        record,
        one,
        form,
        "comment",
        lambda given: commands.add_comment(record, one, **given),
        may,
        "Added to the evidence",
    )


@GIVEN
def finish(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    record, one = _found(request, ref, pk)
    form = OnceForm(request.POST or None)
    may = policy.may_finish_pack(record, one, by=request.user)
    return _page(
        request,
        record,
        one,
        form,
        "finish",
        lambda given: commands.finish_pack(record, one, **given),
        may,
        "The pack is ready",
    )


@GIVEN
def prepare(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    record, one = _found(request, ref, pk)
    draft = one.decision
    first = {name: getattr(draft, name) for name in ("outcome", "reasons", "last_day")} if draft else {}
    form = forms.PrepareDecision(request.POST or None, initial=first)
    may = policy.may_prepare(record, one, by=request.user)
    return _page(
        request,
        record,
        one,
        form,
        "prepare",
        lambda given: commands.prepare_decision(record, one, **given),
        may,
        "Prepared. Another person decides",
    )


@GIVEN
def decide(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    record, one = _found(request, ref, pk)
    version = one.decision.version if one.decision else 0
    form = forms.DecideReview(request.POST or None, initial={"version": version, "decided_on": by.identity.today})
    may = policy.may_decide(record, one, by=by)
    return _page(
        request,
        record,
        one,
        form,
        "decide",
        lambda given: commands.decide_review(record, one, **given),
        may,
        "Decided. The dates follow it; now have it served on the person",
        late=one.late(by.identity.today),
    )


@GIVEN
def serve(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    record, one = _found(request, ref, pk)
    version = one.decision.version if one.decision else 0
    form = forms.RecordService(request.POST or None, initial={"version": version})
    may = policy.may_serve(record, one, by=by)
    return _page(
        request,
        record,
        one,
        form,
        "serve",
        lambda given: commands.record_service(record, one, **given),
        may,
        "Service is recorded",
    )


@GIVEN
def lodge(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    record, one = _found(request, ref, pk)
    form = forms.LodgeInCourt(request.POST or None)
    may = policy.may_lodge(record, one, by=by, on=by.identity.today)
    return _page(
        request,
        record,
        one,
        form,
        "lodge",
        lambda given: commands.lodge_in_court(record, one, **given),
        may,
        "Recorded. Say here what the court decides",
    )


@GIVEN
def judge(request: HttpRequest, ref: str, pk: uuid.UUID, step: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    record, one = _found(request, ref, pk)
    found = queries.court_step(one.review, step, by=by)
    if found is None:
        raise Http404("nothing of this kind was lodged")
    form = forms.RecordJudgment(request.POST or None, initial={"version": found.version})
    may = policy.may_record_judgment(record, one, found, by=by)
    return _page(
        request,
        record,
        one,
        form,
        "judge",
        lambda given: commands.record_judgment(record, one, found, **given),
        may,
        "What the court decided is recorded, and the dates follow it",
        step=found,
    )
