"""Asking for an assessment, asking agencies for their parts, and what they write and sign."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access.models import Record, hold
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.governance.queries import bank_holidays, limits_of
from lawburrows.notices.models import Notice
from lawburrows.people.identity import identity_of
from lawburrows.people.policy import agency_entering
from lawburrows.premises import acts, asking, policy, queries
from lawburrows.premises.calls import deal_with_changes
from lawburrows.premises.intake import Answers, NewPart, NewPremises
from lawburrows.premises.models import AgencyPart, Assessment, Finding, Premises, SignedPart
from lawburrows.premises.telling import tell_of_part, withdraw
from lawburrows.rules.deadline import in_words
from lawburrows.rules.premises import KIND, part_due, who_leads
from lawburrows.rules.verdict import Refused, require


@command
def ask_for_assessment(
    record: Record,
    *,
    new: NewPremises,
    notified_on: date,
    words: str = "",
    parts: Sequence[NewPart] = (),
    by: Any,
    on: date,
) -> Premises:
    """Of an address that nobody has assessed, and which agencies write their part of it."""
    hold(record.pk)
    require(policy.may_ask(record, by=by, known=queries.premises_at(new.address, by=by)))
    if notified_on > on:
        raise Refused("Enter the day on which the address became known, not one that lies ahead")
    place = new.address or new
    made = Premises.objects.create(
        record=record,
        owner=agency_entering(record, by=by),
        address=new.address,
        lines=place.lines,
        town=place.town,
        postcode=place.postcode,
    )
    _begin(made, 1, why="first", words=words, notified_on=notified_on, parts=parts, by=by, on=on)
    return made


@command
def ask_again(
    premises: Premises,
    *,
    why: str,
    notified_on: date,
    words: str = "",
    parts: Sequence[NewPart] = (),
    by: Any,
    on: date,
) -> Assessment:
    """The yearly review, or because a fact has changed."""
    hold(premises.record_id)
    premises.refresh_from_db()
    last = queries.last_of(premises, by=by)
    require(policy.may_ask_again(premises, last, by=by, on=on, notified_on=notified_on))
    number = last.number + 1 if last else 1
    return _begin(premises, number, why=why, words=words, notified_on=notified_on, parts=parts, by=by, on=on)


def _begin(
    premises: Premises,
    number: int,
    *,
    why: str,
    words: str,
    notified_on: date,
    parts: Sequence[NewPart],
    by: Any,
    on: date,
) -> Assessment:
    record = premises.record
    made = Assessment.objects.create(
        record=record,
        owner=agency_entering(record, by=by),
        premises=premises,
        number=number,
        why=why,
        words=words,
        notified_on=notified_on,
        asked_on=on,
        asked_by=by,
        led_by=who_leads(supervised=queries.supervised(record, by=by, on=on)).key,
    )
    write(acts.ASKED, made, by=by, on=on, fields=("why", "words", "notified_on", "led_by"))
    for part in parts:
        _ask(made, part, by=by, on=on)
    housing = any(part.kind == "housing" for part in parts)
    deal_with_changes(record, done=f"Assessment asked for on {in_words(on)}", housing=housing, by=by, on=on)
    return made


@command
def ask_part(assessment: Assessment, *, new: NewPart, by: Any, on: date) -> AgencyPart:
    """One agency through one person there. Told is who and which address it is about; a disclosure in the trail."""
    hold(assessment.record_id)
    assessment.refresh_from_db()
    made = _ask(assessment, new, by=by, on=on)
    if new.kind == "housing":
        deal_with_changes(
            assessment.record, done=f"Housing asked for its part on {in_words(on)}", housing=True, by=by, on=on
        )
    return made


def _ask(assessment: Assessment, new: NewPart, *, by: Any, on: date) -> AgencyPart:
    record = assessment.record
    there = AgencyPart.objects.visible_to(by).filter(assessment=assessment, kind=new.kind, agency=new.agency)
    posted = any(one.agency_id == new.agency.pk for one in asking.answers_for(new.asked, on=on))
    require(
        policy.may_ask_part(
            assessment, by=by, user=new.asked, posted=posted, there=there.exclude(state="withdrawn").exists()
        )
    )
    limit = limits_of([record.pk], by=by).row(KIND[new.kind].limit, on=on, record=record.pk)
    due = part_due(limit, on, holidays=bank_holidays(on=on)).due or on
    made = AgencyPart.objects.create(
        record=record,
        owner=agency_entering(record, by=by),
        assessment=assessment,
        kind=new.kind,
        agency=new.agency,
        asked=new.asked,
        identity=identity_of(record, by=by, on=on),
        place=assessment.premises.whole[:500],
        question=new.question,
        notified_on=on,
        due=due,
        marking=record.marking,
        restricted=record.restricted,
        asked_by=by,
        asked_at=by.identity.now,
    )
    write(acts.PART_ASKED, made, by=by, on=on, fields=("kind", "agency", "identity", "place", "question", "due"))
    tell_of_part(new.asked, Notice.Kind.PREMISES_ASKED, reverse("premises:write_part", args=[made.pk]), by, on)
    return made


@command
def withdraw_part(part: AgencyPart, *, reason: str, version: int, by: Any, on: date) -> AgencyPart:
    require(policy.may_withdraw_part(part, by=by, reason=reason))
    withdraw(part, reason=reason, version=version, by=by, on=on)
    return part


@command
def sign_part(part: AgencyPart, *, text: str, answers: Answers, version: int, by: Any, on: date) -> SignedPart:
    """What the agency writes over its signature: each check with what was found, and the whole in words."""
    hold(part.record_id)
    part.refresh_from_db()
    full = asking.in_full(part, by=by)
    require(policy.may_sign(part, by=by, in_full=full, answered=list(answers)))
    mine = {"record_id": part.record_id, "owner": part.agency, "part": part}
    made = SignedPart(**mine, text=text, signed_by=by, signed_at=by.identity.now)
    made.save(force_insert=True)
    for key, answer in answers.items():
        Finding(**mine, check_of=key, result=answer.result, words=answer.words).save(force_insert=True)
    part.change(version=version, state="signed")
    write(acts.PART_SIGNED, made, by=by, on=on, fields=("text", *answers))
    address = reverse("premises:write_part", args=[part.pk])
    tell_of_part(part.asked_by, Notice.Kind.PREMISES_SIGNED, address, by, on)
    return made
