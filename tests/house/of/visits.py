"""The pages of visits: who is answered how, what their forms are sent, and what they need on the case."""

from __future__ import annotations

from datetime import timedelta

from lawburrows.people.models import Other
from lawburrows.visits.models import OfflineDevice, PersonSeen
from lawburrows.web.dates import today
from tests.factories import visits as make
from tests.house.scene import Scene
from tests.house.tables import FULL, Page, Post, boxes, numbered, ref
from tests.people import LONG_AGO, NOON

READS_REFERRALS = (*FULL, "jamila")
VISIT = {
    "kind": "home",
    "time": "00:00",
    "entry": "consent",
    "met": ["person"],
    "children": "none",
    "devices": "none",
    "acute": "no_change",
    "facts": "All in order",
    "outcome": "routine",
}

PAGES: dict[str, Page] = {
    "visits:visits": Page(ref, {200: FULL}),
    "visits:brief": Page(ref, {200: FULL}),
    "visits:visit": Page(numbered("visit"), {200: FULL}),
    "visits:plan_visit": Page(ref, {200: FULL}),
    "visits:cancel_visit": Page(numbered("plan"), {200: FULL}),
    "visits:record_visit": Page(ref, {200: FULL}),
    "visits:correct_visit": Page(numbered("visit"), {200: FULL}),
    "visits:sign_visit": Page(numbered("visit"), {200: FULL}),
    "visits:refer": Page(ref, {200: FULL}),
    "visits:note_receipt": Page(numbered("referral"), {200: FULL}),
    "visits:receive_referral": Page(numbered("referral"), {200: READS_REFERRALS}),
    "visits:protection_referrals": Page(answers={200: ("jamila",)}, others=403),
    # A telephone without a network: the shell holds nobody's data; what is sent is JSON, and a refusal is 409.
    "visits:offline": Page(others=200, signed_out=200),
    "visits:manifest": Page(others=200, signed_out=200),
    "visits:worker": Page(others=200, signed_out=200),
    "visits:standing": Page(others=200, signed_out=401),
    "visits:people": Page(others=200, signed_out=401),
    "visits:add_device": Page(others=405, signed_out=405),
    "visits:take_briefs": Page(others=405, signed_out=405),
    "visits:send_draft": Page(others=405, signed_out=405),
    "visits:offline_devices": Page(others=200),
    "visits:forget_device": Page(lambda scene: {"pk": scene.entry("device")}, {200: ("aileen",)}),
}
POSTS: dict[str, Post] = {
    "visits:forget_device": Post(("aileen",)),
    "visits:plan_visit": Post(
        FULL, lambda scene: {"time": "14:00", "announced": "no", **boxes("day", today() + timedelta(days=9))}
    ),
    "visits:cancel_visit": Post(FULL, lambda scene: {"version": 1, "reason": "moved into hospital last week"}),
    "visits:record_visit": Post(FULL, lambda scene: VISIT | boxes("day", today())),
    "visits:correct_visit": Post(
        ("aileen",), lambda scene: {"version": 1, "facts": "Nobody else was there", "outcome": "routine"}
    ),
    "visits:sign_visit": Post(("bashir",), lambda scene: {"version": 1, "differing_view": ""}),
    "visits:refer": Post(FULL, lambda scene: {"kind": "child", "what": "A child alone in the flat", "urgent": "no"}),
    "visits:note_receipt": Post(FULL, lambda scene: {"name": "Jamila", "time": "00:00", **boxes("day", today())}),
    "visits:receive_referral": Post(("jamila",), lambda scene: {"name": "Jamila"}),
}


def add_to(scene: Scene) -> None:
    """A joint visit that waits for its second signature, a plan, and a referral without a receipt."""
    world, record = scene.world, scene.record
    visit = make.visit(record, world.aileen, at=make.at(LONG_AGO), second=world.bashir)
    child = Other.objects.create(record=record, owner=world.police, category="child", name="Ailsa Invented")
    PersonSeen.objects.create(record=record, owner=world.police, visit=visit, other=child, child=True)
    scene.entries["device"] = OfflineDevice.objects.create(
        user=world.aileen, name="A telephone", made_at=NOON, last_seen_at=NOON
    ).pk
    scene.entries["visit"] = visit.pk
    scene.entries["plan"] = make.plan(record, world.aileen, at=make.at(today() + timedelta(days=2))).pk
    scene.entries["referral"] = make.referral(record, world.aileen, to=world.fife, made_at=make.at(LONG_AGO)).pk
