"""The pages of executive summaries."""

from __future__ import annotations

from lawburrows.meetings.models import MeetingCase
from tests.factories import meetings as make
from tests.factories.summaries import summary
from tests.house.scene import Scene
from tests.house.tables import FULL, Page, Post, numbered, said
from tests.people import NOON

PAGES: dict[str, Page] = {
    "summaries:executive_summary": Page(numbered("summary_none"), {200: FULL}),
    "summaries:write_summary": Page(numbered("summary_none"), {200: FULL}),
    "summaries:send_summary": Page(numbered("summary_draft"), {200: FULL}),
    "summaries:judge_summary": Page(numbered("summary_waiting"), {200: FULL}),
}
POSTS: dict[str, Post] = {
    "summaries:write_summary": Post(
        ("effie",), said(version=0, for_whom="A parole office", text="Level 2 was decided")
    ),
    "summaries:send_summary": Post(("effie",), said(version=1)),
    "summaries:judge_summary": Post(("angus",), said(version=1, answer="release")),
}


def _agreed(scene: Scene) -> MeetingCase:
    world = scene.world
    closed = {"state": "closed", "closed_by": world.effie, "closed_at": NOON, "next_review": make.AHEAD}
    case = make.case(make.meeting(world, state="held"), scene.record, by=world.effie, **closed)
    make.minutes(case, state="agreed", agreed_by=world.angus, agreed_at=NOON)
    return case


def add_to(scene: Scene) -> None:
    """Effie, who coordinates and took the minutes, writes; Angus, who chaired, checks."""
    scene.entries["summary_none"] = _agreed(scene).pk
    for state in ("draft", "waiting"):
        scene.entries[f"summary_{state}"] = summary(_agreed(scene), scene.world.effie, state=state).case_id
