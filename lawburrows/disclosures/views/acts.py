"""The pages on which something is done to a disclosure; one function an act."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from lawburrows.disclosures import commands, forms, policy, presenting, queries
from lawburrows.disclosures.views.pages import found_or_404, page_of
from lawburrows.rules.disclosures import TEST_KEYS, Route
from lawburrows.web.acting import changing, side_by_side
from lawburrows.web.records import find_record, open_record

GIVEN = require_http_methods(["GET", "POST"])


def _acting(
    request: HttpRequest,
    ref: str,
    pk: uuid.UUID,
    *,
    make: Callable[[Any, Any], Any],
    command: Callable[[Any, Any, Any], object],
    judge: Callable[[Any, Any], Any],
    words: dict[str, str],
    more: Callable[[Any, Any], dict[str, Any]] = lambda one, by: {},
) -> HttpResponse:
    """A page about one disclosure: it stands above the form, a late save beside what is held."""
    by: Any = request.user
    record = (find_record if request.method == "POST" else open_record)(request, ref)
    one = found_or_404(record, pk, by)
    form = make(one, by)
    to = page_of("disclosure", ref, pk)

    def act() -> object:
        return command(one, form, by)

    answer = changing(request, form, act, to, words["said"])
    if isinstance(answer, HttpResponse):
        return answer
    context = {
        "record": record,
        "one": one,
        "form": form,
        "may": judge(one, by),
        "heading": words["heading"],
        "lede": words.get("lede", ""),
        "button": words["button"],
        "proposed": presenting.proposed(one),
        "third": presenting.third_party(one, queries.recipient_of(one, by=by)),
        "tested": presenting.tested(one),
        "beside": side_by_side(form, answer) if answer is not None else [],
        "back_url": to,
    }
    return render(request, "disclosures/act.html", context | more(one, by))


@GIVEN
def write_test(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    names = (*TEST_KEYS, "heard", "heard_words", "words", "keep")

    def make(one: Any, by: Any) -> Any:
        initial = {name: getattr(one, name) for name in names} | {"version": one.version}
        return forms.WriteTest(request.POST or None, initial=initial, told=one.urgent)

    def command(one: Any, form: Any, by: Any) -> object:
        version = form.cleaned_data["version"]
        return commands.change_disclosure(one, version=version, values=form.values(), by=by, on=by.identity.today)

    return _acting(
        request,
        ref,
        pk,
        make=make,
        command=command,
        judge=lambda one, by: policy.may_change(one, by=by),
        words={
            "heading": "The test, and the exact words",
            "lede": "Anything may be left for later: what is missing is said before approval is asked for. "
            "Everybody in the case reads this: write “the third party”, not a name.",
            "button": "Save",
            "said": "Saved",
        },
        more=lambda one, by: {"third": [], "tested": []},
    )


@GIVEN
def send_disclosure(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    def make(one: Any, by: Any) -> Any:
        some = queries.approvers(one.record, one.route, on=by.identity.today, but=[by.pk])
        return forms.SendDisclosure(request.POST or None, initial={"version": one.version}, approvers=some)

    def command(one: Any, form: Any, by: Any) -> object:
        given = form.cleaned_data
        asked = form.approvers[given["asked"]]
        return commands.send_disclosure(one, asked=asked, version=given["version"], by=by, on=by.identity.today)

    return _acting(
        request,
        ref,
        pk,
        make=make,
        command=command,
        judge=lambda one, by: policy.may_send(one, by=by, lacks=queries.lacking(one, by=by)),
        words={
            "heading": "Ask for approval",
            "lede": "From here it is not changed until somebody else, who has authority, has answered.",
            "button": "Ask for approval",
            "said": "It waits for approval. Whoever is asked was told",
        },
    )


@GIVEN
def decide_disclosure(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    def make(one: Any, by: Any) -> Any:
        return forms.DecideDisclosure(request.POST or None, initial={"version": one.version}, told=one.urgent)

    def command(one: Any, form: Any, by: Any) -> object:
        given = {"tell_by": None} | form.cleaned_data
        return commands.decide_disclosure(one, **given, by=by, on=by.identity.today)

    return _acting(
        request,
        ref,
        pk,
        make=make,
        command=command,
        judge=lambda one, by: policy.may_decide(one, by=by),
        words={
            "heading": "Approve, return or refuse it",
            "button": "Record the decision",
            "said": "The decision is recorded. Whoever proposed it was told",
        },
        more=lambda one, by: {"lacks": queries.lacking(one, by=by)},
    )


@GIVEN
def tell_disclosure(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    def make(one: Any, by: Any) -> Any:
        initial = {"version": one.version, "made_on": by.identity.today}
        return forms.TellDisclosure(request.POST or None, initial=initial, by_person=one.route == Route.SELF.value)

    def command(one: Any, form: Any, by: Any) -> object:
        version = form.cleaned_data["version"]
        return commands.tell_disclosure(one, told=form.told(), version=version, by=by, on=by.identity.today)

    return _acting(
        request,
        ref,
        pk,
        make=make,
        command=command,
        judge=lambda one, by: policy.may_tell(one, by=by),
        words={
            "heading": "Record that it was told",
            "lede": "It is written in the trail as a disclosure: to whom, and why.",
            "button": "Record it",
            "said": "It is recorded as told. Record what came of it by the day that you set",
        },
    )


@GIVEN
def give_up_disclosure(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    def command(one: Any, form: Any, by: Any) -> object:
        return commands.give_up_disclosure(one, **form.cleaned_data, by=by, on=by.identity.today)

    return _acting(
        request,
        ref,
        pk,
        make=lambda one, by: forms.GiveReason(request.POST or None, initial={"version": one.version}),
        command=command,
        judge=lambda one, by: policy.may_not_make(one, by=by),
        words={
            "heading": "It was not told",
            "lede": "Where the person was to tell it and did not, propose another route afterwards.",
            "button": "Record that it was not told",
            "said": "It is recorded that nobody was told",
        },
    )


@GIVEN
def record_outcome(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    def make(one: Any, by: Any) -> Any:
        known = {"person_told": one.person_told, "person_told_words": one.person_told_words}
        return forms.RecordOutcome(request.POST or None, initial={"version": one.version} | known)

    def command(one: Any, form: Any, by: Any) -> object:
        return commands.record_outcome(one, **form.cleaned_data, by=by, on=by.identity.today)

    return _acting(
        request,
        ref,
        pk,
        make=make,
        command=command,
        judge=lambda one, by: policy.may_record_outcome(one, by=by),
        words={"heading": "What came of it", "button": "Record it", "said": "What came of it is recorded"},
    )


@GIVEN
def withdraw_disclosure(request: HttpRequest, ref: str, pk: uuid.UUID) -> HttpResponse:
    def command(one: Any, form: Any, by: Any) -> object:
        return commands.withdraw_disclosure(one, **form.cleaned_data, by=by, on=by.identity.today)

    return _acting(
        request,
        ref,
        pk,
        make=lambda one, by: forms.GiveReason(request.POST or None, initial={"version": one.version}),
        command=command,
        judge=lambda one, by: policy.may_withdraw(one, by=by),
        words={"heading": "Withdraw it", "button": "Withdraw it", "said": "It is withdrawn. What was written is kept"},
    )
