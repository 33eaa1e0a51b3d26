"""The compartment of victims: how each is kept safe, and that their contact agency was told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from string import ascii_uppercase
from typing import Any

from lawburrows.access.models import Record, hold
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.custody.models import ToldDate
from lawburrows.orders.policy import agency_of
from lawburrows.people.models import Other
from lawburrows.plans import acts, policy
from lawburrows.plans.models import VictimCare, VictimTold
from lawburrows.rules.verdict import Refused, require

LETTERS = [*ascii_uppercase, *(f"{one}{two}" for one in ascii_uppercase for two in ascii_uppercase)]


@command
def add_victim(record: Record, other: Other, *, values: Mapping[str, Any], by: Any, on: date) -> VictimCare:
    """A victim of the case gets a letter: under it, and not by name, the plan speaks of them."""
    hold(record.pk)
    require(policy.may_keep_victims(record, by=by))
    taken = set(VictimCare.objects.visible_to(by).filter(record=record).values_list("letter", flat=True))
    letter = next(one for one in LETTERS if one not in taken)
    if VictimCare.objects.visible_to(by).filter(other=other).exists():
        raise Refused("This victim has a letter already")
    made = VictimCare.objects.create(record=record, owner=agency_of(by), other=other, letter=letter, **values)
    write(acts.VICTIM_ADDED, made, by=by, on=on, fields=("letter", *values))
    return made


@command
def change_victim(care: VictimCare, *, version: int, values: Mapping[str, Any], by: Any, on: date) -> VictimCare:
    require(policy.may_keep_victims(care.record, by=by))
    care.change(version=version, **values)
    write(acts.VICTIM_CHANGED, care, by=by, on=on, fields=tuple(values))
    return care


@command
def tell_victim(
    care: VictimCare, release: ToldDate | None, *, told_on: date, how: str, by: Any, on: date
) -> VictimTold:
    """The contact agency knows of the date of release; whether and how the victim is told is theirs."""
    hold(care.record_id)
    before = VictimTold.objects.visible_to(by).filter(care=care, date=release).exists()
    require(policy.may_tell_victim(care, by=by, on=on, release=release, told_on=told_on, before=before))
    assert release is not None  # refused above
    made = VictimTold.objects.create(
        record=care.record, owner=agency_of(by), care=care, date=release, told_on=told_on, how=how, told_by=by
    )
    write(acts.VICTIM_TOLD, made, by=by, on=on, fields=("told_on", "how"))
    return made
