"""The pages of custody: who is answered how, what their forms are sent, and what they need on the case."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.models import Team
from tests.factories import custody
from tests.house.scene import Scene
from tests.house.tables import FULL, REASON, Page, Post, boxes, ref, said

HANDS_OVER = ("aileen", "angus", "effie")  # those of the lead who work with the case, and the coordinator
PAST = date(2025, 3, 4)
TAKES_OVER = ("beth",)  # a manager of the council, which is asked to


def other(scene: Scene) -> dict[str, Any]:
    """The second case, whose person is at liberty and which is being handed to the council."""
    return {"ref": scene.other.ref}


def waiting(scene: Scene) -> dict[str, Any]:
    return other(scene) | {"pk": scene.entry("handover")}


PAGES: dict[str, Page] = {
    "custody:custody": Page(ref, {200: FULL}),
    "custody:record_admission": Page(other, {200: FULL}),
    "custody:record_transfer": Page(ref, {200: FULL}),
    "custody:record_release": Page(ref, {200: FULL}),
    "custody:record_told_date": Page(ref, {200: FULL}),
    "custody:record_step": Page(ref, {200: FULL}),
    "custody:propose_handover": Page(ref, {200: FULL}),
    "custody:handover": Page(waiting, {200: FULL}),
    "custody:accept_handover": Page(waiting, {200: FULL}),
    "custody:refuse_handover": Page(waiting, {200: FULL}),
    "custody:withdraw_handover": Page(waiting, {200: FULL}),
    "custody:handovers": Page(others=200),
}


def proposal(scene: Scene) -> dict[str, Any]:
    return {
        "to_agency": scene.world.fife.pk,
        "to_area": scene.world.fife_area.pk,
        "why": "supervision",
        "items": ["plan", "conditions"],
        "keeps": "yes",
        **boxes("takes_effect_on", date(2090, 1, 3)),
    }


PRISON = {"establishment": "HMP Invented", **boxes("starts", PAST)}
POSTS: dict[str, Post] = {
    "custody:record_admission": Post(FULL, said(**PRISON)),
    "custody:record_transfer": Post(FULL, said(**PRISON)),
    "custody:record_release": Post(FULL, said(**boxes("ends", PAST))),
    "custody:record_told_date": Post(
        FULL, said(kind="release", told_by="the records office", **boxes("day"), **boxes("told_on", PAST))
    ),
    "custody:record_step": Post(FULL, said(kind="case_conference", **boxes("day", PAST))),
    "custody:propose_handover": Post(HANDS_OVER, proposal),
    "custody:accept_handover": Post(TAKES_OVER, said(version=1, manager="beth@lawburrows.example")),
    "custody:refuse_handover": Post(TAKES_OVER, said(version=1, reason=REASON)),
    "custody:withdraw_handover": Post(HANDS_OVER, said(version=1, reason=REASON)),
}


def add_to(scene: Scene) -> None:
    """What the case needs for these pages."""
    Team.objects.create(agency=scene.world.prisons, name="HMP Invented")
    scene.entries["handover"] = custody.handover(scene.other, scene.world).pk
