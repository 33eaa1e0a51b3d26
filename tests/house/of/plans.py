"""The pages of plans and of the compartment of victims: who is answered how, and what their forms are sent."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.custody.models import ToldDate
from lawburrows.people.models import Other
from lawburrows.plans.models import Note, Risk, Strategy
from tests.factories import orders, plans
from tests.house.scene import Scene
from tests.house.tables import FULL, REASON, Page, Post, boxes, numbered, ref, said
from tests.people import LONG_AGO, NOON, TODAY

AHEAD, PAST = date(2027, 6, 1), date(2026, 3, 4)


def of_the_other(kind: str, **more: Any) -> Any:
    """The second case has a version that waits, and one in force."""
    return lambda scene: {"ref": scene.other.ref, "pk": scene.entry(kind), **more}


def part(what: str, kind: str) -> Any:
    return lambda scene: {"ref": scene.ref, "pk": scene.entry("draft_plan"), "what": what, "key": scene.entry(kind)}


PAGES: dict[str, Page] = {
    "plans:plan": Page(ref, {200: FULL}),
    "plans:draft": Page(ref, {302: FULL}),
    "plans:version": Page(numbered("draft_plan"), {200: FULL}),
    "plans:begin_plan": Page(ref, {200: FULL}),
    "plans:add_part": Page(
        lambda scene: {"ref": scene.ref, "pk": scene.entry("draft_plan"), "what": "sign"}, {200: FULL}
    ),
    "plans:change_part": Page(part("strategy", "strategy"), {200: FULL}),
    "plans:read_parts": Page(numbered("draft_plan"), {200: FULL}),
    "plans:remove_part": Page(part("protective", "protective"), {200: FULL}),
    "plans:set_frame": Page(numbered("draft_plan"), {200: FULL}),
    "plans:set_aside": Page(numbered("draft_plan"), {200: FULL}),
    "plans:ask_for_signatures": Page(numbered("draft_plan"), {200: FULL}),
    "plans:sign_plan": Page(of_the_other("waiting_plan"), {200: FULL}),
    "plans:take_back": Page(of_the_other("waiting_plan"), {200: FULL}),
    "plans:review_plan": Page(of_the_other("plan_in_force"), {200: FULL}),
    "plans:give_action": Page(of_the_other("plan_in_force"), {200: FULL}),
    "plans:compare": Page(
        lambda scene: {
            "ref": scene.other.ref,
            "pk": scene.entry("waiting_plan"),
            "other": scene.entry("plan_in_force"),
        },
        {200: FULL},
    ),
    "plans:lifelong": Page(ref, {200: FULL}),
    "plans:record_sent": Page(numbered("order_for_life"), {200: FULL}),
    "plans:record_answer": Page(of_the_other("answered_order"), {200: FULL}),
    "plans:record_report": Page(of_the_other("answered_order"), {200: FULL}),
    "plans:victims": Page(ref, {200: FULL}),
    "plans:add_victim": Page(ref, {200: FULL}),
    "plans:change_victim": Page(numbered("victim"), {200: FULL}),
    "plans:tell_victim": Page(numbered("victim"), {200: FULL}),
}


def strategy(scene: Scene) -> dict[str, Any]:
    return {"risk": scene.entry("plan_risk"), "kind": "monitoring", "words": "Visits at home", "version": 1}


def action(scene: Scene) -> dict[str, Any]:
    whose = f"{scene.world.police.pk}:{scene.world.aileen.pk}"
    return {"what": "Ask the baths for their opening hours", "whose": whose, **boxes("due", AHEAD)}


POSTS: dict[str, Post] = {
    "plans:begin_plan": Post(()),  # a draft is there: the form says so to everybody
    "plans:add_part": Post(FULL, said(words="He stops coming to the group")),
    "plans:change_part": Post(FULL, strategy),
    "plans:read_parts": Post(FULL, lambda scene: {"seen": [str(scene.entry("plan_risk"))]}),
    "plans:remove_part": Post(FULL),
    "plans:set_frame": Post(FULL, said(version=1, limits="Little is known", **boxes("review_on", AHEAD))),
    "plans:set_aside": Post(FULL),
    "plans:ask_for_signatures": Post(FULL, said(version=1, gaps_because=REASON, **boxes("sign_by", AHEAD))),
    "plans:sign_plan": Post(("angus",), said(version=1, signs_as="supervisor")),
    "plans:take_back": Post(FULL),
    "plans:review_plan": Post(
        FULL, said(words="Nothing has changed", **boxes("reviewed_on", PAST), **boxes("next_on", AHEAD))
    ),
    "plans:give_action": Post(FULL, action),
    "plans:record_sent": Post(FULL, said(**boxes("sent_on", PAST))),
    "plans:record_answer": Post(FULL, said(outcome="approved", letter="Letter 7", **boxes("answered_on", PAST))),
    "plans:record_report": Post(FULL, said(**boxes("sent_on", PAST))),
    "plans:add_victim": Post(FULL, lambda scene: {"other": scene.entry("victim_without"), "wish": "no"}),
    "plans:change_victim": Post(FULL, said(version=1, wish="no")),
    "plans:tell_victim": Post(FULL, said(how="by telephone", **boxes("told_on", PAST))),
}


def add_to(scene: Scene) -> None:
    """A draft with a gap on the first case, with victims; on the second a version that waits, and one in force."""
    first, second, author = scene.record, scene.other, scene.world.aileen
    draft = plans.plan(first, author)
    mine: dict[str, Any] = {"record": first, "owner": scene.world.police, "plan": draft}
    risk = Risk.objects.create(**mine, harm="sexual", whom="Children", unread=True)
    waiting = plans.filled(second, author, state="waiting", number=2)
    plans.signature(waiting, author, "author")
    for_life, answered = orders.order(first, kind="olr"), orders.order(second, kind="olr")
    orders.happening(answered, kind="plan_sent", on=date(2026, 1, 2))
    care = plans.victim(first, "The complainer")
    ToldDate.objects.create(
        record=first,
        owner=scene.world.police,
        kind="release",
        day=TODAY,
        told_on=LONG_AGO,
        told_by="the prison",
        recorded_by=author,
        recorded_at=NOON,
    )
    without = Other.objects.create(record=first, owner=scene.world.police, category="victim", name="The neighbour")
    scene.entries |= {
        "draft_plan": draft.pk,
        "plan_risk": risk.pk,
        "strategy": Strategy.objects.create(**mine, risk=risk, kind="monitoring", words="Visits").pk,
        "protective": Note.objects.create(**mine, kind="protective", words="Has work").pk,
        "waiting_plan": waiting.pk,
        "plan_in_force": plans.filled(second, author, state="in_force").pk,
        "order_for_life": for_life.pk,
        "answered_order": answered.pk,
        "victim": care.pk,
        "victim_without": without.pk,
    }
