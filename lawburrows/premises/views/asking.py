"""Asking for an assessment and for its parts; and a part as whoever is asked writes and signs it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from lawburrows.audit import trail
from lawburrows.premises import acts, asking, commands, forms, policy, queries
from lawburrows.premises.views.sending import GIVEN, adding, altering, found, opened, page_of, shown_of
from lawburrows.rules.premises import KIND


def _people(record: Any, by: Any) -> dict[str, Any]:
    """For each usual part whom to ask, and who is chosen to begin with: whoever is named in the case for it."""
    on = by.identity.today
    people = {kind: asking.people_of(record, on=on, role=KIND[kind].role) for kind in ("housing", "social_work")}
    people["physical"] = asking.people_of(record, on=on, role=KIND["physical"].role)
    usual: dict[str, str] = {}
    named = {
        "social_work": record.supervising_officer_id,
        "physical": record.notification_officer_id or record.manager_id,
    }
    for kind, choices in people.items():
        wanted = named.get(kind)
        mine = [key for key, _ in choices if wanted and key.startswith(f"{wanted}:")]
        usual |= {kind: mine[0]} if mine else {}
    return {"people": people, "usual": usual}


@GIVEN
def ask_for_assessment(request: HttpRequest, ref: str) -> HttpResponse:
    by: Any = request.user
    record = opened(request, ref)
    on = by.identity.today
    calls = [one for one in queries.changes_calling(record, by=by) if one.key == "environment"]
    initial = {"notified_on": queries.known_on(calls[0]) if calls else on}
    addresses = queries.addresses_to_assess(record, by=by, on=on)
    form = forms.AskForAssessment(request.POST or None, addresses=addresses, initial=initial, **_people(record, by))

    def act() -> None:
        given = form.cleaned_data
        commands.ask_for_assessment(
            record,
            new=form.new(),
            notified_on=given["notified_on"],
            words=given["words"],
            parts=form.parts(),
            by=by,
            on=on,
        )

    context = {
        "record": record,
        "may": policy.may_ask(record, by=by),
        "back_url": reverse("premises:premises", args=[ref]),
        "supervised": queries.supervised(record, by=by, on=on),
    }
    return adding(request, form, act, "ask_for_assessment", "The assessment is asked for", context)


@GIVEN
def ask_again(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    by: Any = request.user
    shown = shown_of(request, ref, pk)
    premises, on = shown.premises, by.identity.today
    calls = queries.changes_calling(premises.record, by=by)
    initial = {"why": "changed", "notified_on": queries.known_on(calls[0])} if calls else {}
    form = forms.AskAgain(request.POST or None, initial=initial, **_people(premises.record, by))

    def act() -> None:
        given = form.cleaned_data
        known = given["notified_on"] if given["why"] == "changed" else on
        commands.ask_again(
            premises, why=given["why"], notified_on=known, words=given["words"], parts=form.parts(), by=by, on=on
        )

    last = shown.last.assessment if shown.last else None
    context = {
        "record": premises.record,
        "premises": premises,
        "calls": calls,
        "may": policy.may_ask_again(premises, last, by=by, on=on),
        "back_url": page_of(premises),
    }
    return adding(request, form, act, "ask_again", "The assessment is asked for again", context)


@GIVEN
def ask_part(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    by: Any = request.user
    shown = shown_of(request, ref, pk)
    last = found(shown.last).assessment
    last.premises, last.record = shown.premises, shown.premises.record
    form = forms.AskPart(request.POST or None, people=asking.people_of(last.record, on=by.identity.today))

    def act() -> None:
        commands.ask_part(last, new=form.new(), by=by, on=by.identity.today)

    context = {
        "record": last.record,
        "premises": shown.premises,
        "may": policy.may_ask_part(last, by=by),
        "back_url": page_of(shown.premises),
    }
    return adding(request, form, act, "ask_part", "The agency is asked, and was told without a name", context)


@GIVEN
def withdraw_part(request: HttpRequest, ref: str, pk: UUID, part: UUID) -> HttpResponse:
    by: Any = request.user
    shown = shown_of(request, ref, pk)
    one = found(next((each.part for last in shown.rounds for each in last.parts if each.part.pk == part), None))
    one.record = shown.premises.record
    form = forms.WithdrawPart(request.POST or None, initial={"version": one.version})

    def act(version: int) -> None:
        reason = form.cleaned_data["reason"]
        commands.withdraw_part(one, reason=reason, version=version, by=by, on=by.identity.today)

    context = {
        "record": one.record,
        "premises": shown.premises,
        "one": one,
        "may": policy.may_withdraw_part(one, by=by),
        "back_url": page_of(shown.premises),
    }
    return altering(request, form, act, "withdraw_part", "It is withdrawn, and they were told", context)


@GIVEN
def write_part(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One part, one signature: who and which address it is about, what is looked for, by when. Nothing else."""
    by: Any = request.user
    one = found(asking.part(pk, by=by))
    on = by.identity.today
    in_full = asking.in_full(one, by=by)
    names = one.state == "asked" or in_full
    trail.viewed(acts.PART_SEEN, one, by=by, on=on, fields=("identity", "place") if names else ())
    form = forms.SignPart(request.POST or None, kind=one.kind, initial={"version": one.version})

    def act(version: int) -> None:
        commands.sign_part(one, text=form.cleaned_data["text"], answers=form.answers(), version=version, by=by, on=on)

    context: Mapping[str, Any] = {
        "one": one,
        "kind": KIND[one.kind],
        "signed": asking.signed_of(one, by=by),
        "names": names,
        "record_ref": one.record.ref if in_full else "",
        "late": one.state == "asked" and one.due < on,
        "may": policy.may_sign(one, by=by, in_full=in_full),
        "back_url": reverse("premises:write_part", args=[pk]),
    }
    return altering(request, form, act, "write_part", "Your agency's part is signed. Thank you", dict(context))
