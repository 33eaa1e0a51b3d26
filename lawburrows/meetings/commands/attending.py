"""Asking people to a case, their answers, and what agencies are asked and answer."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access.models import Agency, User, hold
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.meetings import acts, asking, policy
from lawburrows.meetings.intake import NewInvitation, NewRequest
from lawburrows.meetings.models import InformationAnswer, InformationRequest, Invitation, MeetingCase
from lawburrows.meetings.withdrawing import withdraw
from lawburrows.notices.commands import tell
from lawburrows.notices.models import Notice
from lawburrows.people.identity import identity_of
from lawburrows.people.policy import agency_entering
from lawburrows.rules.verdict import Refused, require


@command
def invite(case: MeetingCase, *, new: NewInvitation, by: Any, on: date) -> Invitation:
    """Somebody is asked to this case, and to no other of the meeting. The notice names nobody."""
    hold(case.record_id)
    posted = [one for one in asking.takes_part(new.user, on=on) if new.agency in (None, one.agency)]
    there = Invitation.objects.visible_to(by).filter(case=case, user=new.user).exists()
    require(
        policy.may_invite(
            case,
            by=by,
            user=new.user,
            takes_part=bool(posted),
            there=there,
            senior=new.seniority == Invitation.Seniority.SENIOR,
            why_not_senior=new.why_not_senior,
        )
    )
    made = Invitation.objects.create(
        record=case.record,
        owner=agency_entering(case.record, by=by),
        case=case,
        marking=case.record.marking,
        restricted=case.record.restricted,
        asked_by=by,
        asked_at=by.identity.now,
        **vars(new) | {"agency": posted[0].agency},
    )
    write(acts.INVITATION_SENT, made, by=by, on=on, fields=("user", "seniority"))
    address = reverse("meetings:answer_invitation", args=[made.pk])
    tell(new.user, Notice.Kind.MEETING_ASKED, whose=by, by=by, on=on, address=address)
    return made


@command
def answer_invitation(
    one: Invitation, *, state: str, apology: str, deputy: str, version: int, by: Any, on: date
) -> Invitation:
    """Coming, or apologies with the name of a deputy, whom the coordinator then asks."""
    require(policy.may_answer_invitation(one, by=by))
    sorry = state == "apologies"
    one.change(version=version, state=state, apology=apology if sorry else "", deputy=deputy if sorry else "")
    write(acts.INVITATION_ANSWERED, one, by=by, on=on, fields=("state",))
    if one.asked_by_id != by.pk:
        meeting = reverse("meetings:meeting", args=[one.case.meeting_id])
        tell(one.asked_by, Notice.Kind.MEETING_ANSWERED, whose=by, by=by, on=on, address=meeting)
    return one


@command
def acknowledge(one: Invitation, *, by: Any, on: date) -> Invitation:
    """The statement on confidentiality, for this case."""
    require(policy.may_acknowledge(one, by=by))
    one.change(version=one.version, acknowledged_at=by.identity.now)
    write(acts.INVITATION_ACKNOWLEDGED, one, by=by, on=on, fields=("acknowledged_at",))
    return one


@command
def ask_agency(
    case: MeetingCase, *, agency: Agency, asked: User, new: NewRequest, by: Any, on: date
) -> InformationRequest:
    """One agency through one person there. Told is who it is about, so that they can search; a disclosure in the trail."""
    hold(case.record_id)
    there = InformationRequest.objects.visible_to(by).filter(case=case, agency=agency).exclude(state="withdrawn")
    posted = any(one.agency_id == agency.pk for one in asking.takes_part(asked, on=on))
    require(policy.may_ask(case, by=by, user=asked, posted=posted, there=there.exists()))
    if new.due < on:
        raise Refused("The answer is due today or on a later day")
    made = InformationRequest.objects.create(
        record=case.record,
        owner=agency_entering(case.record, by=by),
        case=case,
        agency=agency,
        asked=asked,
        identity=identity_of(case.record, by=by, on=on),
        marking=case.record.marking,
        restricted=case.record.restricted,
        asked_by=by,
        asked_at=by.identity.now,
        **vars(new),
    )
    write(acts.INFORMATION_ASKED, made, by=by, on=on, fields=("agency", "identity", "question", "due"))
    address = reverse("meetings:answer_request", args=[made.pk])
    tell(asked, Notice.Kind.INFORMATION_ASKED, whose=by, by=by, on=on, address=address)
    return made


@command
def withdraw_request(one: InformationRequest, *, reason: str, version: int, by: Any, on: date) -> InformationRequest:
    require(policy.may_withdraw_request(one, by=by, reason=reason))
    withdraw(one, reason=reason, version=version, by=by, on=on)
    return one


@command
def answer_request(
    one: InformationRequest, *, reply: str, text: str, version: int, by: Any, on: date
) -> InformationAnswer:
    """In one of the four ways; the answer is the data of the agency that gives it."""
    hold(one.record_id)
    full = asking.in_full(one, by=by)
    require(policy.may_answer_request(one, by=by, in_full=full, reply=reply, text=text))
    made = InformationAnswer(
        record_id=one.record_id,
        owner=one.agency,
        request=one,
        reply=reply,
        text=text,
        answered_by=by,
        answered_at=by.identity.now,
    )
    made.save(force_insert=True)
    one.change(version=version, state="answered")
    write(acts.INFORMATION_ANSWERED, made, by=by, on=on, fields=("reply", "text") if text else ("reply",))
    if one.asked_by_id != by.pk:
        address = reverse("meetings:answer_request", args=[one.pk])
        tell(one.asked_by, Notice.Kind.INFORMATION_GIVEN, whose=by, by=by, on=on, address=address)
    return made
