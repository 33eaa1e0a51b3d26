"""What lies near an address: sensitive places, and other managed people as far as the reader may know of them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q

from lawburrows.access.models import Area
from lawburrows.premises.models import Place, PlaceBatch, Premises
from lawburrows.rules.grid import Point, bearing, metres_between
from lawburrows.rules.premises import FARTHEST, PLACE


@dataclass(frozen=True)
class Near:
    """One thing near an address, how far and in which direction."""

    at: Point
    words: str  # its kind
    name: str
    metres: int
    direction: str
    letter: str
    shape: str
    url_ref: str = ""
    record: uuid.UUID | None = None  # of a managed person
    number: int = 0  # on the map, where it is not simply counted from 1


def within(at: Point, metres: int) -> Q:
    """The square round a place: whole numbers on two columns of an index. The corners are cut off afterwards."""
    return Q(easting__range=(at.easting - metres, at.easting + metres)) & Q(
        northing__range=(at.northing - metres, at.northing + metres)
    )


def places_near(at: Point, *, metres: int = FARTHEST) -> list[Near]:
    """The nearest first."""
    rows = Place.objects.filter(within(at, metres), closed_on=None)
    return _sorted(
        (
            Near(one.at, PLACE[one.kind].words, one.name, round(far), bearing(at, one.at), row.letter, row.shape)
            for one in rows
            for far, row in [(metres_between(at, one.at), PLACE[one.kind])]
        ),
        metres,
    )


def people_near(premises: Premises, *, by: Any, metres: int = FARTHEST) -> list[Near]:
    """Other managed people whose assessed address lies near: only those whose record the reader sees in full. Of the
    others nothing is said, not even that there are any."""
    at = premises.at
    if at is None:
        return []
    rows = Premises.objects.visible_to(by).filter(within(at, metres), ended_on=None).exclude(record=premises.record_id)
    rows = rows.filter(record__merged_into=None, record__closed_on=None).select_related("record__person")
    found = []
    for one in rows:
        if one.at is not None:
            name = f"{one.record.person.name}, {one.whole}"
            far = round(metres_between(at, one.at))
            shape = ("M", "person", one.record.ref, one.record_id)
            found.append(Near(one.at, "managed person", name, far, bearing(at, one.at), *shape))
    return _sorted(found, metres)


def numbered(people: Iterable[Near], after: int) -> list[Near]:
    """People go on where the numbers of the places end."""
    return [replace(one, number=number) for number, one in enumerate(people, start=after + 1)]


def _sorted(some: Iterable[Near], metres: int) -> list[Near]:
    return sorted((one for one in some if one.metres <= metres), key=lambda one: (one.metres, one.name))


# The places of an area


def places_of(area: Area) -> Any:
    return Place.objects.filter(area=area, closed_on=None).order_by("name", "kind", "pk")


def place(pk: uuid.UUID) -> Place | None:
    return Place.objects.filter(pk=pk, closed_on=None).select_related("area").first()


def batch(pk: uuid.UUID) -> PlaceBatch | None:
    return PlaceBatch.objects.filter(pk=pk).select_related("area", "brought_by").first()


def batches_of(area: Area, *, most: int = 10) -> list[PlaceBatch]:
    return list(PlaceBatch.objects.filter(area=area).defer("rows").order_by("-brought_at", "pk")[:most])


def area_named(key: str) -> Area | None:
    try:
        return Area.objects.filter(kind=Area.Kind.COUNCIL, pk=uuid.UUID(key)).first()
    except ValueError:
        return None


def held_already(rows: Iterable[Iterable[Any]]) -> set[tuple[str, str, int, int]]:
    """Of these rows those that are held as they stand."""
    wanted = {(str(kind), str(name), int(easting), int(northing)) for kind, name, easting, northing in rows}
    if not wanted:
        return set()
    easts = [one[2] for one in wanted]
    norths = [one[3] for one in wanted]
    found = Place.objects.filter(
        closed_on=None, easting__range=(min(easts), max(easts)), northing__range=(min(norths), max(norths))
    )
    return wanted & set(found.values_list("kind", "name", "easting", "northing"))


def preview(batch: PlaceBatch, *, most: int) -> list[list[str]]:
    """The first rows of a file as the list of places will show them."""
    return [
        [name, PLACE[kind].words, Point(easting, northing).reference]
        for kind, name, easting, northing in batch.rows[:most]
    ]
