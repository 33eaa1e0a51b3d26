"""Ending what may not go on without a ground: sharing ends, a record closes; and it opens again."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F, Q

from lawburrows.access import acts, identity, policy
from lawburrows.access.commands import end_partner, end_share, name_in_case
from lawburrows.access.grades import Grade
from lawburrows.access.models import Partner, Posting, Record, Share, User, hold
from lawburrows.access.permissions import Permission
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.rules.verdict import Refused, require

CHANGED = "Somebody else changed this case while you were writing. Look, and decide again"


def sharing(record: Record, *, by: Any, on: date) -> tuple[list[Partner], list[Share]]:
    """Partners and agreed shares that have not ended, also those that were to begin later."""
    not_over = Q(ends=None) | Q(ends__gt=on)
    partners = Partner.objects.filter(not_over, record=record).select_related("record", "agency", "area")
    agreed = Share.objects.filter(not_over, record=record, kind=Share.Kind.GRANTED).exclude(
        expires_at__lte=by.identity.now
    )
    return list(partners), list(agreed.select_related("record", "user"))


@command
def end_sharing(record: Record, *, by: Any, on: date) -> Record:
    """Partners and agreed shares end, and nobody of another agency is named any more but the record manager."""
    require(policy.may(by, Permission.ACCESS_MANAGE))
    partners, shares = sharing(record, by=by, on=on)
    for partner in partners:
        end_partner(partner, by=by, on=on)
    for share in shares:
        end_share(share, by=by, on=on)
    if leaving := named_of_others(record, on):
        name_in_case(record, by=by, on=on, **leaving)
    write(acts.SHARING_ENDED, record, by=by, on=on, fields=("partner", "share", *leaving))
    return record


def named_of_others(record: Record, on: date) -> dict[str, None]:
    """The places in which somebody is named who is not posted to the lead authority; the record manager decides on."""
    there = Posting.objects.in_force(on).filter(agency=record.lead_id).values("user")
    places = [place for place in Record.NAMED if place != "manager" and getattr(record, f"{place}_id")]
    named = {getattr(record, f"{place}_id") for place in places}
    own = set(User.objects.filter(pk__in=named).filter(pk__in=there).values_list("pk", flat=True)) if named else set()
    return {place: None for place in places if getattr(record, f"{place}_id") not in own}


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
