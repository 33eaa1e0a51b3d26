"""The pages of assessments of addresses and of places: who is answered how, and what their forms are sent."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from lawburrows.premises.models import PlaceBatch
from lawburrows.rules.premises import checks_of
from tests.documents import pictures
from tests.factories import premises as make
from tests.house.scene import Scene
from tests.house.tables import FULL, REASON, Page, Post, boxes, numbered, ref, said
from tests.people import NOON

WITHOUT_PARTS = ("iona", "kirsty", "lachlan", "morag", "niall", "parveen")
KEEPS = ("effie",)
PAST = date(2026, 3, 4)
ASKS = ("aileen", "angus")  # the record manager, and the lead authority for her
DECIDES = ("aileen", "angus")
CSV = b"kind,name,grid_reference\nschool,Imaginary Primary,NT 31500 01000\n"


def of_the_other(kind: str, **more: Any) -> Any:
    """The second case has an address that was decided long ago."""
    return lambda scene: {"ref": scene.other.ref, "pk": scene.entry(kind), **more}


def withdrawn(scene: Scene) -> dict[str, Any]:
    return numbered("premises")(scene) | {"part": scene.entry("premises_part")}


def by_key_of(kind: str) -> Any:
    return lambda scene: {"pk": scene.entry(kind)}


PAGES: dict[str, Page] = {
    "premises:asked_of_me": Page(answers={403: WITHOUT_PARTS}, others=200),
    # Oonagh, a guest, was sent this one, and has nothing else of the case.
    "premises:write_part": Page(by_key_of("premises_part"), {200: (*FULL, "oonagh")}),
    "premises:places": Page(answers={200: KEEPS}, others=403),
    "premises:add_place": Page(answers={200: KEEPS}, others=403),
    "premises:bring_places": Page(answers={200: KEEPS}, others=403),
    "premises:take_places": Page(by_key_of("place_batch"), {200: KEEPS}, others=403),
    "premises:close_place": Page(by_key_of("place"), {200: KEEPS}, others=403),
    "premises:premises": Page(ref, {200: FULL}),
    "premises:ask_for_assessment": Page(ref, {200: FULL}),
    "premises:asked": Page(ref, {302: FULL}),
    "premises:one": Page(numbered("premises"), {200: FULL}),
    "premises:ask_again": Page(of_the_other("premises_decided"), {200: FULL}),
    "premises:ask_part": Page(numbered("premises"), {200: FULL}),
    "premises:withdraw_part": Page(withdrawn, {200: FULL}),
    "premises:decide_assessment": Page(numbered("premises"), {200: FULL}),
    "premises:skip_review": Page(of_the_other("premises_decided"), {200: FULL}),
    "premises:stop_assessing": Page(numbered("premises"), {200: FULL}),
    "premises:give_action": Page(of_the_other("premises_decided", number=1), {200: FULL}),
    "premises:set_position": Page(numbered("premises"), {200: FULL}),
    "premises:add_picture": Page(numbered("premises"), {200: FULL}),
    "premises:move_in": Page(numbered("premises"), {200: FULL}),
}


def asked(scene: Scene) -> dict[str, Any]:
    return {"lines": "9 Fancy Terrace", **boxes("notified_on", PAST)}


def action(scene: Scene) -> dict[str, Any]:
    whose = f"{scene.world.police.pk}:{scene.world.aileen.pk}"
    return {"what": "Ask for a lock on the stair door", "whose": whose, **boxes("due", date(2027, 6, 1))}


ANSWERED = {row.key: "nothing" for row in checks_of("housing")}
POSTS: dict[str, Post] = {
    "premises:write_part": Post(("oonagh",), said(version=1, text="Nothing speaks against it", **ANSWERED)),
    "premises:add_place": Post(KEEPS, said(kind="school", name="Imaginary Primary", position="NT 31500 01000")),
    "premises:bring_places": Post(KEEPS, own=lambda scene, persona: {"content": SimpleUploadedFile("places.csv", CSV)}),
    "premises:take_places": Post(KEEPS),
    "premises:close_place": Post(KEEPS),
    "premises:ask_for_assessment": Post(ASKS, asked),
    "premises:ask_again": Post(ASKS, said(why="yearly")),
    "premises:ask_part": Post(
        ASKS, lambda scene: {"kind": "social_work", "who": f"{scene.world.bashir.pk}:{scene.world.fife.pk}"}
    ),
    "premises:withdraw_part": Post(ASKS, said(version=1, reason=REASON)),
    "premises:decide_assessment": Post(
        DECIDES,
        said(version=1, outcome="suitable", reasons=REASON, manageable="yes", missing_because="It is urgent: he moves"),
    ),
    "premises:skip_review": Post(ASKS, said(because=REASON)),
    "premises:stop_assessing": Post(ASKS, said(version=1, because=REASON)),
    "premises:give_action": Post(FULL, action),
    "premises:set_position": Post(FULL, said(version=1, position="NT 31100 01100")),
    "premises:add_picture": Post(
        FULL,
        said(what="The back gate"),
        own=lambda scene, persona: {"content": SimpleUploadedFile("gate.png", pictures.png())},
    ),
    "premises:move_in": Post(
        FULL, said(version=1, known="person", verified="yes", child="no", told="yes", **boxes("since", PAST))
    ),
}


def add_to(scene: Scene) -> None:
    """A proposed address with a part that is asked of a guest; on the second case one that was decided long ago."""
    world = scene.world
    here = make.premises(scene.record)
    running = make.assessment(here, world.aileen, asked_on=PAST)
    there = make.premises(scene.other, lines="4 Fancy Terrace", easting=make.HERE.easting + 100)
    make.assessment(
        there, world.aileen, state="decided", asked_on=date(2024, 3, 4), outcome="conditions", conditions="A lock"
    )
    batch = PlaceBatch.objects.create(
        area=world.fife_area,
        name="places.csv",
        rows=[["school", "Neverwas Primary", 331_500, 701_000]],
        count=1,
        brought_by=world.effie,
        brought_at=NOON,
    )
    scene.entries |= {
        "premises": here.pk,
        "premises_decided": there.pk,
        "premises_part": make.part(running, world.oonagh, by=world.aileen).pk,
        "place": make.place(world, east=120).pk,
        "place_batch": batch.pk,
    }
