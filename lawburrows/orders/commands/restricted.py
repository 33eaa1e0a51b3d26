"""Restricted patients: consents of the Scottish Ministers, suspension of detention, care programme meetings."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.orders import acts, policy
from lawburrows.orders.demanding import NewCareMeeting, NewConsent, NewLeave
from lawburrows.orders.models import CareMeeting, Consent, Leave, Order
from lawburrows.rules.verdict import Refused, require


@command
def ask_consent(order: Order, *, new: NewConsent, by: Any, on: date) -> Consent:
    """The Scottish Ministers were asked."""
    require(policy.may_ask_consent(order, by=by))
    made = Consent.objects.create(record=order.record, owner=policy.agency_of(by), order=order, **asdict(new))
    write(acts.CONSENT_ASKED, made, by=by, on=on, fields=("matter", "asked_on"))
    return made


@command
def answer_consent(
    consent: Consent, *, version: int, answer: str, answered_on: date, by: Any, on: date, **words: str
) -> Consent:
    """What they answered; `words`: answered_by, note."""
    require(policy.may_answer_consent(consent, by=by, answered_on=answered_on))
    consent.change(version=version, answer=answer, answered_on=answered_on, **words)
    write(acts.CONSENT_ANSWERED, consent, by=by, on=on, fields=("answer", "answered_on"))
    return consent


@command
def record_leave(order: Order, *, new: NewLeave, by: Any, on: date, confirmed: bool = False) -> Leave:
    """A suspension of detention. Outside the grounds it rests on a consent; one without is confirmed by a person."""
    consent = None
    if new.consent:
        consent = Consent.objects.visible_to(by).filter(order=order, pk=new.consent).first()
        if consent is None:
            raise Refused("Select a consent that is recorded here")
    given = consent is not None and consent.answer == Consent.Answer.GIVEN
    require(policy.may_record_leave(order, by=by, kind=new.kind, consented=given, confirmed=confirmed))
    values = asdict(new) | {"consent": consent}
    made = Leave.objects.create(record=order.record, owner=policy.agency_of(by), order=order, **values)
    write(acts.LEAVE_RECORDED, made, by=by, on=on, fields=("kind", "starts", "ends", "conditions"))
    return made


@command
def end_leave(leave: Leave, *, version: int, ends: date, because: str, by: Any, on: date) -> Leave:
    """It ended, or was ended, before or without its day."""
    require(policy.may_end_leave(leave, by=by, ends=ends))
    leave.change(version=version, ends=ends, ended_because=because)
    write(acts.LEAVE_ENDED, leave, by=by, on=on, fields=("ends", "ended_because"))
    return leave


@command
def record_care_meeting(order: Order, *, new: NewCareMeeting, by: Any, on: date) -> CareMeeting:
    """A meeting under the Care Programme Approach: its day, and the next."""
    require(policy.may_record_of_patient(order, by=by))
    made = CareMeeting.objects.create(record=order.record, owner=policy.agency_of(by), order=order, **asdict(new))
    write(acts.CARE_MEETING_RECORDED, made, by=by, on=on, fields=("held_on", "next_on"))
    return made
