"""The pages of notification and referral: who is answered how, what their forms are sent, and what they need."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.factories import orders, referrals
from tests.house.scene import Scene
from tests.house.tables import FULL, POLICE_IN_CASE, REASON, Page, Post, boxes, numbered, ref, said

COORDINATES = ("effie",)
BEGINS = ("aileen", "angus", "bashir", "beth", "catriona", "effie")
draft, sent, told = numbered("referral_draft"), numbered("referral_sent"), numbered("outside_form")


def other(scene: Scene) -> dict[str, Any]:
    """The second case, of which nothing was sent."""
    return {"ref": scene.other.ref}


def form(scene: Scene) -> dict[str, Any]:
    return ref(scene) | {"form": "7a"}


PAGES: dict[str, Page] = {
    "referrals:desk": Page(answers={200: COORDINATES}, others=403),
    "referrals:notify": Page(other, {200: FULL}),
    "referrals:refer": Page(other, {200: FULL}),
    "referrals:tell_outside": Page(form, {200: FULL}),
    "referrals:told": Page(told, {200: FULL}),
    "referrals:referral": Page(draft, {200: FULL}),
    "referrals:change_referral": Page(draft, {200: FULL}),
    "referrals:send_referral": Page(draft, {200: FULL}),
    "referrals:withdraw_referral": Page(draft, {200: FULL}),
    "referrals:accept_referral": Page(sent, {200: FULL}),
    "referrals:return_referral": Page(sent, {200: FULL}),
    "referrals:refuse_referral": Page(sent, {200: FULL}),
}
TYPED = {"category": "1", "level": "2", "why": referrals.WHY, "cannot": referrals.CANNOT}
OUTSIDE = {"addressed": "The manager", "items": ["name"], "why": REASON, "knows": "told"}
LATER = boxes("wanted_by", date(2090, 1, 3))
POSTS: dict[str, Post] = {
    "referrals:notify": Post(BEGINS, said(**TYPED)),
    "referrals:refer": Post(BEGINS, said(**TYPED)),
    "referrals:tell_outside": Post(BEGINS, said(**OUTSIDE)),
    "referrals:change_referral": Post(POLICE_IN_CASE, said(version=1, **TYPED)),
    "referrals:send_referral": Post(POLICE_IN_CASE, said(version=1)),
    "referrals:withdraw_referral": Post(POLICE_IN_CASE, said(version=1, reason=REASON)),
    "referrals:accept_referral": Post(COORDINATES, said(version=1, reason=REASON)),
    "referrals:return_referral": Post(COORDINATES, said(version=1, reason=REASON, lacks=REASON, **LATER)),
    "referrals:refuse_referral": Post(COORDINATES, said(version=1, reason=REASON)),
}


def add_to(scene: Scene) -> None:
    """A draft that can be sent, one that was sent, and what a body outside was told."""
    orders.harm(scene.record)
    from_the_first = referrals.referral(scene.record, scene.world)
    waiting = referrals.referral(scene.record, scene.world, "sent", kind="notification")
    referrals.step(waiting, scene.world, content=[{"title": "What is asked", "lines": [["Level", "2"]]}])
    scene.entries |= {
        "referral_draft": from_the_first.pk,
        "referral_sent": waiting.pk,
        "outside_form": referrals.outside(scene.record, scene.world).pk,
    }
