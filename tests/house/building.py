"""The whole scene: the case, and what each app puts on it."""

from __future__ import annotations

from tests.conftest import as_role
from tests.house import of
from tests.house.scene import Scene, build_case
from tests.people import World


def build_scene(world: World) -> Scene:
    scene = build_case(world)
    with as_role("owner"):
        for app in of.APPS:
            app.add_to(scene)
    return scene
