"""Where an address lies, photographs of it, and that the person has moved in."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.models import hold
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.circumstances.commands import About, record_change
from lawburrows.documents.commands import store_file
from lawburrows.people.commands.entries import end_entry
from lawburrows.people.models import Address
from lawburrows.people.policy import agency_entering
from lawburrows.premises import acts, policy
from lawburrows.premises.calls import deal_with_changes
from lawburrows.premises.intake import MovedIn
from lawburrows.premises.models import Assessment, Picture, Premises
from lawburrows.rules.deadline import in_words
from lawburrows.rules.grid import Point
from lawburrows.rules.verdict import require


@command
def set_position(premises: Premises, *, at: Point, version: int, by: Any, on: date) -> Premises:
    """By it the map and the distances are made."""
    require(policy.may_place(premises, by=by))
    premises.change(version=version, easting=at.easting, northing=at.northing)
    write(acts.POSITION_SET, premises, by=by, on=on, fields=("easting", "northing"))
    return premises


@command
def add_picture(assessment: Assessment, *, what: str, content: bytes, by: Any, on: date) -> Picture:
    """Filed on the record without place or camera, and shown with the assessment."""
    hold(assessment.record_id)
    assessment.refresh_from_db()
    require(policy.may_add_picture(assessment, by=by))
    record = assessment.record
    file = store_file(record, kind="photograph", title=what, content=content, by=by, on=on)
    made = Picture.objects.create(
        record=record, owner=agency_entering(record, by=by), assessment=assessment, file=file, what=what
    )
    write(acts.PHOTOGRAPH_ADDED, made, by=by, on=on, fields=("what", "file"))
    return made


@command
def move_in(premises: Premises, *, new: MovedIn, version: int, by: Any, on: date) -> Premises:
    """The proposed address becomes where the person lives, as any change of address: the one before ends, what a move
    calls for falls due, and those who must know are told. The assessment that it has counts for it."""
    record = premises.record
    hold(record.pk)
    require(policy.may_move_in(premises, by=by))
    about = About(new.since, new.known, "fact", new.verified, "", new.told, new.child)
    values = {"use": "home", "lines": premises.lines, "town": premises.town, "postcode": premises.postcode}
    change = record_change(record, "address", about=about, values=values, by=by, on=on)
    keys = [key for label, key in change.wrote if label == Address._meta.label]
    address = Address.objects.visible_to(by).get(pk=keys[0])
    before = premises.address
    if before is not None and before.ends is None and (before.starts is None or before.starts < new.since):
        end_entry(before, version=before.version, ends=new.since, by=by, on=on)
    premises.change(version=version, address=address)
    write(acts.MOVED_IN, premises, by=by, on=on, fields=("address",))
    done = f"The address was assessed, or being assessed, before the person moved in on {in_words(new.since)}"
    deal_with_changes(record, done=done, housing=True, by=by, on=on)
    return premises
