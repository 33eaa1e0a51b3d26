"""Ending what may not go on without a ground: sharing ends, a record closes; and it opens again."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F

from lawburrows.access import acts, identity, policy, queries
from lawburrows.access.commands.cases import end_partner, end_share, name_in_case
from lawburrows.access.grades import Grade
from lawburrows.access.models import Record, hold
from lawburrows.access.permissions import Permission
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.rules.verdict import Refused, require

CHANGED = "Somebody else changed this case while you were writing. Look, and decide again"


@command
def end_sharing(record: Record, *, by: Any, on: date) -> Record:
    """Partners and agreed shares end, and nobody of another agency is named any more but the record manager."""
    require(policy.may(by, Permission.ACCESS_MANAGE))
    partners, shares = queries.sharing(record, by=by, on=on)
    for partner in partners:
        end_partner(partner, by=by, on=on)
    for share in shares:
        end_share(share, by=by, on=on)
    if leaving := queries.named_of_others(record, on):
        name_in_case(record, by=by, on=on, **leaving)
    write(acts.SHARING_ENDED, record, by=by, on=on, fields=("partner", "share", *leaving))
    return record


@command
def close_record(record: Record, *, by: Any, on: date) -> Record:
    """Nothing is added to it from now on; it stays where it is, and is read as before by the authority that leads it."""
    hold(record.pk)
    require(policy.may_close_record(record, by=by))
    identity.take_in_hand(by, record.pk, grade=Grade.FULL)
    _set(record, on)
    write(acts.RECORD_CLOSED, record, by=by, on=on, fields=("closed_on",))
    return record


@command
def open_record_again(record: Record, *, by: Any, on: date) -> Record:
    """It is managed again from today; who is in the case is decided anew."""
    hold(record.pk)
    require(policy.may_open_again(record, by=by))
    identity.take_in_hand(by, record.pk, grade=Grade.FULL)
    _set(record, None)
    write(acts.RECORD_OPENED_AGAIN, record, by=by, on=on, fields=("closed_on",))
    return record


def _set(record: Record, closed_on: date | None) -> None:
    asked = Record.objects.filter(pk=record.pk, version=record.version, merged_into=None)
    if not asked.update(version=F("version") + 1, closed_on=closed_on):
        raise Refused(CHANGED)
    record.refresh_from_db()
