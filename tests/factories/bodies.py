"""Strategic groups for tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.models import User
from lawburrows.bodies.models import Body, BodyAction, Member, Memorandum, Party
from tests.people import LONG_AGO, World


def group(world: World, chair: User | None = None, **more: Any) -> Body:
    """The oversight group of Fife, with its chair where one is said."""
    made = Body.objects.create(
        **{"kind": "strategic_oversight", "name": "Fife group", "area": world.areas["Fife region"]} | more
    )
    if chair is not None:
        member(made, world, office="chair", user=chair, name=chair.name)
    return made


def member(body: Body, world: World, **more: Any) -> Member:
    said = {"body": body, "name": "Una Invented", "agency": world.fife, "starts": LONG_AGO}
    return Member.objects.create(**said | more)


def action(body: Body, world: World, **more: Any) -> BodyAction:
    said = {"body": body, "number": 1, "what": "audit ten cases", "agency": world.fife, "due": date(2026, 3, 4)}
    return BodyAction.objects.create(**said | {"given_by": world.effie, "given_on": LONG_AGO} | more)


def memorandum(world: World, **more: Any) -> Memorandum:
    said = {"area": world.fife_area, "agreed_on": LONG_AGO, "review_on": date(2026, 3, 4), "filed_by": world.effie}
    made = Memorandum.objects.create(**said | more)
    Party.objects.create(memorandum=made, agency=world.police, duty="responsible")
    return made
