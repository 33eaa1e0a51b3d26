"""The pages of the strategic groups and the memoranda: nobody is on them who is managed."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.factories import bodies as make
from tests.house.scene import Scene
from tests.house.tables import REASON, Page, Post, boxes, said

READS = {200: ("effie", "kirsty", "lachlan", "parveen")}
KEEPS = ("effie", "parveen")


def body(scene: Scene) -> dict[str, Any]:
    return {"pk": scene.entry("body")}


def one(kind: str) -> Any:
    return lambda scene: {"pk": scene.entry("body"), "one": scene.entry(kind)}


def memorandum(scene: Scene) -> dict[str, Any]:
    return {"pk": scene.entry("memorandum")}


def police(**more: Any) -> Any:
    return lambda scene: {"of": scene.world.police.pk, "to": scene.world.police.pk} | more


PAGES: dict[str, Page] = {
    "bodies:bodies": Page(answers=READS, others=403),
    "bodies:add_body": Page(answers=READS, others=403),
    "bodies:body": Page(body, READS, others=403),
    "bodies:add_member": Page(body, READS, others=403),
    "bodies:end_member": Page(one("body_member"), READS, others=403),
    "bodies:record_meeting": Page(body, READS, others=403),
    "bodies:give_body_action": Page(body, READS, others=403),
    "bodies:end_body_action": Page(one("body_action"), READS, others=403),
    "bodies:file_memorandum": Page(answers=READS, others=403),
    "bodies:memorandum": Page(memorandum, READS, others=403),
    "bodies:memorandum_file": Page(memorandum, {404: READS[200]}, others=403),
}
POSTS: dict[str, Post] = {
    "bodies:add_body": Post(
        ("parveen",), lambda scene: {"region": scene.world.areas["Tayside region"].pk, "name": "Tayside group"}
    ),
    "bodies:add_member": Post(KEEPS, police(office="member", name="Una Invented", **boxes("starts", date(2026, 3, 4)))),
    "bodies:end_member": Post(KEEPS),
    "bodies:record_meeting": Post(KEEPS, said(about=REASON, decided="one\ntwo", **boxes("day", date(2026, 3, 4)))),
    "bodies:give_body_action": Post(KEEPS, police(what=REASON, **boxes("due", date(2090, 3, 4)))),
    "bodies:end_body_action": Post(KEEPS, said(state="done", outcome=REASON)),
    "bodies:file_memorandum": Post(
        KEEPS,
        lambda scene: {
            "council": scene.world.fife_area.pk,
            "responsible": [scene.world.police.pk],
            **boxes("agreed_on", date(2026, 3, 4)),
            **boxes("review_on", date(2090, 3, 4)),
        },
    ),
}


def add_to(scene: Scene) -> None:
    """The group of Fife, chaired by Angus."""
    group = make.group(scene.world, scene.world.angus)
    scene.entries["body"] = group.pk
    scene.entries["body_member"] = make.member(group, scene.world).pk
    scene.entries["body_action"] = make.action(group, scene.world).pk
    scene.entries["memorandum"] = make.memorandum(scene.world).pk
