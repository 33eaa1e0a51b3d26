"""Beyond Scotland: papers are prepared and sent, and the receipt is recorded; the lead stays where it is until exit."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access import identity
from lawburrows.access.grades import Grade
from lawburrows.access.models import Record, hold
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.custody.queries import open_handover
from lawburrows.orders.policy import agency_of
from lawburrows.rules.verdict import require
from lawburrows.transfers import acts, policy, queries
from lawburrows.transfers.models import HandOff


@command
def prepare_hand_off(
    record: Record,
    *,
    country: str,
    authority: str,
    reason: str,
    planned_on: date,
    items: list[str],
    by: Any,
    on: date,
) -> HandOff:
    """What goes to whom, and when it is meant to."""
    hold(record.pk)
    open_ = queries.open_hand_off(record, by=by) is not None
    handover = open_handover(record, by=by) is not None
    require(policy.may_prepare(record, by=by, open_=open_, handover=handover))
    identity.take_in_hand(by, record.pk, grade=Grade.FULL)
    made = HandOff.objects.create(
        record=record,
        owner=agency_of(by),
        country=country,
        authority=authority,
        reason=reason,
        planned_on=planned_on,
        items=items,
        prepared_by=by,
        prepared_at=by.identity.now,
    )
    write(acts.HAND_OFF_PREPARED, made, by=by, on=on, fields=("country", "authority", "items"))
    return made


@command
def send_hand_off(one: HandOff, *, version: int, sent_on: date, sent_how: str, by: Any, on: date) -> HandOff:
    require(policy.may_send(one, by=by, on=on, sent_on=sent_on))
    one.change(version=version, state=HandOff.State.SENT, sent_on=sent_on, sent_how=sent_how)
    write(acts.HAND_OFF_SENT, one, by=by, on=on, fields=("sent_on", "sent_how", "items"))
    return one


@command
def note_receipt(
    one: HandOff, *, version: int, received_on: date, received_by: str, receipt: str, by: Any, on: date
) -> HandOff:
    """The authority there has said in writing that it takes over. The record may now be closed, and is led until then."""
    require(policy.may_note_receipt(one, by=by, on=on, received_on=received_on))
    values = {"received_on": received_on, "received_by": received_by, "receipt": receipt}
    one.change(version=version, state=HandOff.State.RECEIVED, **values)
    write(acts.HAND_OFF_RECEIVED, one, by=by, on=on, fields=tuple(values))
    return one


@command
def withdraw_hand_off(one: HandOff, *, version: int, reason: str, by: Any, on: date) -> HandOff:
    require(policy.may_withdraw(one, by=by, words=reason))
    one.change(version=version, state=HandOff.State.WITHDRAWN, withdrawn_because=reason)
    write(acts.HAND_OFF_WITHDRAWN, one, by=by, on=on, fields=("state",), aside=reason)
    return one
