"""The pages of exit and transfer: who is answered how, what their forms are sent, and the cases that they need."""

from __future__ import annotations

from typing import Any

from lawburrows.access.grades import Grade
from lawburrows.access.models import Partner
from tests.factories import orders, transfers
from tests.house.scene import Scene
from tests.house.tables import FULL, REASON, Page, Post, said
from tests.people import LONG_AGO

CLOSES = ("angus", "effie")  # the supervisor of the lead, and the coordinator; the council's manager is a partner's
AT_AN_END, CLOSED = "LB-EXIT-0001", "LB-EXIT-0002"


def at_an_end(scene: Scene) -> dict[str, Any]:
    return {"ref": AT_AN_END}


def closed(scene: Scene) -> dict[str, Any]:
    return {"ref": CLOSED}


PAGES: dict[str, Page] = {
    "transfers:exit": Page(at_an_end, {200: FULL}),
    "transfers:close_case": Page(at_an_end, {200: FULL}),
    "transfers:open_case_again": Page(closed, {200: FULL}),
}
POSTS: dict[str, Post] = {
    "transfers:close_case": Post(CLOSES, said(reason="error", rationale=REASON)),
    "transfers:open_case_again": Post(CLOSES, said(why="error", words=REASON)),
}


def add_to(scene: Scene) -> None:
    """A case that nothing holds, and one that was closed; both with the partners of the others."""
    world = scene.world
    for ref in (AT_AN_END, CLOSED):
        record = world.record(ref=ref, manager=world.aileen)
        orders.person(record)
        for agency in (world.fife, world.prisons):
            Partner.objects.create(record=record, agency=agency, grade=Grade.FULL, starts=LONG_AGO)
        if ref == CLOSED:
            transfers.exit_of(record, world)
