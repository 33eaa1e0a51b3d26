"""The pages of circumstances: who is answered how, what their forms are sent, and what they need on the case."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.circumstances.models import Call, Change, HealthChange
from tests.house.scene import Scene
from tests.house.tables import FULL, Page, Post, boxes, entry, ref, said
from tests.people import NOON, TODAY


def change(scene: Scene) -> dict[str, Any]:
    return {"ref": scene.ref, "what": "telephone"}


PAGES: dict[str, Page] = {
    "circumstances:changed": Page(ref, {200: FULL}),
    "circumstances:record_change": Page(change, {200: FULL}),
    "circumstances:changes": Page(ref, {200: FULL}),
    "circumstances:deal_with_call": Page(entry("call"), {200: FULL}),
    "circumstances:decide_adult_pathway": Page(ref, {200: FULL}),
}
SAID = {"known": "person", "basis": "fact", "verified": "no", **boxes("since", date(2026, 11, 2))}
POSTS: dict[str, Post] = {
    "circumstances:record_change": Post(FULL, said(kind="telephone", value="0131 496 0007", **SAID)),
    "circumstances:deal_with_call": Post(FULL, said(version=1, done="Compared with the order by the officer")),
    # The person of the scene is an adult: there is nothing to decide, and the form says so to everybody.
    "circumstances:decide_adult_pathway": Post((), said(pathway="As before", keeping="All of it")),
}


def add_to(scene: Scene) -> None:
    """A telephone that changed, and what that calls for; and health, which nobody of the case reads."""
    mine = {"record": scene.record, "owner": scene.world.police}
    changed = Change.objects.create(
        **mine,
        kind="telephone",
        since=TODAY,
        known="person",
        basis="fact",
        verified=False,
        recorded_by=scene.world.aileen,
        recorded_at=NOON,
    )
    fallen = HealthChange.objects.create(**mine, starts=TODAY, text="Had a fall on the stairs")
    of_health = Change.objects.create(
        **mine,
        kind="health",
        since=TODAY,
        known="seen",
        basis="fact",
        verified=True,
        wrote=[["circumstances.HealthChange", str(fallen.pk)]],
        recorded_by=scene.world.aileen,
        recorded_at=NOON,
    )
    Call.objects.create(**mine, of=of_health, key="reassess", due=TODAY)
    scene.entries["call"] = Call.objects.create(**mine, of=changed, key="conditions", due=TODAY).pk
