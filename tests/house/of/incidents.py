"""The pages of serious incidents: who is answered how, and what their forms are sent."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.factories import incidents as make
from tests.house.scene import Scene
from tests.house.tables import FULL, REASON, Page, Post, boxes, numbered, ref, said
from tests.people import TODAY

AHEAD, PAST = date(2090, 3, 4), date(2026, 3, 4)
SENDS = ("aileen", "angus", "effie")  # the record manager, the lead's supervisor, the coordinator
GROUP = ("angus", "effie")  # Angus chairs the group of Fife; Effie coordinates
POLICE = ("aileen", "angus", "effie")
SOCIAL_WORK = ("bashir", "beth", "effie")


def of(kind: str, one: str) -> Any:
    return lambda scene: {"ref": scene.ref, "pk": scene.entry(f"incident_{kind}"), "one": scene.entry(one)}


def at(kind: str) -> Any:
    return numbered(f"incident_{kind}")


ACTS = {
    "change_incident": "draft",
    "send_report": "draft",
    "withhold_report": "draft",
    "pass_on_incident": "with_another",
    "view_report": "sent",
    "decide_incident": "to_decide",
    "end_other_review": "other",
    "plan_review": "reviewing",
    "name_member": "reviewing",
    "add_event": "reviewing",
    "write_findings": "reviewing",
    "hand_in_review": "reviewing",
    "add_recommendation": "reviewing",
    "decide_publication": "reported",
    "notify_inspectorate": "to_notify",
    "refuse_social_work": "to_notify",
    "send_social_work": "noticed",
    "note_reply": "replying",
    "end_social_work": "follow_up",
}
PAGES: dict[str, Page] = {
    "incidents:incidents": Page(answers={200: ("angus", "effie", "kirsty")}, others=403),
    "incidents:record_incident": Page(ref, {200: FULL}),
    "incidents:incident": Page(at("reviewing"), {200: FULL}),
    "incidents:end_member": Page(of("reviewing", "panel_member"), {200: FULL}),
    "incidents:answer_recommendation": Page(of("reported", "recommended"), {200: FULL}),
    "incidents:give_recommended_action": Page(of("reported", "accepted"), {200: FULL}),
    "incidents:note_recommendation_done": Page(of("reported", "accepted"), {200: FULL}),
    **{f"incidents:{name}": Page(at(kind), {200: FULL}) for name, kind in ACTS.items()},
}
TYPED = {
    "criterion": "services",
    "place": "Invented Street",
    "what": "what happened, in words",
    "publicity": "none",
    **boxes("happened_on", PAST),
}
WHY = {"because": REASON, "version": 1}


def to_aileen(scene: Scene) -> dict[str, Any]:
    return {"version": 1, "whose": f"{scene.world.police.pk}:{scene.world.aileen.pk}"}


def gavin(scene: Scene) -> dict[str, Any]:
    return {"email": scene.world.gavin.email, "leads": "no", **boxes("until", AHEAD)}


POSTS: dict[str, Post] = {
    f"incidents:{name}": post
    for name, post in {
        "record_incident": Post(FULL, said(**TYPED, social_work="yes")),
        "change_incident": Post(FULL, said(**TYPED, version=1)),
        "send_report": Post(SENDS, said(version=1, **boxes("answer_by", AHEAD))),
        "pass_on_incident": Post(SENDS, said(version=1)),
        "withhold_report": Post(SENDS, said(**WHY)),
        "view_report": Post(("angus",), said(version=1, view="scr", view_because=REASON, **boxes("decide_by", AHEAD))),
        "decide_incident": Post(
            GROUP,
            said(
                version=1,
                decision="scr",
                decided_because=REASON,
                **boxes("decided_on", PAST),
                **boxes("due_on", AHEAD),
            ),
        ),
        "end_other_review": Post(GROUP, said(version=1, outcome=REASON)),
        "plan_review": Post(GROUP, said(version=1, terms=REASON, **boxes("report_by", AHEAD))),
        "name_member": Post(GROUP, gavin),
        "end_member": Post(GROUP, said(**WHY)),
        "add_event": Post(("bashir",), said(what=REASON, source="a visit", **boxes("day", PAST))),
        "write_findings": Post(("bashir",), said(version=1, findings=REASON)),
        "hand_in_review": Post(("bashir",), said(version=1, **boxes("publication_by", AHEAD))),
        "decide_publication": Post(GROUP, said(**WHY, answer="not")),
        "add_recommendation": Post(("bashir",), lambda scene: {"words": REASON, "to": scene.world.police.pk}),
        "answer_recommendation": Post(POLICE, said(version=1, response="accepted", **boxes("due", AHEAD))),
        "give_recommended_action": Post(FULL, to_aileen),
        "note_recommendation_done": Post(POLICE, said(version=1, done_words=REASON, **boxes("done_on", PAST))),
        "notify_inspectorate": Post(
            SOCIAL_WORK, said(version=1, notified_how="by letter 7", **boxes("notified_on", PAST))
        ),
        "refuse_social_work": Post(SOCIAL_WORK, said(**WHY)),
        "send_social_work": Post(
            SOCIAL_WORK, said(version=1, findings=REASON, **boxes("sent_on", PAST), **boxes("reply_by", AHEAD))
        ),
        "note_reply": Post(
            SOCIAL_WORK, said(version=1, reply=REASON, **boxes("replied_on", PAST), **boxes("follow_up_by", AHEAD))
        ),
        "end_social_work": Post(SOCIAL_WORK, said(version=1, follow_up=REASON)),
    }.items()
}


def add_to(scene: Scene) -> None:
    """One incident in each state; Bashir, who is not named in the case, leads the review. Angus chairs (`bodies`)."""
    world, record = scene.world, scene.record
    for state in ("draft", "sent", "to_decide", "other", "reviewing", "reported"):
        scene.entries[f"incident_{state}"] = make.incident(record, world, state=state).pk
    scene.entries["incident_with_another"] = make.incident(record, world, state="sent", chair=world.effie).pk
    social = {"to_notify": "to_notify", "noticed": "reviewing", "replying": "sent", "follow_up": "follow_up"}
    for kind, state in social.items():
        found = make.incident(record, world, state="not_sent", not_sent_because="no criterion is met")
        make.social_work(found, world, state=state)
        scene.entries[f"incident_{kind}"] = found.pk
    for state in ("reviewing", "reported"):
        found = make.Incident.objects.get(pk=scene.entries[f"incident_{state}"])
        handed_in = TODAY if state == "reported" else None
        review = make.review(found, world, world.bashir, findings="contact was lost", handed_in_on=handed_in)
        if state == "reviewing":
            scene.entries["panel_member"] = review.panel.get().pk
        else:
            scene.entries["recommended"] = make.recommendation(review, world).pk
            answered = {"response": "accepted", "due": AHEAD, "responded_on": TODAY}
            scene.entries["accepted"] = make.recommendation(review, world, **answered).pk
