"""Having packs made, keeping what was made, and reading one: each asks its policy and leaves its entry."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from procrastinate.contrib.django import app

from lawburrows.access.models import User
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.audit.trail import viewed
from lawburrows.meetings.commands import acknowledge
from lawburrows.meetings.models import Meeting
from lawburrows.meetings.policy import may_acknowledge as may_acknowledge_case
from lawburrows.notices.commands import tell
from lawburrows.notices.models import Notice
from lawburrows.packs import acts, policy, queries
from lawburrows.packs.composing import Case
from lawburrows.packs.models import Pack, PackCase, PackFile
from lawburrows.rules.verdict import require


@command
def make_packs(meeting: Meeting, *, by: Any, on: date) -> list[Pack]:
    """For everybody who is asked; the packs of those who are not asked any more are taken away. The worker does it."""
    asked = queries.asked_to(meeting, by=by)
    require(policy.may_make(meeting, asked=len(asked), by=by))
    there = {one.user: one for one in queries.packs_of(meeting, by=by)}
    found = [_wanted(meeting, user, there, by=by) for user in [*asked, *(one for one in there if one not in asked)]]
    for pack in found:
        records = [one.record_id for one in asked.get(pack.user, [])]
        write(acts.PACK_ASKED, pack, by=by, on=on, records=records, fields=("user", "case"))
        job = app.configure_task("packs.make_pack", queue="documents", lock=str(pack.pk))
        job.defer(pack=str(pack.pk))
    return found


def _wanted(meeting: Meeting, user: User, there: dict[User, Pack], *, by: Any) -> Pack:
    """What was made before stays readable until it is made again."""
    values = {"state": "waiting", "asked_by": by, "asked_at": by.identity.now}
    if (pack := there.get(user)) is None:
        number = queries.next_number(meeting, by=by)
        return Pack.objects.create(meeting=meeting, user=user, number=number, **values)
    for name, value in values.items():
        setattr(pack, name, value)
    pack.save(update_fields=list(values))
    return pack


@command
def keep_pack(pack: Pack, *, cases: Sequence[Case], content: bytes, by: Any, on: date) -> Pack:
    """What the job has composed, in the place of what was there; whoever it is for is told, without a name."""
    _empty(pack)
    PackCase.objects.bulk_create(
        PackCase(pack=pack, invitation=one.invitation, parts=",".join(sorted(one.parts))) for one in cases
    )
    marking = max(one.invitation.marking for one in cases)
    PackFile.objects.create(pack=pack, content=content, size=len(content), cases=len(cases), marking=marking)
    pack.state, pack.made_at, pack.opened_at = "ready", by.identity.now, None
    pack.save(update_fields=["state", "made_at", "opened_at"])
    records = [one.invitation.record_id for one in cases]
    write(acts.PACK_MADE, pack, by=by, on=on, records=records, fields=("content",))
    address = reverse("packs:my_pack", args=[pack.meeting_id])
    tell(pack.user, Notice.Kind.PACK_READY, whose=pack.asked_by, by=by, on=on, address=address)
    return pack


@command
def drop_pack(pack: Pack, *, state: str, by: Any, on: date) -> Pack:
    """Nothing of it is theirs any more, or it could not be made."""
    _empty(pack)
    pack.state = state
    pack.save(update_fields=["state"])
    write(acts.PACK_DROPPED, pack, by=by, on=on, fields=("state",))
    return pack


def _empty(pack: Pack) -> None:
    PackFile.objects.filter(pack=pack).delete()
    PackCase.objects.filter(pack=pack).delete()


@command
def acknowledge_pack(pack: Pack, *, by: Any, on: date) -> Pack:
    """The statement on confidentiality, once for the meeting; with it for each case to which they are asked."""
    require(policy.may_acknowledge(pack, by=by))
    pack.acknowledged_at = by.identity.now
    pack.save(update_fields=["acknowledged_at"])
    write(acts.PACK_ACKNOWLEDGED, pack, by=by, on=on, fields=("acknowledged_at",))
    for one in queries.mine_at(pack.meeting, by=by):
        if may_acknowledge_case(one, by=by):
            acknowledge(one, by=by, on=on)
    return pack


@command
def open_pack(pack: Pack, *, by: Any, on: date) -> PackFile:
    """What is in it; that it was read is seen by whoever had it made."""
    file = queries.file_of(pack, by=by)
    require(policy.may_open(pack, file, by=by))
    assert file is not None
    if pack.opened_at is None:
        pack.opened_at = by.identity.now
        pack.save(update_fields=["opened_at"])
    records = [one.invitation.record_id for one in PackCase.objects.filter(pack=pack).select_related("invitation")]
    viewed(acts.PACK_OPENED, pack, by=by, on=on, records=records, fields=("content",))
    return file
