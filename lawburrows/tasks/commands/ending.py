"""Stopping what may not go on when the last ground has ended."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from lawburrows.access import commands as access
from lawburrows.access import policy as access_policy
from lawburrows.access.models import Partner, Posting, Record, Share, User
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
    not_over = Q(ends=None) | Q(ends__gt=on)  # also what was to begin later
    for partner in Partner.objects.filter(not_over, record=record).select_related("record"):
        access.end_partner(partner, by=by, on=on)
    agreed = Share.objects.filter(not_over, record=record, kind=Share.Kind.GRANTED)
    for share in agreed.exclude(expires_at__lte=by.identity.now).select_related("record"):
        access.end_share(share, by=by, on=on)
    if leaving := _named_of_others(record, on):
        access.name_in_case(record, by=by, on=on, **leaving)
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


def _named_of_others(record: Record, on: date) -> dict[str, None]:
    """The places in which somebody is named who is not posted to the lead authority; the record manager decides on."""
    there = Posting.objects.in_force(on).filter(agency=record.lead_id).values("user")
    places = [place for place in Record.NAMED if place != "manager" and getattr(record, f"{place}_id")]
    named = {getattr(record, f"{place}_id") for place in places}
    own = set(User.objects.filter(pk__in=named).filter(pk__in=there).values_list("pk", flat=True)) if named else set()
    return {place: None for place in places if getattr(record, f"{place}_id") not in own}


def _told(record: Record, on: date) -> dict[Any, User]:
    return {user.pk: user for user in (*whom_to_tell(record, on=on), *coordinators_of(record, on=on))}


def _tell(record: Record, kind: Notice.Kind, users: dict[Any, User], *, by: Any, on: date) -> None:
    address = reverse("casefile:in_the_case", args=[record.ref])
    for user in users.values():
        tell(user, kind, record=record, whose=by, by=by, on=on, address=address)
