"""The pages of meeting packs. Oonagh, a guest, has the one that was made of what she was sent."""

from __future__ import annotations

from datetime import time
from typing import Any

from lawburrows.packs.models import Pack, PackCase, PackFile
from tests.factories import meetings as make
from tests.house.scene import Scene
from tests.house.tables import FULL, Page, Post
from tests.people import NOON

PLANS = ("effie",)
KNOW = {200: PLANS, 403: (*(name for name in FULL if name not in PLANS), "oonagh")}


def packed(scene: Scene) -> dict[str, Any]:
    return {"pk": scene.entry("packed")}


def read(scene: Scene) -> dict[str, Any]:
    return {"pk": scene.entry("pack_read")}


PAGES: dict[str, Page] = {
    "packs:packs": Page(packed, KNOW),
    "packs:make_packs": Page(packed, KNOW),
    "packs:my_pack": Page(packed, {200: (*FULL, "oonagh")}),
    "packs:acknowledge_pack": Page(packed, {200: ("oonagh",)}),
    "packs:open_pack": Page(read, {200: ("oonagh",)}),
}
POSTS: dict[str, Post] = {
    "packs:make_packs": Post(PLANS),
    "packs:acknowledge_pack": Post(("oonagh",)),
}


def add_to(scene: Scene) -> None:
    """Two meetings: of the first the pack is not acknowledged yet, of the second it is."""
    world = scene.world
    for name, more in (("packed", {}), ("pack_read", {"acknowledged_at": NOON})):
        held = make.meeting(world, begins=time(9))
        case = make.case(held, scene.record, by=world.effie)
        asked = make.invitation(case, world.oonagh, by=world.effie)
        asked_by = {"asked_by": world.effie, "asked_at": NOON}
        ready = {"state": "ready", "made_at": NOON}
        pack = Pack.objects.create(meeting=held, user=world.oonagh, number=1, **asked_by, **ready, **more)
        PackCase.objects.create(pack=pack, invitation=asked)
        PackFile.objects.create(pack=pack, content=b"%PDF-", size=5, cases=1, marking=asked.marking)
        scene.entries[name] = held.pk
