"""The pages of notification: who is answered how, what their forms are sent, and what they need on the case."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from lawburrows.notification.held import held
from tests.factories import notification as make
from tests.house.scene import Scene
from tests.house.tables import FULL, POLICE_IN_CASE, Page, Post, boxes, numbered, ref, said
from tests.people import LONG_AGO, on_the_day

PAST = date(2026, 6, 1)

PAGES: dict[str, Page] = {
    **{
        f"notification:{name}": Page(ref, {200: FULL})
        for name in ("attend", "give_advance", "notifications", "record_journey", "record_stay", "sheet")
    },
    "notification:acknowledgement": Page(numbered("station_visit"), {200: FULL}),
    "notification:answer_advance": Page(numbered("advance_notice"), {200: FULL}),
    "notification:end_stay": Page(numbered("stay"), {200: FULL}),
    "notification:file_paper": Page(numbered("station_visit"), {200: FULL}),
    "notification:record_leaving": Page(numbered("journey"), {200: FULL}),
    "notification:record_return": Page(numbered("journey_begun"), {200: FULL}),
    "orders:change_notification": Page(numbered("notification"), {200: FULL}),
}

VISIT: dict[str, Any] = {
    "all_so": "on",
    "station": "Nowheretown",
    "identity": "known",
    "fingerprints": "no",
    "photograph": "no",
    "read_back": "yes",
    "signed": "paper",
    **boxes("came_on", PAST),
}


def a_visit(scene: Scene) -> dict[str, Any]:
    """Everything still so, against what the page shows."""
    with on_the_day(scene.world.aileen) as by:
        return VISIT | {
            f"h-{row.id}-version": row.entry.version for row in held(scene.record, by=by, on=by.identity.today)
        }


JOURNEY = {"destination": "Norway", "told": "no", **boxes("leaves_on", date(2027, 3, 1))}
ADVANCE = {
    "matter": "home",
    "lines": "3 Pretend Wynd",
    **boxes("specified_on", date(2027, 3, 1)),
    **boxes("told_on", PAST),
}

POSTS: dict[str, Post] = {
    "notification:attend": Post(POLICE_IN_CASE, a_visit),
    "notification:give_advance": Post(POLICE_IN_CASE, said(**ADVANCE)),
    "notification:record_journey": Post(FULL, said(**JOURNEY)),
    "notification:record_stay": Post(FULL, said(lines="9 Elsewhere", told="no", **boxes("starts", PAST))),
    "notification:answer_advance": Post(FULL, said(version=1, outcome="not_happened")),
    "notification:end_stay": Post(FULL, said(version=1, **boxes("ends", PAST))),
    "notification:record_leaving": Post(FULL, said(version=1, went="left", **boxes("left_on", PAST))),
    "notification:record_return": Post(FULL, said(version=1, **boxes("returned_on", PAST))),
    "notification:file_paper": Post(
        POLICE_IN_CASE,
        said(version=1),
        own=lambda scene, persona: {"content": SimpleUploadedFile("paper.pdf", b"%PDF-1.7\n%%EOF", "application/pdf")},
    ),
    "orders:change_notification": Post(
        POLICE_IN_CASE,
        said(
            version=1,
            section="s84",
            home="sole_or_main",
            reason="it was a change and not the yearly one",
            **boxes("made_on", date(2021, 1, 1)),
        ),
    ),
}


def add_to(scene: Scene) -> None:
    """What the case needs for these pages."""
    record = scene.record
    scene.entries |= {
        "advance_notice": make.advance(record).pk,
        "journey": make.journey(record).pk,
        "journey_begun": make.journey(record, left_on=LONG_AGO).pk,
        "station_visit": make.visit(record, taken_by=scene.world.aileen).pk,
        "stay": make.stay(record, starts=LONG_AGO).pk,
    }
