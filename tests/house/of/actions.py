"""The pages of actions: who is answered how, what their forms are sent, and what they need on the case."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from lawburrows.actions.models import ActionStep
from lawburrows.web.dates import today
from tests.factories.actions import action
from tests.house.scene import Scene
from tests.house.tables import FULL, Page, Post, boxes, numbered, ref
from tests.people import NOON

PAGES: dict[str, Page] = {
    "actions:actions": Page(ref, {200: FULL}),
    "actions:give_action": Page(ref, {200: FULL}),
    "actions:action": Page(numbered("action"), {200: FULL}),
    "actions:report_outcome": Page(numbered("action"), {200: FULL}),
    "actions:accept_outcome": Page(numbered("reported_action"), {200: FULL}),
    "actions:change_action": Page(numbered("action"), {200: FULL}),
}


def owner(scene: Scene) -> str:
    return f"{scene.world.fife.pk}:{scene.world.bashir.pk}"


def given(scene: Scene) -> dict[str, Any]:
    soon = boxes("due", today() + timedelta(days=9))
    return {"what": "Ask the housing officer for the key log", "whose": owner(scene), **soon}


POSTS: dict[str, Post] = {
    "actions:give_action": Post(FULL, given),
    "actions:report_outcome": Post(
        # who has it, those who work with cases in that agency, and the record manager
        ("aileen", "bashir", "beth"),
        lambda scene: {"version": 1, "outcome": "done", "words": "The key log was read and copied"},
    ),
    "actions:accept_outcome": Post(
        ("aileen", "angus", "effie"), lambda scene: {"version": 1, "answer": "accept", "words": ""}
    ),
    "actions:change_action": Post(
        # whoever gave it, those who manage the case, and in the agency that has it whoever gives work to others
        ("aileen", "angus", "effie"),
        lambda scene: {
            "version": 1,
            "whose": owner(scene),
            "words": "the housing officer is away",
            **boxes("due", today() + timedelta(days=20)),
        },
    ),
}


def add_to(scene: Scene) -> None:
    """One that the social worker has, and one that is reported and waits for whoever gave it."""
    world, record = scene.world, scene.record
    mine = {"agency": world.fife, "due": today() + timedelta(days=5), "given_on": today(), "since": today()}
    scene.entries["action"] = action(record, world.bashir, world.aileen, **mine).pk
    ended = mine | {"agency": world.prisons, "state": "reported", "outcome": "not_done"}
    reported = action(record, world.catriona, world.aileen, number=2, **ended)
    ActionStep.objects.create(
        record=record,
        owner=world.prisons,
        action=reported,
        number=1,
        kind="reported",
        outcome="not_done",
        words="The log is not kept any more",
        by=world.catriona,
        at=NOON,
    )
    scene.entries["reported_action"] = reported.pk
