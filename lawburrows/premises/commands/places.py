"""The sensitive places of an area: one by hand, many from a file that is read, shown, and then taken in whole or left."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.models import Area
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.premises import acts, near, policy
from lawburrows.premises.models import Place, PlaceBatch
from lawburrows.premises.reading import read_places
from lawburrows.rules.grid import Point
from lawburrows.rules.verdict import Refused, require


@command
def add_place(area: Area, *, kind: str, name: str, at: Point, by: Any, on: date) -> Place:
    require(policy.may_keep_places(area, by=by))
    if near.held_already([(kind, name, at.easting, at.northing)]):
        raise Refused("This place is entered already, of this kind and at this position")
    made = Place.objects.create(
        area=area,
        kind=kind,
        name=name,
        easting=at.easting,
        northing=at.northing,
        entered_by=by,
        entered_at=by.identity.now,
    )
    write(acts.PLACE_ADDED, made, by=by, on=on, fields=("kind", "name", "easting", "northing"))
    return made


@command
def close_place(place: Place, *, by: Any, on: date) -> Place:
    """It is not there any more. It stays where it was shown before."""
    require(policy.may_keep_places(place.area, by=by))
    place.closed_on = on
    place.save(update_fields=["closed_on"])
    write(acts.PLACE_CLOSED, place, by=by, on=on, fields=("closed_on",))
    return place


@command
def bring_places(area: Area, *, name: str, content: bytes, by: Any, on: date) -> PlaceBatch:
    """Read, and kept to be looked at. Nothing is on a map yet."""
    require(policy.may_keep_places(area, by=by))
    found = read_places(content, name)
    made = PlaceBatch.objects.create(
        area=area,
        name=name[:200],
        rows=found.rows,
        problems=found.problems
        if found.refused <= len(found.problems)
        else [*found.problems, f"And {found.refused - len(found.problems)} more rows"],
        count=len(found.rows),
        known=len(near.held_already(found.rows)),
        brought_by=by,
        brought_at=by.identity.now,
    )
    write(acts.PLACES_BROUGHT, made, by=by, on=on, fields=("name", "count"))
    return made


@command
def take_places(batch: PlaceBatch, *, by: Any, on: date) -> PlaceBatch:
    """All that can be taken in, in one transaction; what is there already is left as it is."""
    batch = _held(batch)
    require(policy.may_keep_places(batch.area, by=by))
    known = near.held_already(batch.rows)
    Place.objects.bulk_create(
        Place(
            area=batch.area,
            kind=kind,
            name=name,
            easting=easting,
            northing=northing,
            batch=batch,
            entered_by=by,
            entered_at=by.identity.now,
        )
        for kind, name, easting, northing in batch.rows
        if (kind, name, easting, northing) not in known
    )
    batch.state, batch.known = PlaceBatch.State.TAKEN, len(known)
    batch.save(update_fields=["state", "known"])
    write(acts.PLACES_TAKEN, batch, by=by, on=on, fields=("state",))
    return batch


@command
def leave_places(batch: PlaceBatch, *, by: Any, on: date) -> PlaceBatch:
    batch = _held(batch)
    require(policy.may_keep_places(batch.area, by=by))
    batch.state, batch.rows = PlaceBatch.State.LEFT, []
    batch.save(update_fields=["state", "rows"])
    write(acts.PLACES_LEFT, batch, by=by, on=on, fields=("state",))
    return batch


def _held(batch: PlaceBatch) -> PlaceBatch:
    found = PlaceBatch.objects.select_for_update(of=("self",)).select_related("area").get(pk=batch.pk)
    if found.state != PlaceBatch.State.CHECKED:
        raise Refused(f"This file was {found.get_state_display()} already")
    return found
