"""Referring a child or an adult at risk, and the receipt that ends the waiting."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.urls import reverse

from lawburrows.access.models import Record
from lawburrows.access.queries import may_know
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.notices.commands import tell
from lawburrows.notices.models import Notice
from lawburrows.people.policy import agency_entering
from lawburrows.rules.verdict import Refused, require
from lawburrows.visits import acts, policy, queries
from lawburrows.visits.intake import NewReferral
from lawburrows.visits.models import ProtectionReceipt, ProtectionReferral, Visit

NO_COUNCIL = "No council is known for the area of this case. Telephone its protection team, and tell the administrator"


@command
def refer(record: Record, *, new: NewReferral, by: Any, on: date, visit: Visit | None = None) -> ProtectionReferral:
    """To the council of the area, whose protection team is told; open until it says that it arrived."""
    require(policy.may_refer(record, by=by))
    to = new.to or queries.council_of(record)
    if to is None:
        raise Refused(NO_COUNCIL)
    made = ProtectionReferral.objects.create(
        record=record,
        owner=agency_entering(record, by=by),
        kind=new.kind,
        to=to,
        team=new.team,
        what=new.what,
        urgent=new.urgent,
        told_by_telephone=new.told_by_telephone,
        made_at=by.identity.now,
        made_by=by,
        visit=visit,
    )
    write(acts.REFERRED, made, by=by, on=on, fields=("kind", "to", "what", "urgent"))
    address = reverse("visits:receive_referral", args=[record.ref, made.pk])
    for user in may_know(queries.protection_team(to, on=on), record, on=on):
        tell(user, Notice.Kind.PROTECTION_REFERRED, record=record, whose=by, by=by, on=on, address=address)
    return made


@command
def receive_referral(
    referral: ProtectionReferral, *, name: str, reference: str, by: Any, on: date
) -> ProtectionReceipt:
    """The receiver says that it arrived, and who has it now."""
    require(policy.may_receive(referral, received=_is_received(referral, by), by=by))
    made = ProtectionReceipt.objects.create(
        record=referral.record,
        owner=referral.to,
        referral=referral,
        received_by=name,
        received_at=by.identity.now,
        reference=reference,
        entered_by=by,
    )
    write(acts.RECEIVED, made, by=by, on=on, fields=("received_by", "reference"))
    return made


@command
def note_receipt(
    referral: ProtectionReferral, *, name: str, at: datetime, reference: str, by: Any, on: date
) -> ProtectionReceipt:
    """Those in the case record what the receiver told them: by telephone, or in a letter."""
    require(policy.may_note_receipt(referral, received=_is_received(referral, by), by=by, at=at))
    made = ProtectionReceipt.objects.create(
        record=referral.record,
        owner=agency_entering(referral.record, by=by),
        referral=referral,
        received_by=name,
        received_at=at,
        reference=reference,
        entered_by=by,
    )
    write(acts.RECEIPT_NOTED, made, by=by, on=on, fields=("received_by", "received_at", "reference"))
    return made


def _is_received(referral: ProtectionReferral, by: Any) -> bool:
    return bool(ProtectionReceipt.objects.visible_to(by).filter(referral=referral).exists())
