"""Access as it is asked for on the pages of a record: each step of `access` together with the notices that it causes."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from lawburrows.access import acts, queries
from lawburrows.access import commands as access
from lawburrows.access.models import AccessRequest, Agency, Area, Record, Share
from lawburrows.access.permissions import Permission
from lawburrows.audit.command import command
from lawburrows.audit.trail import viewed
from lawburrows.casefile import acts as card_acts
from lawburrows.casefile import policy
from lawburrows.notices.commands import tell
from lawburrows.notices.models import Notice
from lawburrows.rules.verdict import require


@command
def ask_record_manager(record: Record, *, reason: str, by: Any, on: date) -> AccessRequest:
    """Ask to see the record; the manager is told."""
    asked = access.ask_for_access(record, reason=reason, by=by, on=on)
    address = reverse("casefile:answer", args=[record.ref, asked.pk])
    for user in queries.whom_to_tell(record, on=on):
        tell(user, Notice.Kind.ACCESS_ASKED, record=record, whose=by, by=by, on=on, address=address)
    return asked


@command
def answer_request(asked: AccessRequest, *, yes: bool, reason: str, by: Any, on: date) -> AccessRequest:
    """Yes or no; the one who asked is told."""
    answered = access.answer_access_request(asked, yes=yes, reason=reason, by=by, on=on)
    address = _page(asked.record) if yes else ""
    tell(asked.asked_by, Notice.Kind.ACCESS_ANSWERED, record=asked.record, whose=by, by=by, on=on, address=address)
    return answered


@command
def open_in_emergency(record: Record, *, reason: str, by: Any, on: date) -> Share:
    """Open the record for an hour; its manager and every auditor are told at once."""
    share = access.break_glass(record, reason=reason, by=by, on=on)
    address = reverse("casefile:review", args=[record.ref, share.pk])
    for user in queries.whom_to_tell(record, on=on):
        tell(user, Notice.Kind.GLASS_BROKEN, record=record, whose=by, by=by, on=on, address=address)
    asked = {"person": record.ref, "act": acts.GLASS_BROKEN.key}
    in_the_trail = f"{reverse('oversight:audit_log')}?{urlencode(asked)}"
    for user in queries.holders_of(Permission.AUDIT_READ, on=on):
        tell(user, Notice.Kind.GLASS_BROKEN, record=record, whose=by, by=by, on=on, address=in_the_trail)
    return share


@command
def open_card(record: Record, *, words: str, by: Any, on: date) -> None:
    """A duty desk asks for the card, with the purpose that was named; the record manager is told."""
    require(policy.may_open_card(by=by, words=words))
    viewed(card_acts.CARD_OPENED, record, by=by, on=on, purpose=by.identity.purpose, reason=words)
    address = reverse("casefile:who_has_looked", args=[record.ref])
    for user in queries.whom_to_tell(record, on=on):
        tell(user, Notice.Kind.CARD_OPENED, record=record, whose=by, by=by, on=on, address=address)


@command
def move_case(
    record: Record, *, area: Area, reason: str, version: int, by: Any, on: date, lead: Agency | None = None
) -> Record:
    """To another area; its record manager and those who decide in the new area are told."""
    moved = access.change_area(record, area=area, lead=lead, reason=reason, version=version, by=by, on=on)
    told = {
        user.pk: user for user in (*queries.whom_to_tell(moved, on=on), *queries.who_decides_in(moved, area, on=on))
    }
    for user in told.values():
        if user.pk != by.pk:
            tell(user, Notice.Kind.CASE_MOVED, record=moved, whose=by, by=by, on=on, address=_page(moved))
    return moved


def _page(record: Record) -> str:
    return reverse("casefile:record", args=[record.ref])
