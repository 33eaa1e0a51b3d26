"""The statutory dates of a record turned back: today's rules, asked about what had been written by then."""

from __future__ import annotations

import uuid
from collections import defaultdict

from lawburrows.casefile.reading import AsKnown
from lawburrows.governance.queries import limits_of
from lawburrows.orders.clock import clock
from lawburrows.orders.due import Due
from lawburrows.orders.facts import AWAY, HOMES, SECTIONS, AwayFrom, Convicted, Decided, Did, Facts, Ordered, Told
from lawburrows.orders.models import (
    Absence,
    CareMeeting,
    CategoryDecision,
    Condition,
    Consent,
    Conviction,
    Disposal,
    Happening,
    Leave,
    Notification,
    Order,
)
from lawburrows.orders.order_dates import with_order_dates
from lawburrows.orders.supervision import supervision
from lawburrows.people.models import Person
from lawburrows.rules.jurisdiction import Jurisdiction

OF_A_DISPOSAL = ("kind", "months", "days", "extension_months", "relation_to_others", "overlap_months")


def dates_then(reading: AsKnown) -> list[Due]:
    """What was due on the day of the reading, as far as it was known; nothing for a record that was closed by then."""
    if reading.record.closed_on and reading.record.closed_on <= reading.day:
        return []
    found = clock(facts_then(reading), on=reading.day)
    besides = supervision(*(reading.of(model) for model in (Condition, Happening, Consent, Leave, CareMeeting)))
    limits = limits_of([reading.record.pk], by=reading.by)
    return [due for due in with_order_dates(found, besides, limits, on=reading.day).deadlines if due.due]


def facts_then(reading: AsKnown) -> Facts:
    """The facts of one record as its history had them."""
    did: dict[uuid.UUID, list[Did]] = defaultdict(list)
    for row in sorted(reading.of(Disposal), key=lambda row: row.pgh_obj_id):
        did[row.conviction_id].append(Did.of({name: getattr(row, name) for name in OF_A_DISPOSAL}))
    convictions = [
        Convicted(
            row.pgh_obj_id,
            row.offence_title,
            row.convicted_on,
            row.sentenced_on or row.convicted_on,
            row.schedule_3,
            Jurisdiction(row.jurisdiction),
            tuple(did[row.pgh_obj_id]),
        )
        for row in reading.of(Conviction)
        if row.withdrawn_on is None
    ]
    kinds = dict(Order.Kind.choices)
    orders = [
        Ordered(row.pgh_obj_id, row.kind, kinds[row.kind], row.court, row.made_on, row.starts or row.made_on, row.ends)
        for row in reading.of(Order)
    ]
    told = [
        Told(SECTIONS[row.section], row.made_on, HOMES[row.home])
        for row in reading.of(Notification)
        if row.withdrawn_on is None
    ]
    away = [AwayFrom(row.pgh_obj_id, AWAY[row.kind], row.starts, row.ends) for row in reading.of(Absence) if row.starts]
    person = next(iter(reading.of(Person)), None)
    decided = [Decided(row.value, row.starts, row.ends) for row in reading.of(CategoryDecision)]
    return Facts(
        reading.record.pk,
        person.born if person else None,
        tuple(sorted(convictions, key=lambda one: (one.on, one.id))),
        tuple(sorted(orders, key=lambda one: (one.made_on, one.id))),
        tuple(sorted(told, key=lambda one: one.on)),
        tuple(sorted(away, key=lambda one: (one.starts, one.id))),
        tuple(decided),
    )
