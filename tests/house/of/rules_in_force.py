"""The pages of deadlines, rules and guidance: who is answered how, what their forms are sent, and what they need on the case."""

from __future__ import annotations

from datetime import date

from lawburrows.governance.models import Edition
from lawburrows.tasks.models import DateChange, Escalation
from tests.conftest import as_role
from tests.house.scene import Scene
from tests.house.tables import FULL, MANAGING, Page, Post, boxes, numbered, said
from tests.people import LONG_AGO, NOON

# Who has no dates: a duty desk, oversight, inspectors, the administrator, guests.
WITHOUT_DATES = ("iona", "kirsty", "lachlan", "niall", "oonagh", "parveen")
PRACTISE = ("aileen", "angus", "bashir", "beth", "catriona", "callum", "dougal", "donna", "effie", "fergus", "gavin")
PRACTISE += ("hamish", "jamila")


def edition(scene: Scene) -> dict:
    return {"pk": scene.entry("edition")}


def late(scene: Scene) -> dict:
    return {"ref": scene.ref, "key": "late"}


PAGES: dict[str, Page] = {
    "governance:deadlines": Page(answers={403: WITHOUT_DATES}, others=200),
    "governance:propose_time_limit": Page(lambda scene: {"key": "level_2_review"}, {200: MANAGING}, others=403),
    "governance:editions": Page(answers={403: WITHOUT_DATES}, others=200),
    "governance:add_edition": Page(answers={200: MANAGING}, others=403),
    "governance:edition": Page(edition, {403: WITHOUT_DATES}, others=200),
    "tasks:why": Page(late, {200: FULL}),
    "tasks:take_note": Page(late, {200: FULL}),
    "tasks:corrections": Page(answers={200: (*MANAGING, "morag")}, others=403),
    "tasks:deal_with": Page(numbered("moved"), {200: FULL}),
}
POSTS: dict[str, Post] = {
    "governance:propose_time_limit": Post(
        MANAGING,
        said(number="56", unit="days", area="", edition="2027", source="invented", **boxes("starts", date.today())),
    ),
    "governance:add_edition": Post(
        MANAGING, said(guidance="Invented", name="2027", link="the shelf", summary="All of it", **boxes("starts"))
    ),
    "governance:edition": Post(PRACTISE, said(read="on")),
    "tasks:take_note": Post(FULL),
    "tasks:deal_with": Post(MANAGING, said(what="Told the person in a letter")),
}


def add_to(scene: Scene) -> None:
    """What the case needs for these pages."""
    with as_role("owner"):
        scene.entries["edition"] = Edition.objects.create(
            guidance="Invented guidance", name="2022", starts=LONG_AGO, link="the shelf", summary="New words"
        ).pk
        of = {"record": scene.record, "owner": scene.world.police, "key": "late", "what": "Visit", "at": NOON}
        scene.entries["moved"] = DateChange.objects.create(
            **of, kind="visit", was=LONG_AGO, why="rule", pursued=True
        ).pk
        Escalation.objects.create(**of, due=LONG_AGO, step="3-on-the-day", to=scene.world.aileen)
