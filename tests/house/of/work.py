"""The pages of work: reassigning, escalation, calendars: who is answered how, what their forms are sent, and what they need on the case."""

from __future__ import annotations

from tests.house.scene import Scene
from tests.house.tables import EVERYONE, MANAGING, Page, Post, said

WITHOUT_WORK = ("iona", "kirsty", "lachlan", "morag", "niall", "oonagh", "parveen")
WITH_WORK = tuple(name for name in EVERYONE if name not in WITHOUT_WORK)


def _correction(scene: Scene) -> dict[str, object]:
    """Bashir proposed it, and the police have not answered."""
    return {"kind": "correction", "key": scene.entry("correction")}


PAGES: dict[str, Page] = {
    "tasks:chase": Page(_correction, {200: ("bashir",)}),
    "tasks:team": Page(answers={200: MANAGING}, others=403),
    "tasks:reassign": Page(answers={200: MANAGING}, others=403),
    "tasks:give_cases": Page(lambda scene: {"key": scene.world.aileen.pk}, {200: MANAGING}, others=403),
    "tasks:reminders": Page(answers={403: WITHOUT_WORK}, others=200),
    "tasks:give_calendar": Page(answers={403: WITHOUT_WORK}, others=302),
    "tasks:stop_calendar": Page(answers={403: WITHOUT_WORK}, others=302),
    "tasks:calendar": Page(answers={403: WITHOUT_WORK}, others=200),
    "tasks:calendar_feed": Page(lambda scene: {"secret": "nobody-has-this"}, others=404, signed_out=404),
}
POSTS: dict[str, Post] = {
    "tasks:chase": Post(("bashir",)),
    "tasks:give_cases": Post(
        ("angus", "effie"),  # the council's manager does not decide about a case that the police lead
        lambda scene: {f"case-{scene.ref}": str(scene.world.angus.pk), "step": "give"},
    ),
    "tasks:reminders": Post(WITH_WORK, said(digest="daily")),
    "tasks:give_calendar": Post(WITH_WORK, answer=200),  # the address is shown once, on the answer itself
    "tasks:stop_calendar": Post(WITH_WORK),
}


def add_to(scene: Scene) -> None:
    """What the case needs for these pages."""
