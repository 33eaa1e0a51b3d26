"""The date of the next level 1 review, signatures that are awaited, and reviews that came back."""

from __future__ import annotations

import uuid
from collections import defaultdict
from datetime import date
from typing import Any, NamedTuple

from django.db.models import PositiveSmallIntegerField, Value

from lawburrows.access.models import Agency
from lawburrows.database.lists import one_of
from lawburrows.orders.due import NOTIFICATION_OFFICER, SUPERVISING_OFFICER, Dates, Due, due_on_page
from lawburrows.orders.models import LevelDecision
from lawburrows.orders.reading import Reading
from lawburrows.reviews.models import LevelOneReview, ReviewSignature
from lawburrows.rules.reviews import INTERVAL, As, ReviewState, first_due, review_due, signing_due

NO_LEVEL = 0  # what stands for a review among the levels


class Decided(NamedTuple):
    """The decision of level that stands, as far as a date follows from it."""

    record: uuid.UUID
    pk: uuid.UUID
    value: int
    starts: date | None
    decided_by: uuid.UUID | None


WRITE, LIST = "casefile:level_one_review", "casefile:level_one_reviews"


def dates_in(reading: Reading) -> dict[uuid.UUID, Dates]:
    """Three queries however many they are. Where nobody has reviewed yet, from the decision of level 1; of one that was
    loaded nothing is known of the reviews before, and no date follows until people set it."""
    rows = LevelOneReview.objects.visible_to(reading.by).filter(one_of("record_id", reading.records))
    level, reviewed = _levels(reading, rows)
    first = {one.record: one for one in level.values() if one.value == 1 and one.starts and one.decided_by}
    of: dict[uuid.UUID, list[Any]] = defaultdict(list)
    if not reviewed and not first:
        return {}
    for row in rows.select_related("author_agency").order_by("begun_on", "pk") if reviewed else ():
        of[row.record_id].append(row)
    signed: dict[uuid.UUID, set[tuple[int, str]]] = defaultdict(set)
    given = ReviewSignature.objects.visible_to(reading.by).filter(one_of("record_id", of))
    for review, text, what in given.values_list("review_id", "text", "signs_as") if reviewed else ():
        signed[review].add((text, what))
    found: dict[uuid.UUID, Dates] = {}
    for record in {*of, *first}:
        others = record in level and level[record].value != 1
        dates = _dates(of[record], signed, level_one=not others)
        found[record] = _with_first(dates, first[record], of[record], reading) if record in first else dates
    return found


def _levels(reading: Reading, reviews: Any) -> tuple[dict[uuid.UUID, Decided], bool]:
    """The level of each as it stands, and whether anybody was reviewed, in one query: most people have no review."""
    levels = LevelDecision.objects.visible_to(reading.by).filter(one_of("record_id", reading.records), ends=None)
    stands = levels.values_list("record_id", "pk", "value", "starts", "decided_by_id")
    none = Value(NO_LEVEL, output_field=PositiveSmallIntegerField())
    some = reviews.values_list("record_id", "pk", none, "begun_on", "begun_by_id")
    found = [Decided(*row) for row in stands.union(some, all=True)]
    return {one.record: one for one in found if one.value != NO_LEVEL}, any(one.value == NO_LEVEL for one in found)


def _with_first(dates: Dates, decided: Decided, rows: list[Any], reading: Reading) -> Dates:
    """The first review after a decision of level 1, until somebody has signed one."""
    key = f"level_1_review-first-{decided.pk}"
    if done := min((one.signed_on for one in rows if one.signed_on), default=None):
        return Dates(dates.deadlines, {**dates.fulfilled, key: done})
    if decided.starts is None:
        return dates
    limit = reading.limits.row(INTERVAL, on=decided.starts, record=decided.record)
    made = due_on_page(first_due(limit, decided.starts), key, WRITE, "Review", "")
    return Dates((*dates.deadlines, made), dates.fulfilled)


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
    if waits:
        police = one.author_agency is not None and one.author_agency.kind == Agency.Kind.POLICE
        others = one.supervised and As.JOINT.value not in has
        named = (SUPERVISING_OFFICER if police else NOTIFICATION_OFFICER) if others else ""
        for_others = f"{'social work' if police else 'the police'}, who sign too" if others else ""
        if As.SUPERVISOR.value not in has:  # one task that names both, as long as both are missing
            words = "; ".join(filter(None, ("Level 1 review: waits for its sign-off", for_others)))
            made = signing_due(words, one.since, kind="review_sign_off")
            due.append(due_on_page(made, sign_off, LIST, "Open the review", named))
        elif others:
            made = signing_due(f"Level 1 review: waits for {for_others}", one.since, kind="review_joint")
            due.append(due_on_page(made, joint, LIST, "Open the review", named))
    key = f"review_returned-{one.pk}-{one.text}"
    if one.state == ReviewState.RETURNED.value:
        made = signing_due("Level 1 review: returned with reasons", one.since, kind="review_returned")
        due.append(due_on_page(made, key, WRITE, "Change it", "", person=one.author_id))
