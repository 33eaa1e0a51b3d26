"""The sender's part: begin, change, send, withdraw."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.models import Record
from lawburrows.access.queries import coordinators_of
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.custody.commands import record_step
from lawburrows.custody.models import CustodyStep
from lawburrows.custody.queries import held
from lawburrows.notices.models import Notice
from lawburrows.referrals import acts, policy, queries
from lawburrows.referrals.complete import missing
from lawburrows.referrals.content import as_sent
from lawburrows.referrals.filled import filled
from lawburrows.referrals.intake import Asked
from lawburrows.referrals.models import Referral, ReferralStep
from lawburrows.referrals.moving import move, tell_all
from lawburrows.rules.mappa import Category
from lawburrows.rules.referrals import Kind, State, document
from lawburrows.rules.verdict import require

BEFORE_RELEASE = {Kind.NOTIFICATION: CustodyStep.Kind.NOTIFICATION, Kind.REFERRAL: CustodyStep.Kind.REFERRAL}
TYPED = ("category", "level", "urgent", "confirmed", "conviction", "why", "considered", "cannot")


@command
def begin_referral(record: Record, *, kind: str, asked: Asked, by: Any, on: date) -> Referral:
    """A draft, however little is typed yet."""
    require(policy.may_refer(record, by=by, already=queries.open_one(record, kind, by=by)))
    made = Referral.objects.create(
        record=record,
        owner=policy.agency_for(by),
        kind=Kind(kind).value,
        to=queries.coordination_of(record),
        begun_by=by,
        begun_on=on,
        **asked.values(),
    )
    write(acts.DRAFTED, made, by=by, on=on, fields=("kind", *TYPED))
    return made


@command
def change_referral(referral: Referral, *, version: int, asked: Asked, by: Any, on: date) -> Referral:
    require(policy.may_change(referral, by=by))
    referral.change(version=version, **asked.values())
    write(acts.CHANGED, referral, by=by, on=on, fields=TYPED)
    return referral


@command
def send_referral(referral: Referral, *, version: int, by: Any, on: date) -> ReferralStep:
    """To the coordinator of the area that manages the case; what is sent is kept word for word."""
    record = referral.record
    found = filled(record, by=by, on=on, conviction=referral.conviction_id)
    to = queries.coordination_of(record)
    lacking = [one.words for one in missing(referral, found)]
    require(policy.may_send(referral, by=by, to=to, lacking=lacking))
    content = as_sent(referral, found)
    sent = {"to": to, "sent_by": by, "sent_on": on, "wanted_by": None}
    made = move(referral, State.SENT, acts.SENT, version=version, by=by, on=on, content=content, **sent)
    if held(record.pk, by=by):
        kind = Kind(referral.kind)
        number = document(kind, Category(referral.category))
        record_step(record, kind=BEFORE_RELEASE[kind], day=on, note=f"Document {number} sent to {to}", by=by, on=on)
    tell_all(coordinators_of(record, on=on), Notice.Kind.REFERRAL_SENT, referral, by=by, on=on)
    return made


@command
def withdraw_referral(referral: Referral, *, version: int, reason: str, by: Any, on: date) -> ReferralStep:
    require(policy.may_withdraw(referral, by=by, reason=reason))
    waited = referral.state == State.SENT.value
    made = move(referral, State.WITHDRAWN, acts.WITHDRAWN, version=version, by=by, on=on, reason=reason)
    if waited:
        coordinators = coordinators_of(referral.record, on=on)
        tell_all(coordinators, Notice.Kind.REFERRAL_ANSWERED, referral, by=by, on=on)
    return made
