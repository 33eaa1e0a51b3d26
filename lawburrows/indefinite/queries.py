"""Reads about reviews; each begins at what its reader may see."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from lawburrows.access.grades import Grade
from lawburrows.access.models import AreaCover, Record
from lawburrows.access.scope import Visible
from lawburrows.database.lists import one_of
from lawburrows.indefinite.models import Comment, CourtStep, Review, ReviewDecision
from lawburrows.indefinite.watching import AHEAD, KINDS, Watched, watched
from lawburrows.orders.models import Conviction, Order
from lawburrows.orders.reading import Reading
from lawburrows.people.models import Person

Ids = Sequence[uuid.UUID]
SHORTEST = timedelta(days=8 * 365)  # no date of discharge comes sooner after a conviction
PREVENTION = ("shpo", "sopo")


def may_be_reviewed(records: Ids, *, by: Any, on: date) -> list[uuid.UUID]:
    """Those who can have a date of discharge within the time ahead: the others are not worked out at all."""
    old = Conviction.objects.visible_to(by).filter(
        one_of("record_id", records), schedule_3=True, convicted_on__lte=on + AHEAD - SHORTEST
    )
    ordered = Order.objects.visible_to(by).filter(one_of("record_id", records), kind=Order.Kind.CONTINUATION)
    return list({*old.values_list("record_id", flat=True), *ordered.values_list("record_id", flat=True)})


def reviews_for(records: Ids, *, by: Any, on: date) -> dict[uuid.UUID, list[Watched]]:
    """Every review of these people as it stands, in a fixed number of queries."""
    reading = Reading(records, by, on)
    return _reviews(reading, records, _begun(reading))


def reviews_in(reading: Reading) -> dict[uuid.UUID, list[Watched]]:
    """Of those of a reading whose review was begun, or lies in the time ahead."""
    begun, latest = _begun(reading), reading.on + AHEAD
    ahead = [
        record
        for record, clock in reading.clocks.items()
        if any(due.kind in KINDS and due.due and due.due <= latest for due in clock.deadlines)
    ]
    return _reviews(reading, dict.fromkeys((*ahead, *begun)), begun)


def _begun(reading: Reading) -> dict[uuid.UUID, list[Review]]:
    return _grouped(Review.objects.visible_to(reading.by).filter(one_of("record_id", reading.records)))


def _reviews(
    reading: Reading, some: Iterable[uuid.UUID], begun: dict[uuid.UUID, list[Review]]
) -> dict[uuid.UUID, list[Watched]]:
    """Decisions and steps at court belong to a review that was begun: without one nothing is asked."""
    decisions: dict[uuid.UUID, list[ReviewDecision]] = defaultdict(list)
    court: dict[uuid.UUID, list[CourtStep]] = defaultdict(list)
    if keys := list(begun):
        with_people = ReviewDecision.objects.select_related("prepared_by", "decided_by", "order", "owner")
        decisions = _grouped(with_people.visible_to(reading.by).filter(one_of("record_id", keys)))
        court = _grouped(CourtStep.objects.visible_to(reading.by).filter(one_of("record_id", keys)))
    return {
        record: watched(reading.clocks[record], begun.get(record, ()), decisions[record], court[record])
        for record in some
    }


def _grouped(rows: Iterable[Any]) -> dict[uuid.UUID, list[Any]]:
    found: dict[uuid.UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.record_id].append(row)
    return found


def reviews_of(record: uuid.UUID, *, by: Any, on: date) -> list[Watched]:
    """The reviews of one person, the earliest first."""
    return reviews_for([record], by=by, on=on)[record]


def open_records(*, by: Any, area: uuid.UUID | None = None) -> list[uuid.UUID]:
    """The cases that a reader has in full and that are open, perhaps of one council area."""
    rows = Record.objects.filter(_posted(by), Visible("pk", by=by, grade=Grade.FULL), closed_on=None, merged_into=None)
    if area:
        rows = rows.filter(area=area)
    return list(rows.values_list("pk", flat=True))


def _posted(by: Any) -> Q:
    """Led by an agency of the reader's, in an area that they cover, or naming them: row security asks each of these."""
    found = Q(pk=None)
    for place in Record.NAMED:
        found |= Q(**{place: by.pk})
    for posting in by.postings_on(by.identity.today):
        covered = AreaCover.objects.filter(area=posting.area_id).values("council_area")
        found |= Q(area__in=covered) if posting.area_id else Q(lead=posting.agency_id)
    return found


def records_with_names(records: Ids, *, by: Any) -> dict[uuid.UUID, Record]:
    rows = Record.objects.visible_to(by, grade=Grade.FULL).filter(one_of("pk", records))
    return {row.pk: row for row in rows.select_related("person", "lead", "area", "manager", "notification_officer")}


def comments_of(review: Review, *, by: Any) -> list[Comment]:
    rows = Comment.objects.visible_to(by).filter(review=review).select_related("recorded_by", "owner")
    return list(rows.order_by("said_on", "pk"))


def court_step(review: Review, pk: uuid.UUID, *, by: Any) -> CourtStep | None:
    return CourtStep.objects.visible_to(by).filter(review=review, pk=pk).first()


def prevention_orders(record: uuid.UUID, *, by: Any, on: date) -> list[Order]:
    """Sexual harm prevention orders, and their forerunners, in force."""
    rows = Order.objects.visible_to(by).filter(record=record, kind__in=PREVENTION)
    return list(rows.filter(Q(ends=None) | Q(ends__gt=on)).order_by("made_on"))


def person_of(record: uuid.UUID, *, by: Any) -> Person | None:
    return Person.objects.visible_to(by).filter(record=record).first()
