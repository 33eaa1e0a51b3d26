"""Stopping what may not go on when the last ground has ended."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access import policy as access_policy
from lawburrows.access.commands import end_sharing
from lawburrows.access.models import Record, User
from lawburrows.access.permissions import Permission
from lawburrows.access.queries import coordinators_of, whom_to_tell
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.notices.commands import tell
from lawburrows.notices.models import Notice
from lawburrows.rules.verdict import require
from lawburrows.tasks import acts
from lawburrows.tasks.models import ManagementEnded


@command
def stop_sharing(record: Record, *, ended_on: date, by: Any, on: date) -> ManagementEnded:
    """The last ground has ended: partners and agreed shares end, nobody of another agency is named any more but the
    record manager, the record stays, and somebody decides about exit."""
    require(access_policy.may(by, Permission.ACCESS_MANAGE))
    told = _told(record, on)
    end_sharing(record, by=by, on=on)
    made = ManagementEnded.objects.create(record=record, owner=record.lead, ended_on=ended_on, stopped_on=on)
    write(acts.MANAGEMENT_ENDED, made, by=by, on=on, fields=("ended_on", "partner", "share"))
    _tell(record, Notice.Kind.MANAGEMENT_ENDED, told, by=by, on=on)
    return made


@command
def note_ground_again(ended: ManagementEnded, *, by: Any, on: date) -> ManagementEnded:
    """A ground holds again: the manager is told, and decides who is in the case; nothing comes back by itself."""
    require(access_policy.may(by, Permission.ACCESS_MANAGE))
    ended.change(version=ended.version, again_on=on)
    write(acts.GROUND_AGAIN, ended, by=by, on=on, fields=("again_on",))
    _tell(ended.record, Notice.Kind.GROUND_AGAIN, _told(ended.record, on), by=by, on=on)
    return ended


def _told(record: Record, on: date) -> dict[Any, User]:
    return {user.pk: user for user in (*whom_to_tell(record, on=on), *coordinators_of(record, on=on))}


def _tell(record: Record, kind: Notice.Kind, users: dict[Any, User], *, by: Any, on: date) -> None:
    address = reverse("casefile:in_the_case", args=[record.ref])
    for user in users.values():
        tell(user, kind, record=record, whose=by, by=by, on=on, address=address)
