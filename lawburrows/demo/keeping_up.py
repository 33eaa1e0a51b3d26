"""Whatever fell due long ago was done in its time: what is left is late by days or a few weeks, as it is anywhere.

The law and the agreed figures say what fell due; so it is true on whatever day the demonstration is loaded.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from lawburrows.access.models import Agency, Record
from lawburrows.custody.deadlines import dates_in as custody_in
from lawburrows.custody.models import CustodyStep
from lawburrows.demo.queries import in_order
from lawburrows.demo.visiting import visit_in_time
from lawburrows.indefinite.models import Review, ReviewDecision
from lawburrows.indefinite.queries import reviews_in
from lawburrows.indefinite.watching import Watched
from lawburrows.orders.due import Dates
from lawburrows.orders.models import Absence
from lawburrows.orders.reading import Reading
from lawburrows.rules.beforehand import BY_KEY
from lawburrows.visits.deadlines import dates_in as visits_in

STILL_LATE = timedelta(days=28)  # who is late by less than this is left so
IN_TIME = timedelta(days=4)  # what was done was done so long before its last day
SENT = (CustodyStep.Kind.NOTIFICATION, CustodyStep.Kind.REFERRAL)
FOR_YEARS = timedelta(days=10 * 365)


def keep_up(*, by: Any, on: date) -> None:
    """Of everybody in the register, in a fixed number of statements and a few for each review."""
    rows = in_order(Record.objects.filter(closed_on=None)).select_related("manager", "notification_officer")
    people = {one.pk: one for one in rows}
    reading = Reading(list(people), by, on)
    police = Agency.objects.get(key="police-scotland")
    late = [people[record] for record, _, _ in _long_late(visits_in(reading), on, "visit")]
    visit_in_time(late, police=police, on=on)
    _before_release(people, reading, by)
    for record, found in reviews_in(reading).items():
        for one in found:
            if people[record].notification_officer is not None and one.due is not None:
                _review(one, people[record], police, on)


def _long_late(found: Mapping[uuid.UUID, Dates], on: date, *kinds: str) -> Iterator[tuple[uuid.UUID, str, date]]:
    for record, dates in found.items():
        for one in dates.deadlines:
            if one.kind in kinds and one.due is not None and one.due < on - STILL_LATE:
                yield record, one.kind, one.due


def _before_release(people: Mapping[uuid.UUID, Record], reading: Reading, by: Any) -> None:
    """The notification and the referral before a release, where their day is long past."""
    service = Agency.objects.get(key="scottish-prison-service")
    held = Absence.objects.filter(kind="custody", ends=None).exclude(starts=None).values_list("record_id", "starts")
    since = dict(held)
    CustodyStep.objects.bulk_create(
        CustodyStep(
            record_id=record,
            owner=service,
            kind=kind,
            day=max(due - IN_TIME, since[record]),
            recorded_by=people[record].manager,
            recorded_at=by.identity.now,
        )
        for record, kind, due in _long_late(custody_in(reading), reading.on, *SENT)
        if people[record].manager is not None
    )


def _review(one: Watched, person: Record, police: Agency, on: date) -> None:
    """Begun, its evidence gathered and its decision prepared, each where its day is long past."""
    officer: Any = person.notification_officer

    def done(kind: str) -> date | None:
        last = one.date_of_discharge - timedelta(days=BY_KEY[kind].days)
        return last - IN_TIME if last < on - STILL_LATE else None

    begun, ready, prepared = (done(kind) for kind in ("review_begun", "review_pack", "review_prepared"))
    review = one.review
    if review is None and begun is not None:
        review = Review.objects.create(
            record=person,
            owner=police,
            key=one.key,
            date_of_discharge=one.date_of_discharge,
            further=one.further,
            begun_on=begun,
            begun_by=officer,
        )
    if review is not None and review.ready_on is None and ready is not None:
        review.change(version=review.version, ready_on=max(ready, review.begun_on), ready_by=officer)
    if review is not None and one.decision is None and prepared is not None:
        ReviewDecision.objects.create(
            record=person,
            owner=police,
            review=review,
            outcome="continue",
            reasons="Nothing in the evidence says that the risk has ended.",
            last_day=one.date_of_discharge + FOR_YEARS,
            prepared_by=officer,
            prepared_on=max(prepared, review.begun_on),
        )
