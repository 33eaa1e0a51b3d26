"""The pages of breaches: who is answered how, what their forms are sent, and what they need on the case."""

from __future__ import annotations

from tests.house.scene import Scene
from tests.house.tables import Page, Post

PAGES: dict[str, Page] = {}
POSTS: dict[str, Post] = {}


def add_to(scene: Scene) -> None:
    """What the case needs for these pages."""
