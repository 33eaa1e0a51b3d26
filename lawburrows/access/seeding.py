"""Writing the reference data where it is missing; what somebody edited since stays as they left it."""

from __future__ import annotations

import uuid

from lawburrows.access.models import Agency, Area, AreaCover, Team
from lawburrows.access.reference_data import BODIES, PLACES

_NAMESPACE = uuid.UUID("6c7f0d52-4f0e-5a2c-9d0e-2f6f0b1f5a10")


def seeded_id(*words: str) -> uuid.UUID:
    """The same row has the same id on every machine, so that one that was renamed is not added again."""
    return uuid.uuid5(_NAMESPACE, ":".join(words))


def _add_areas() -> int:
    known = set(Area.objects.values_list("pk", flat=True))
    named = set(Area.objects.values_list("kind", "name"))
    new = [
        place
        for place in PLACES
        if seeded_id(place.kind, place.name) not in known and (place.kind, place.name) not in named
    ]
    Area.objects.bulk_create(
        Area(
            pk=seeded_id(place.kind, place.name),
            kind=place.kind,
            name=place.name,
            unverified=place.unverified,
        )
        for place in new
    )
    councils = dict(Area.objects.filter(kind=Area.Kind.COUNCIL).values_list("name", "pk"))
    AreaCover.objects.bulk_create(
        AreaCover(area_id=seeded_id(place.kind, place.name), council_area_id=councils[name])
        for place in new
        for name in place.councils
        if name in councils
    )
    return len(new)


def _add_agencies() -> int:
    areas = {(kind, name): pk for kind, name, pk in Area.objects.values_list("kind", "name", "pk")}
    known = set(Agency.objects.values_list("key", flat=True))
    new = [body for body in BODIES if body.key not in known]
    made = Agency.objects.bulk_create(
        Agency(
            pk=seeded_id("agency", body.key),
            key=body.key,
            kind=body.kind,
            name=body.name,
            area_id=areas.get(body.area) if body.area else None,
            unverified=body.unverified,
        )
        for body in new
    )
    Team.objects.bulk_create(
        Team(
            pk=seeded_id("team", body.key, name),
            agency=agency,
            name=name,
            area_id=areas.get(area) if area else None,
        )
        for body, agency in zip(new, made, strict=True)
        for name, area in body.teams
    )
    return len(new)


def add_missing() -> tuple[int, int]:
    """Add the areas and agencies that are missing; how many of each."""
    return _add_areas(), _add_agencies()
