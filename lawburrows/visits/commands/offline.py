"""Devices for visits without a network: set up, given briefs, told to forget."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from lawburrows.access.grades import Grade
from lawburrows.access.identity import take_in_hand
from lawburrows.access.models import Record
from lawburrows.access.why import why_visible
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.audit.trail import viewed
from lawburrows.rules.verdict import require
from lawburrows.visits import acts, policy
from lawburrows.visits.brief import brief_of
from lawburrows.visits.models import OfflineDevice

BRIEFS_LAST = timedelta(hours=24)


@command
def add_device(*, name: str, by: Any, on: date) -> OfflineDevice:
    """One browser of `by`, which may take briefs along."""
    require(policy.may_use_offline(by=by))
    now = by.identity.now
    made = OfflineDevice.objects.create(user=by, name=name, made_at=now, last_seen_at=now)
    write(acts.DEVICE_ADDED, made, by=by, on=on, fields=("name",))
    return made


@command
def take_briefs(device: OfflineDevice, records: Sequence[Record], *, by: Any, on: date) -> list[dict[str, Any]]:
    """The briefs of these people for this device, until they expire; each is a look at the record."""
    lent = [one.ref for one in records if _lent(one, by)]
    require(policy.may_take_briefs(device, len(records), by=by, lent=lent))
    now = by.identity.now
    device.took, device.took_until, device.last_seen_at = [one.ref for one in records], now + BRIEFS_LAST, now
    device.save(update_fields=["took", "took_until", "last_seen_at"])
    viewed(acts.BRIEFS_TAKEN, by=by, on=on, records=[one.pk for one in records], fields=("brief",))
    return [brief_of(one, by=by, on=on).plain() for one in records]


def _lent(record: Record, by: Any) -> bool:
    take_in_hand(by, record.pk, grade=Grade.FULL)
    return why_visible(record, by=by).lent


@command
def forget_device(device: OfflineDevice, *, by: Any, on: date) -> OfflineDevice:
    """It forgets at its next word with the server; from now on it is given nothing, and what it sends still arrives."""
    require(policy.may_use_offline(by=by))
    device.revoked_at = device.revoked_at or by.identity.now
    device.save(update_fields=["revoked_at"])
    write(acts.DEVICE_REVOKED, device, by=by, on=on, fields=("revoked_at",))
    return device
