"""The pages of the level 1 review: who is answered how, what their forms are sent, and what they need on the case."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from lawburrows.orders.models import LevelDecision
from lawburrows.web.dates import today
from tests.factories import reviews as make
from tests.house.scene import Scene
from tests.house.tables import FULL, Page, Post, boxes, numbered, ref

PAGES: dict[str, Page] = {
    "casefile:level_one_review": Page(ref, {200: FULL}),
    "casefile:level_one_reviews": Page(ref, {200: FULL}),
    "casefile:one_review": Page(numbered("level_one"), {200: FULL}),
    "casefile:countersign_review": Page(numbered("level_one"), {200: FULL}),
}


def answers(scene: Scene) -> dict[str, Any]:
    return {**make.SAME, "risk": "other", "do": "save", "version": 1, **boxes("next_on", today() + timedelta(days=180))}


POSTS: dict[str, Post] = {
    "casefile:level_one_review": Post(FULL, answers),
    # a supervisor of the agency that wrote it or of the lead authority, or the coordinator; never its author
    "casefile:countersign_review": Post(
        ("angus", "effie"), lambda scene: {"version": 1, "answer": "sign", "words": ""}
    ),
}


def add_to(scene: Scene) -> None:
    """Level 1, and a review that its author has signed."""
    if not LevelDecision.objects.filter(record=scene.record, ends=None).exists():
        make.level(scene.record)
    scene.entries["level_one"] = make.signed(scene.record, scene.world.aileen, next_on=today() + timedelta(days=90)).pk
