"""The pages of disclosures: who is answered how, what their forms are sent, and what they need on the case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from lawburrows.web.dates import today
from tests.factories.disclosures import MET, answer, application, approved, disclosure, told
from tests.house.scene import Scene
from tests.house.tables import FULL, Page, Post, boxes, numbered, ref, said

AHEAD = today() + timedelta(days=9)

PAGES: dict[str, Page] = {
    "disclosures:disclosures": Page(ref, {200: FULL}),
    "disclosures:propose_disclosure": Page(ref, {200: FULL}),
    "disclosures:told_at_once": Page(ref, {200: FULL}),
    "disclosures:disclosure": Page(numbered("disclosure_told"), {200: FULL}),
    "disclosures:write_test": Page(numbered("disclosure"), {200: FULL}),
    "disclosures:send_disclosure": Page(numbered("disclosure"), {200: FULL}),
    "disclosures:decide_disclosure": Page(numbered("disclosure_waiting"), {200: FULL}),
    "disclosures:tell_disclosure": Page(numbered("disclosure_approved"), {200: FULL}),
    "disclosures:give_up_disclosure": Page(numbered("disclosure_approved"), {200: FULL}),
    "disclosures:record_outcome": Page(numbered("disclosure_told"), {200: FULL}),
    "disclosures:withdraw_disclosure": Page(numbered("disclosure"), {200: FULL}),
}

HANDLERS = ("aileen", "angus")  # of the division; Fergus is of another


def asked(kind: str) -> Callable[[Scene], dict[str, Any]]:
    return lambda scene: {"pk": scene.entry(kind)}


for act, kind in (
    ("application", "application_met"),
    ("check_application", "application"),
    ("meet_applicant", "application_checked"),
    ("match_application", "application_met"),
    ("decide_application", "application_met"),
    ("answer_application", "application_decided"),
    ("close_application", "application"),
):
    PAGES[f"disclosures:{act}"] = Page(asked(kind), {200: HANDLERS, 404: ("fergus",)}, others=403)
for act in ("applications", "take_application"):
    PAGES[f"disclosures:{act}"] = Page(answers={200: (*HANDLERS, "fergus")}, others=403)


def proposed(scene: Scene) -> dict[str, Any]:
    why = {"why": "Children of the club could be met alone", "route": "police", "to_kind": "club"}
    return why | {"name": "Morag Thirdname", "tie": "", "contact": "", **boxes("decide_by", AHEAD)}


def how(scene: Scene) -> dict[str, Any]:
    told_on = {**boxes("made_on", today()), **boxes("look_on", AHEAD)}
    return {"version": 1, "made_how": "face", "made_words": "In the office, alone", **told_on}


POSTS: dict[str, Post] = {
    "disclosures:take_application": Post(
        HANDLERS,
        lambda scene: {
            "urgent": "no",
            "area": str(scene.world.fife_area.pk),
            "how": "telephone",
            "applicant": "Una Neverwas",
            "contact": "07700 900321",
            "relation": "parent",
            "children": "Ailsa Neverwas, 7",
            "about": "Ewan Notthere",
            "concern": "He has moved in with the father of the child",
        },
    ),
    "disclosures:check_application": Post(HANDLERS, said(version=1, checks="Checked on the same day")),
    "disclosures:meet_applicant": Post(
        HANDLERS,
        lambda scene: {"version": 1, "identity": "Passport", "met_words": "Worried", **boxes("met_on", today())},
    ),
    "disclosures:match_application": Post(
        HANDLERS, lambda scene: {"ref": scene.ref, "why": "Same name and date of birth"}
    ),
    "disclosures:decide_application": Post(
        ("angus",),
        lambda scene: {
            "version": 1,
            "outcome": "nothing",
            "reason": "Nothing that a parent must know",
            "words": "There is nothing to tell you",
            "given_by": str(scene.world.aileen.pk),
        },
    ),
    "disclosures:answer_application": Post(HANDLERS, said(version=1, given_to="Una Neverwas", undertaking="yes")),
    "disclosures:close_application": Post(HANDLERS, said(version=1, reason="She does not go on with it")),
    "disclosures:propose_disclosure": Post(FULL, proposed),
    "disclosures:told_at_once": Post(
        ("aileen", "bashir", "beth", "catriona", "effie"),  # not who would approve it
        lambda scene: {
            **proposed(scene),
            **how(scene),
            "words": "Do not leave the child there",
            "necessary": "The child was to be fetched within the hour",
            "asked": str(scene.world.angus.pk),
        },
    ),
    "disclosures:write_test": Post(
        ("aileen",), lambda scene: {"version": 1, "words": "He may not be alone with them", "heard": "silent"}
    ),
    "disclosures:send_disclosure": Post(("aileen",), lambda scene: {"version": 1, "asked": str(scene.world.angus.pk)}),
    "disclosures:decide_disclosure": Post(
        ("angus",),
        lambda scene: {
            "version": 1,
            "answer": "approve",
            "reason": "It protects the children of the club",
            **boxes("tell_by", AHEAD),
        },
    ),
    "disclosures:tell_disclosure": Post(FULL, how),
    "disclosures:give_up_disclosure": Post(FULL, said(version=1, reason="He has left the club of his own will")),
    "disclosures:record_outcome": Post(
        FULL, said(version=1, outcome="The club has ended his work there", reaction="Calm")
    ),
    "disclosures:withdraw_disclosure": Post(
        # whoever proposed it, and who has authority on this route
        ("aileen", "angus"),
        said(version=1, reason="He has left the club of his own will"),
    ),
}


def add_to(scene: Scene) -> None:
    """One that is written, one that waits, one that is approved, and one that was told."""
    world, record = scene.world, scene.record
    days: dict[str, Any] = {"begun_on": today(), "decide_by": AHEAD}
    decided = {"decided_on": today()}
    met = MET | {"met_on": today(), "taken_on": today()}
    states: tuple[tuple[str, dict[str, Any]], ...] = (
        ("application", {}),
        ("application_checked", {"state": "checked"}),
        ("application_met", {"state": "met"} | met),
        ("application_decided", {"state": "decided"} | met),
    )
    for number, (key, more) in enumerate(states, 1):
        taken = application(world.fife_area, world.aileen, number=number, **{"taken_on": today()} | more)
        scene.entries[key] = taken.pk
    answer(taken, world.angus, world.aileen, decided_on=today())
    rows: dict[str, dict[str, Any]] = {
        "disclosure": {},
        "disclosure_waiting": {"state": "waiting", "asked": world.angus},
        "disclosure_approved": approved(world.angus, tell_by=AHEAD, **decided),
        "disclosure_told": told(world.aileen, world.angus, made_on=today(), look_on=AHEAD, **decided),
    }
    for number, (key, more) in enumerate(rows.items(), 1):
        scene.entries[key] = disclosure(record, world.aileen, number=number, **days | more).pk
