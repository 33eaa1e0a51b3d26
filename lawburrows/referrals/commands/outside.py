"""Telling a body outside the arrangements: the least that it needs, to whom and why."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.models import Record
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.referrals import acts, policy
from lawburrows.referrals.intake import ToldOutside
from lawburrows.referrals.models import OutsideForm
from lawburrows.referrals.outside import ITEMS, could_be_told
from lawburrows.rules.referrals import RECIPIENTS
from lawburrows.rules.verdict import require


@command
def tell_outside(record: Record, *, told: ToldOutside, by: Any, on: date) -> OutsideForm:
    """The chosen items as the record has them now, kept as they were told."""
    require(policy.may_tell_outside(record, by=by))
    said = {name: getattr(told, name) for name in ("form", "why", "changed", "knows", "why_not_told")}
    require(policy.what_a_form_lacks(**said))
    found = could_be_told(record, by=by, on=on)
    content = [[ITEMS[item], found[item]] for item in ITEMS if item in told.items and found[item]]
    made = OutsideForm.objects.create(
        record=record,
        owner=policy.agency_for(by),
        recipient=RECIPIENTS[told.form],
        addressed=told.addressed,
        content=content,
        told_by=by,
        told_on=on,
        **said,
    )
    items = tuple(f"told.{item}" for item in ITEMS if item in told.items and found[item])
    write(acts.OUTSIDE_TOLD, made, by=by, on=on, aside=told.why, fields=("form", "recipient", "why", *items))
    return made
