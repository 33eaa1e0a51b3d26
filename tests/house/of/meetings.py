"""The pages of meetings: who is answered how, what their forms are sent, and what they need on the case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import Any

from lawburrows.meetings.models import Receipt
from tests.factories import meetings as make
from tests.factories.people import make_person
from tests.house.scene import Scene
from tests.house.tables import FULL, REASON, Page, Post, boxes, numbered, ref, said
from tests.people import NOON, TODAY

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


def judged(scene: Scene) -> dict[str, Any]:
    return numbered("meeting_case")(scene) | {"proposal": scene.entry("meeting_words")}


def aileen(scene: Scene) -> str:
    return f"{scene.world.aileen.pk}:{scene.world.police.pk}"


READS = FULL  # all of them see minutes
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
    "meetings:write_minutes": Page(numbered("meeting_case"), {200: FULL}),
    "meetings:propose_words": Page(numbered("meeting_case"), {200: FULL}),
    "meetings:record_dissent": Page(numbered("meeting_case"), {200: FULL}),
    "meetings:take_attendance": Page(numbered("meeting_case"), {200: FULL}),
    "meetings:give_action": Page(numbered("meeting_case"), {200: FULL}),
    "meetings:propose_disclosure": Page(numbered("meeting_case"), {200: FULL}),
    "meetings:close_case": Page(numbered("meeting_case"), {200: FULL}),
    "meetings:judge_words": Page(judged, {200: READS}),
    "meetings:agree_minutes": Page(numbered("case_closed"), {200: READS}),
    "meetings:circulate_minutes": Page(numbered("case_agreed"), {200: READS}),
    "meetings:receive_minutes": Page(numbered("case_sent"), {200: ("aileen",)}),
    "casefile:room": Page(numbered("meeting_case"), {200: FULL}),
    "meetings:download": Page(meeting, {200: (*FULL, "oonagh")}),
    "meetings:asked": Page(ref, {302: FULL}),
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


RUNS = ("angus", "effie")  # the chair, and the minute-taker who coordinates
POSTS: dict[str, Post] = {
    "meetings:plan_meeting": Post(PLANS, _planned),
    "meetings:change_meeting": Post(PLANS, lambda scene: _planned(scene) | {"version": 1, "reason": REASON}),
    "meetings:cancel_meeting": Post(PLANS, said(version=1, reason=REASON)),
    "meetings:add_case": Post(
        PLANS, lambda scene: {"ref": scene.other.ref, "why": "review", "begins": "15:00", "lasts": 20}
    ),
    "meetings:move_case": Post(PLANS, said(version=1)),
    "meetings:invite": Post(PLANS, lambda scene: {"who": aileen(scene), "seniority": "practitioner"}),
    "meetings:ask_agency": Post(
        PLANS,
        lambda scene: {
            "who": aileen(scene),
            "agency": str(scene.world.police.pk),
            "question": "What do you hold?",
            **boxes("due", make.AHEAD),
        },
    ),
    "meetings:withdraw_request": Post(PLANS, said(version=1, reason=REASON)),
    "meetings:answer_invitation": Post((*GUEST, *PLANS), said(version=1, state="coming")),
    "meetings:acknowledge": Post(GUEST),
    "meetings:answer_request": Post(GUEST, said(version=1, reply="none")),
    "meetings:write_minutes": Post(PLANS, said(version=1, discussion="Housing spoke first")),
    "meetings:propose_words": Post(RUNS, said(heading="risks", text="The tag was cut twice")),
    "meetings:judge_words": Post(PLANS, said(version=1, taken="yes")),
    "meetings:record_dissent": Post(RUNS, said(who="Una Invented, housing", what="Level 2 would do")),
    "meetings:take_attendance": Post(
        RUNS, lambda scene: {"here": [str(scene.entry("meeting_invitation"))], "agreed": "on"}
    ),
    "meetings:give_action": Post(
        RUNS,
        lambda scene: {
            "what": "Speak to the landlord about the stair door",
            "whose": f"{scene.world.police.pk}:{scene.world.aileen.pk}",
            **boxes("due", make.AHEAD),
        },
    ),
    "meetings:propose_disclosure": Post(
        FULL,
        lambda scene: {
            "why": "Children of the club could be met alone",
            "route": "police",
            "to_kind": "club",
            "name": "Morag Thirdname",
            **boxes("decide_by", make.AHEAD),
        },
    ),
    "meetings:close_case": Post(RUNS, said(version=1)),
    "meetings:agree_minutes": Post(("angus",), said(version=1)),
    "meetings:circulate_minutes": Post(PLANS, said(version=1)),
    "meetings:receive_minutes": Post(("aileen",)),
    "meetings:take_case_off": Post(PLANS, said(version=1, reason=REASON)),
}


STATES = {"closed": "draft", "agreed": "agreed", "sent": "circulated"}


def _case_with(scene: Scene, state: str) -> Any:
    """A case that was closed at a meeting of its own, with minutes in this state; sent, they were sent to Aileen."""
    world = scene.world
    closed = {"state": "closed", "closed_by": world.effie, "closed_at": NOON, "next_review": make.AHEAD}
    closed |= {"minutes_agreed_on": TODAY} if state != "draft" else {}
    closed |= {"minutes_circulated_on": TODAY} if state == "circulated" else {}
    case = make.case(make.meeting(world, state="held"), scene.record, by=world.effie, **closed)
    agreed = {} if state == "draft" else {"agreed_by": world.angus, "agreed_at": NOON}
    minutes = make.minutes(case, state=state, **agreed)
    if state == "circulated":
        Receipt.objects.create(record=scene.record, owner=world.police, minutes=minutes, to=world.aileen, sent_at=NOON)
    return case


def add_to(scene: Scene) -> None:
    """A meeting ahead with the case on it."""
    held = make.meeting(scene.world)
    case = make.case(held, scene.record, by=scene.world.effie)
    make.case(held, make_person(scene.world, "Ewan", "Neverwas").record, by=scene.world.effie, begins=time(14, 30))
    make.invitation(case, scene.world.angus, by=scene.world.effie, here=True)
    minutes = make.minutes(case)
    scene.entries |= {
        "meeting_words": make.proposal(minutes, by=scene.world.aileen).pk,
        **{f"case_{name}": _case_with(scene, state).pk for name, state in STATES.items()},
        "meeting": held.pk,
        "meeting_case": case.pk,
        "meeting_invitation": make.invitation(case, scene.world.oonagh, by=scene.world.effie).pk,
        "meeting_request": make.request(case, scene.world.oonagh, by=scene.world.effie).pk,
    }
