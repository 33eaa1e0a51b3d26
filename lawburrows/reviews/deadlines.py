"""The date of the next level 1 review, signatures that are awaited, and reviews that came back."""

from __future__ import annotations

import uuid
from collections import defaultdict
from datetime import date
from typing import Any

from lawburrows.access.models import Agency
from lawburrows.database.lists import one_of
from lawburrows.orders.due import NOTIFICATION_OFFICER, SUPERVISING_OFFICER, Dates, Due, due_on_page
from lawburrows.orders.models import LevelDecision
from lawburrows.orders.reading import Reading
from lawburrows.reviews.models import LevelOneReview, ReviewSignature
from lawburrows.rules.reviews import As, ReviewState, review_due, signing_due

WRITE, LIST = "casefile:level_one_review", "casefile:level_one_reviews"


def dates_in(reading: Reading) -> dict[uuid.UUID, Dates]:
    """Three queries however many they are. Where nobody has reviewed yet no date follows: people set it."""
    rows = LevelOneReview.objects.visible_to(reading.by).filter(one_of("record_id", reading.records))
    of: dict[uuid.UUID, list[Any]] = defaultdict(list)
    for row in rows.select_related("author_agency").order_by("begun_on", "pk"):
        of[row.record_id].append(row)
    if not of:
        return {}
    levels = LevelDecision.objects.visible_to(reading.by).filter(one_of("record_id", of), ends=None)
    others = set(levels.exclude(value=1).values_list("record_id", flat=True))
    signed: dict[uuid.UUID, set[tuple[int, str]]] = defaultdict(set)
    given = ReviewSignature.objects.visible_to(reading.by).filter(one_of("record_id", of))
    for review, text, what in given.values_list("review_id", "text", "signs_as"):
        signed[review].add((text, what))
    return {record: _dates(found, signed, level_one=record not in others) for record, found in of.items()}


def _dates(rows: list[Any], signed: dict[uuid.UUID, set[tuple[int, str]]], *, level_one: bool) -> Dates:
    due: list[Due] = []
    met: dict[str, date] = {}
    counted = sorted((one for one in rows if one.signed_on), key=lambda one: (one.signed_on, str(one.pk)))
    for at, one in enumerate(counted):
        key = f"level_1_review-{one.pk}"
        if at + 1 < len(counted):
            met[key] = counted[at + 1].signed_on
        elif level_one and one.next_on:
            made = review_due(one.next_on, last=one.signed_on)
            due.append(due_on_page(made, key, WRITE, "Review", ""))
    for one in rows:
        _awaited(one, signed[one.pk], due, met)
    return Dates(tuple(due), met)


def _awaited(one: Any, signed: set[tuple[int, str]], due: list[Due], met: dict[str, date]) -> None:
    sign_off, joint = f"review_sign_off-{one.pk}-{one.text}", f"review_joint-{one.pk}-{one.text}"
    has = {what for text, what in signed if text == one.text}
    waits = one.state == ReviewState.WAITING.value
    for what, key in ((As.SUPERVISOR, sign_off), (As.JOINT, joint)):
        if what.value in has or (one.state == ReviewState.DONE.value and one.signed_on):
            met[key] = one.since
    if waits and As.SUPERVISOR.value not in has:
        made = signing_due("Level 1 review: waits for its sign-off", one.since, kind="review_sign_off")
        due.append(due_on_page(made, sign_off, LIST, "Open the review", ""))
    if waits and one.supervised and As.JOINT.value not in has:
        police = one.author_agency is not None and one.author_agency.kind == Agency.Kind.POLICE
        named = SUPERVISING_OFFICER if police else NOTIFICATION_OFFICER
        made = signing_due("Level 1 review: waits for the other authority", one.since, kind="review_joint")
        due.append(due_on_page(made, joint, LIST, "Open the review", named))
    key = f"review_returned-{one.pk}-{one.text}"
    if one.state == ReviewState.RETURNED.value:
        made = signing_due("Level 1 review: returned with reasons", one.since, kind="review_returned")
        due.append(due_on_page(made, key, WRITE, "Change it", "", person=one.author_id))
