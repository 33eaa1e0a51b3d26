"""The pages of meetings: who is answered how, what their forms are sent, and what they need on the case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import Any

from tests.factories import meetings as make
from tests.factories.people import make_person
from tests.house.scene import Scene
from tests.house.tables import FULL, REASON, Page, Post, boxes, numbered, said

WITHOUT_MEETINGS = ("iona", "kirsty", "lachlan", "morag", "niall", "parveen")
PLANS = ("effie",)


def meeting(scene: Scene) -> dict[str, Any]:
    return {"pk": scene.entry("meeting")}


def moved(scene: Scene) -> dict[str, Any]:
    return numbered("meeting_case")(scene) | {"where": "later"}


def withdrawn(scene: Scene) -> dict[str, Any]:
    return numbered("meeting_case")(scene) | {"asked": scene.entry("meeting_request")}


def by_key_of(kind: str) -> Callable[[Scene], dict[str, Any]]:
    return lambda scene: {"pk": scene.entry(kind)}


GUEST = ("oonagh",)
KNOW = {200: PLANS, 403: (*(name for name in FULL if name not in PLANS), *GUEST)}
PAGES: dict[str, Page] = {
    "meetings:calendar": Page(answers={403: WITHOUT_MEETINGS}, others=200),
    "meetings:plan_meeting": Page(answers={200: PLANS}, others=403),
    "meetings:meeting": Page(meeting, {200: (*FULL, "oonagh")}),
    "meetings:change_meeting": Page(meeting, KNOW),
    "meetings:cancel_meeting": Page(meeting, KNOW),
    "meetings:add_case": Page(meeting, KNOW),
    "meetings:move_case": Page(moved, {302: FULL}),
    "meetings:take_case_off": Page(numbered("meeting_case"), {200: FULL}),
    "meetings:download": Page(meeting, {200: (*FULL, "oonagh")}),
    "meetings:case": Page(numbered("meeting_case"), {200: FULL}),
    "meetings:invite": Page(numbered("meeting_case"), {200: FULL}),
    "meetings:ask_agency": Page(numbered("meeting_case"), {200: FULL}),
    "meetings:withdraw_request": Page(withdrawn, {200: FULL}),
    # Oonagh, a guest, was sent these two, and has nothing else of the case.
    "meetings:answer_invitation": Page(by_key_of("meeting_invitation"), {200: (*FULL, "oonagh")}),
    "meetings:acknowledge": Page(by_key_of("meeting_invitation"), {200: (*FULL, "oonagh")}),
    "meetings:answer_request": Page(by_key_of("meeting_request"), {200: (*FULL, "oonagh")}),
}


def _planned(scene: Scene) -> dict[str, Any]:
    return {
        "area": str(scene.world.fife_area.pk),
        "level": 2,
        "begins": "14:00",
        "ends": "16:00",
        "place": "Room 3",
        "chair": str(scene.world.angus.pk),
        "minute_taker": str(scene.world.effie.pk),
        **boxes("day", make.AHEAD),
    }


POSTS: dict[str, Post] = {
    "meetings:plan_meeting": Post(PLANS, _planned),
    "meetings:change_meeting": Post(PLANS, lambda scene: _planned(scene) | {"version": 1, "reason": REASON}),
    "meetings:cancel_meeting": Post(PLANS, said(version=1, reason=REASON)),
    "meetings:add_case": Post(
        PLANS, lambda scene: {"ref": scene.other.ref, "why": "review", "begins": "15:00", "lasts": 20}
    ),
    "meetings:move_case": Post(PLANS, said(version=1)),
    "meetings:invite": Post(PLANS, lambda scene: {"who": str(scene.world.aileen.pk), "seniority": "practitioner"}),
    "meetings:ask_agency": Post(
        PLANS,
        lambda scene: {
            "who": str(scene.world.aileen.pk),
            "agency": str(scene.world.police.pk),
            "question": "What do you hold?",
            **boxes("due", make.AHEAD),
        },
    ),
    "meetings:withdraw_request": Post(PLANS, said(version=1, reason=REASON)),
    "meetings:answer_invitation": Post((*GUEST, *PLANS), said(version=1, state="coming")),
    "meetings:acknowledge": Post(GUEST),
    "meetings:answer_request": Post(GUEST, said(version=1, reply="none")),
    "meetings:take_case_off": Post(PLANS, said(version=1, reason=REASON)),
}


def add_to(scene: Scene) -> None:
    """A meeting ahead with the case on it."""
    held = make.meeting(scene.world)
    case = make.case(held, scene.record, by=scene.world.effie)
    make.case(held, make_person(scene.world, "Ewan", "Neverwas").record, by=scene.world.effie, begins=time(14, 30))
    scene.entries |= {
        "meeting": held.pk,
        "meeting_case": case.pk,
        "meeting_invitation": make.invitation(case, scene.world.oonagh, by=scene.world.effie).pk,
        "meeting_request": make.request(case, scene.world.oonagh, by=scene.world.effie).pk,
    }
