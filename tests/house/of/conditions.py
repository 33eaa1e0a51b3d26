"""The pages of conditions and what a court does with an order later: who is answered how, what their forms are sent, and what they need on the case."""

from __future__ import annotations

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import orders
from tests.house.scene import Scene
from tests.house.tables import FULL, POLICE_IN_CASE, REASON, Page, Post, boxes, numbered, said
from tests.people import LONG_AGO, TODAY

CONDITION = {"text": "You must not enter the Invented Park.", "kind": "place", "nature": "prohibition"}
BLOCK = {f"c1_{name}": value for name, value in CONDITION.items()}

PAGES: dict[str, Page] = {
    "orders:order": Page(numbered("order"), {200: FULL}),
    "orders:file_order_paper": Page(numbered("order"), {200: FULL}),
    "orders:add_conditions": Page(numbered("order"), {200: FULL}),
    "orders:change_condition": Page(numbered("condition"), {200: FULL}),
    "orders:record_happening": Page(numbered("order"), {200: FULL}, query="?kind=varied"),
    "orders:withdraw_happening": Page(numbered("happening"), {200: FULL}),
    "orders:ask_consent": Page(numbered("restriction"), {200: FULL}),
    "orders:answer_consent": Page(numbered("consent"), {200: FULL}),
    "orders:record_leave": Page(numbered("restriction"), {200: FULL}),
    "orders:end_leave": Page(numbered("leave"), {200: FULL}),
    "orders:record_care_meeting": Page(numbered("restriction"), {200: FULL}),
}
POSTS: dict[str, Post] = {
    "orders:file_order_paper": Post(
        POLICE_IN_CASE,
        said(version=1),
        own=lambda scene, persona: {"paper": SimpleUploadedFile("order.pdf", b"%PDF-1.7\n%%EOF", "application/pdf")},
    ),
    "orders:add_conditions": Post(POLICE_IN_CASE, said(blocks=1, **BLOCK)),
    "orders:change_condition": Post(POLICE_IN_CASE, said(version=1, **CONDITION)),
    "orders:record_happening": Post(
        FULL, said(blocks=1, authority="sheriff", **BLOCK, **boxes("happened_on", date(2026, 5, 4)))
    ),
    "orders:withdraw_happening": Post(POLICE_IN_CASE, said(version=1, reason=REASON)),
    "orders:ask_consent": Post(FULL, said(matter="transfer", **boxes("asked_on", date(2026, 5, 4)))),
    "orders:answer_consent": Post(FULL, said(version=1, answer="given", **boxes("answered_on", date(2026, 5, 4)))),
    "orders:record_leave": Post(FULL, said(kind="grounds", **boxes("starts", date(2026, 5, 4)))),
    "orders:end_leave": Post(FULL, said(version=1, **boxes("last_day", date(2026, 5, 4)))),
    "orders:record_care_meeting": Post(FULL, said(**boxes("held_on", date(2026, 5, 4)))),
}


def add_to(scene: Scene) -> None:
    """What the case needs for these pages."""
    shpo = orders.order(scene.record, on=LONG_AGO)
    restriction = orders.order(scene.record, kind="restriction", on=LONG_AGO)
    scene.entries |= {
        "restriction": restriction.pk,
        "condition": orders.condition(shpo).pk,
        "happening": orders.happening(shpo, kind="varied", on=TODAY).pk,
        "consent": orders.consent(restriction, asked_on=LONG_AGO).pk,
        "leave": orders.leave(restriction, starts=LONG_AGO).pk,
    }
