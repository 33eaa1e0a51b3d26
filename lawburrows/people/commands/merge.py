"""Two records of one person become one, and nothing of either is lost."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F

from lawburrows.access.grades import Part
from lawburrows.access.identity import LONDON
from lawburrows.access.models import Record
from lawburrows.audit import trail
from lawburrows.audit.command import command
from lawburrows.people import acts, policy
from lawburrows.people.joining import join_access
from lawburrows.people.models import Address, Merge, Name
from lawburrows.people.moving import Moved, closing, hold_both, movable, move_rows
from lawburrows.people.register import rekey
from lawburrows.rules.verdict import require


@command
def merge_people(kept: Record, merged: Record, *, reason: str, by: Any, on: date) -> Merge:
    """What the merger sees of `merged` comes over to `kept`, what they do not see by `carry_over`; its page leads there,
    its history stays under its own name."""
    require(policy.may_merge(kept, merged, by=by, reason=reason))
    hold_both(kept, merged)
    require(policy.may_merge(kept, merged, by=by, reason=reason))  # somebody may have merged either in the meantime
    seen = policy.seen_in_full(kept, by=by) & policy.seen_in_full(merged, by=by)
    join_access(kept, merged, by=by, on=on)
    _make_room(kept, merged, on=on)
    moved = move_rows(movable(seen), kept, merged, on=on)
    made = Merge.objects.create(
        record=kept,
        owner=policy.agency_entering(kept, by=by),
        merged=merged,
        reason=reason,
        merged_by=by,
        merged_at=by.identity.now,
        moved=moved,
    )
    Record.objects.filter(pk=merged.pk).update(
        merged_into=kept, closed_on=merged.closed_on or on, version=F("version") + 1
    )
    merged.refresh_from_db()
    rekey(kept)
    trail.record(acts.PEOPLE_MERGED, made, by=by, on=on, records=[merged.pk], fields=_in_general(moved), aside=reason)
    return made


@command
def carry_over(made: Merge, *, by: Any, on: date) -> Merge:
    """Whatever still lies on the merged record comes over too, by the worker: what the merger did not see, and what was
    written at the very moment of the merge. Its entry and the merge say the same whether there was anything or not."""
    require(policy.may_carry_over(made, by=by))
    merged = Record.objects.get(pk=made.merged_id)
    kept = _last(merged)
    hold_both(kept, merged)
    made.refresh_from_db()
    require(policy.may_carry_over(made, by=by))  # another worker may have done it in the meantime
    require(policy.may_carry_over_to(kept))
    move_rows(movable(Part), kept, merged, on=made.merged_at.astimezone(LONDON).date())
    made.record = kept
    Merge.objects.filter(pk=made.pk).update(carried_at=by.identity.now, version=F("version") + 1)
    trail.record(acts.CARRIED_OVER, made, by=by, on=on, records=[merged.pk])
    return made


def _last(merged: Record) -> Record:
    """The record that this one became part of, and that one too, until the last."""
    found = merged
    while found.merged_into is not None:
        found = found.merged_into
    return found


def _in_general(moved: Moved) -> list[str]:
    """The kinds of rows that came over, as the trail names fields; of other parts nothing is told to all in the case."""
    general = {model._meta.label for model in movable([Part.GENERAL])}
    return sorted(label.lower() for label in moved if label in general)


def _make_room(kept: Record, merged: Record, *, on: date) -> None:
    """One main name and one home: those of the record that is kept."""
    Name.objects.filter(record=merged, kind=Name.Kind.MAIN, ends=None).update(
        kind=Name.Kind.ALIAS, version=F("version") + 1
    )
    home = {"use": Address.Use.HOME, "ends": None}
    if Address.objects.filter(record=kept, **home).exists():
        for address in Address.objects.filter(record=merged, **home):
            address.change(version=address.version, ends=closing(address, on))
