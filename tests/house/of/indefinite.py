"""The pages of the review of indefinite requirements: who is answered how, and what their forms are sent."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.factories import indefinite, orders
from tests.house.scene import Scene
from tests.house.tables import FULL, POLICE_IN_CASE, REASON, Page, Post, boxes, ref, said

KEEPS_ON_TIME = ("angus", "beth", "effie")
PAST = date(2025, 3, 4)


def of_the_other(scene: Scene) -> dict[str, Any]:
    return {"ref": scene.other.ref, "pk": scene.entry("review")}


def at_court(scene: Scene) -> dict[str, Any]:
    return {"ref": scene.ref, "pk": scene.entry("served_review"), "step": scene.entry("court_step")}


def decided(scene: Scene) -> dict[str, Any]:
    return {"ref": scene.ref, "pk": scene.entry("served_review")}


PAGES: dict[str, Page] = {
    "indefinite:radar": Page(answers={200: KEEPS_ON_TIME}, others=403),
    "indefinite:review": Page(ref, {200: FULL}),
    "indefinite:begin": Page(ref, {200: FULL}),
    "indefinite:comment": Page(of_the_other, {200: FULL}),
    "indefinite:finish": Page(of_the_other, {200: FULL}),
    "indefinite:prepare": Page(of_the_other, {200: FULL}),
    "indefinite:decide": Page(of_the_other, {200: FULL}),
    "indefinite:serve": Page(decided, {200: FULL}),
    "indefinite:lodge": Page(of_the_other, {200: FULL}),
    "indefinite:judge": Page(at_court, {200: FULL}),
}
POSTS: dict[str, Post] = {
    "indefinite:begin": Post(POLICE_IN_CASE),
    "indefinite:comment": Post(FULL, said(whose="agency", text="He kept his appointments", **boxes("said_on", PAST))),
    "indefinite:finish": Post(POLICE_IN_CASE),
    "indefinite:prepare": Post(POLICE_IN_CASE, said(outcome="end", reasons=REASON)),
    "indefinite:decide": Post(("angus",), said(version=1, **boxes("decided_on", PAST))),
    "indefinite:serve": Post(FULL, said(version=1, served_how="by hand", **boxes("served_on", PAST))),
    "indefinite:lodge": Post(
        FULL, said(kind="late", lodged_by="the person", court="Kilwhimsy", **boxes("lodged_on", PAST))
    ),
    "indefinite:judge": Post(FULL, said(version=1, outcome="withdrawn", **boxes("decided_on", PAST))),
}


def add_to(scene: Scene) -> None:
    """On the first case a decided review, before a court, and one that has not begun; on the second one that is late."""
    first, second = scene.record, scene.other
    orders.conviction(second, on=date(2008, 3, 1))
    orders.notification(second, on=date(2008, 3, 1), section="s83")
    late = indefinite.review(
        second, scene.world, key="review_of_indefinite-2008-03-01", date_of_discharge=date(2023, 3, 1)
    )
    indefinite.decision(late, scene.world, prepared_on=date(2025, 1, 2), outcome="end", last_day=None)
    done = indefinite.review(first, scene.world, key="an-earlier-one")
    order = orders.order(first, kind="continuation", on=date(2019, 1, 2), ends=date(2034, 1, 2))
    indefinite.decision(
        done,
        scene.world,
        prepared_on=date(2019, 1, 2),
        decided_on=date(2019, 1, 2),
        decided_by=scene.world.angus,
        order=order,
    )
    scene.entries |= {
        "review": late.pk,
        "served_review": done.pk,
        "court_step": indefinite.court_step(done, scene.world, lodged_on=date(2019, 2, 2)).pk,
    }
