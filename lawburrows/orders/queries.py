"""Reads about why a person is managed; each begins at what its reader may see."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from django.db.models import Q

from lawburrows.access.models import VisibleQuerySet
from lawburrows.database.lists import one_of
from lawburrows.orders.facts import AWAY, HOMES, SECTIONS, AwayFrom, Convicted, Decided, Did, Facts, Ordered, Told
from lawburrows.orders.in_force import (
    BindingCondition,
    BindingOrder,
    binding,
    binding_order,
    can_be_enforced,
    in_order,
)
from lawburrows.orders.models import (
    Absence,
    CareMeeting,
    CategoryDecision,
    Condition,
    Consent,
    Conviction,
    Disposal,
    Happening,
    HarmDecision,
    Leave,
    LevelDecision,
    Notification,
    Order,
)
from lawburrows.orders.supervision import MEETS_A_DATE, Supervision, supervision
from lawburrows.people.models import Person
from lawburrows.rules.jurisdiction import Jurisdiction

Ids = Sequence[uuid.UUID]
T = TypeVar("T")
KINDS = dict(Order.Kind.choices)


def facts_for(records: Ids, *, by: Any) -> dict[uuid.UUID, Facts]:
    """Everything on which the dates of these people depend, in seven queries however many they are."""
    convictions = _grouped(_convictions(records, by, _disposals(records, by)))
    orders, told = _grouped(_orders(records, by)), _grouped(_told(records, by))
    away, people, decided = _grouped(_away(records, by)), _born(records, by), _grouped(_decided(records, by))
    return {
        record: Facts(
            record,
            people.get(record),
            tuple(convictions.get(record, ())),
            tuple(orders.get(record, ())),
            tuple(told.get(record, ())),
            tuple(away.get(record, ())),
            tuple(decided.get(record, ())),
        )
        for record in records
    }


def _grouped(pairs: Iterable[tuple[uuid.UUID, T]]) -> dict[uuid.UUID, list[T]]:
    found: dict[uuid.UUID, list[T]] = defaultdict(list)
    for record, value in pairs:
        found[record].append(value)
    return found


def _of(model: Any, records: Ids, by: Any) -> VisibleQuerySet:
    found: VisibleQuerySet = model.objects.visible_to(by).filter(one_of("record_id", records))
    return found


def _convictions(records: Ids, by: Any, disposals: dict[uuid.UUID, list[Did]]) -> Iterable[tuple[uuid.UUID, Convicted]]:
    rows = _of(Conviction, records, by).filter(withdrawn_on=None).order_by("convicted_on", "id")
    columns = ("record_id", "id", "offence_title", "convicted_on", "sentenced_on", "schedule_3", "jurisdiction")
    for record, pk, title, on, sentenced, listed, where in rows.values_list(*columns):
        did = tuple(disposals.get(pk, ()))
        yield record, Convicted(pk, title, on, sentenced or on, listed, Jurisdiction(where), did)


def _disposals(records: Ids, by: Any) -> dict[uuid.UUID, list[Did]]:
    columns = ("conviction_id", "kind", "months", "days", "extension_months", "relation_to_others", "overlap_months")
    rows = _of(Disposal, records, by).order_by("id").values(*columns)
    return _grouped((row["conviction_id"], Did.of(row)) for row in rows)


def _orders(records: Ids, by: Any) -> Iterable[tuple[uuid.UUID, Ordered]]:
    rows = _of(Order, records, by).order_by("made_on", "id")
    for record, pk, kind, court, made, starts, ends in rows.values_list(
        "record_id", "id", "kind", "court", "made_on", "starts", "ends"
    ):
        yield record, Ordered(pk, kind, KINDS[kind], court, made, starts or made, ends)


def _told(records: Ids, by: Any) -> Iterable[tuple[uuid.UUID, Told]]:
    rows = _of(Notification, records, by).filter(withdrawn_on=None).order_by("made_on", "id")
    for record, section, made, home in rows.values_list("record_id", "section", "made_on", "home"):
        yield record, Told(SECTIONS[section], made, HOMES[home])


def _away(records: Ids, by: Any) -> Iterable[tuple[uuid.UUID, AwayFrom]]:
    rows = _of(Absence, records, by).exclude(starts=None).order_by("starts", "id")
    columns = ("record_id", "id", "kind", "starts", "ends", "return_told")
    for record, pk, kind, starts, ends, told in rows.values_list(*columns):
        yield record, AwayFrom(pk, AWAY[kind], starts, ends, told)


def _born(records: Ids, by: Any) -> dict[uuid.UUID, date | None]:
    return dict(_of(Person, records, by).values_list("record_id", "born"))


def _decided(records: Ids, by: Any) -> Iterable[tuple[uuid.UUID, Decided]]:
    rows = _of(CategoryDecision, records, by).order_by("starts", "id")
    for record, value, starts, ends in rows.values_list("record_id", "value", "starts", "ends"):
        yield record, Decided(value, starts, ends)


def convictions_of(record: uuid.UUID, *, by: Any) -> list[Conviction]:
    """The convictions of one person with what the court did, the newest first."""
    return [one for one in every_conviction_of(record, by=by) if one.withdrawn_on is None]


def every_conviction_of(record: uuid.UUID, *, by: Any) -> list[Conviction]:
    """Also those that were withdrawn, as recorded in error."""
    rows = _of(Conviction, [record], by).select_related("owner", "withdrawn_by").order_by("-convicted_on", "id")
    return list(rows.prefetch_related("disposals"))


def convicted(rows: Iterable[Conviction]) -> list[Convicted]:
    """Convictions that were read with their disposals, as the rules are asked about them."""
    columns = ("kind", "months", "days", "extension_months", "relation_to_others", "overlap_months")
    return [
        Convicted(
            row.pk,
            row.offence_title,
            row.convicted_on,
            row.sentenced_on or row.convicted_on,
            row.schedule_3,
            Jurisdiction(row.jurisdiction),
            tuple(Did.of({name: getattr(did, name) for name in columns}) for did in row.disposals.all()),
        )
        for row in rows
    ]


def conviction(record: uuid.UUID, pk: uuid.UUID, *, by: Any) -> Conviction | None:
    return _of(Conviction, [record], by).filter(pk=pk).select_related("owner").prefetch_related("disposals").first()


def orders_of(record: uuid.UUID, *, by: Any) -> list[Order]:
    return list(_of(Order, [record], by).select_related("owner").order_by("-made_on", "id"))


def order(record: uuid.UUID, pk: uuid.UUID, *, by: Any) -> Order | None:
    return _of(Order, [record], by).filter(pk=pk).select_related("owner", "paper").first()


def conditions_of_orders(record: uuid.UUID, *, by: Any) -> list[Condition]:
    """Every condition that was ever imposed on this person, as each order numbers them."""
    rows = _of(Condition, [record], by).select_related("checking_agency", "checked_by", "owner", "added_by", "ended_by")
    return list(rows.order_by("order_id", "number", "id"))


def condition(record: uuid.UUID, pk: uuid.UUID, *, by: Any) -> Condition | None:
    rows = _of(Condition, [record], by).filter(pk=pk)
    return rows.select_related("owner", "order", "record", "ended_by").first()


def happenings_of(order: Order, *, by: Any) -> list[Happening]:
    """What happened to an order, the newest first."""
    rows = _of(Happening, [order.record_id], by).filter(order=order)
    names = ("owner", "record", "paper", "withdrawn_by", "replaced_by")
    return list(rows.select_related(*names).order_by("-happened_on", "-id"))


def happening(record: uuid.UUID, pk: uuid.UUID, *, by: Any) -> Happening | None:
    return _of(Happening, [record], by).filter(pk=pk).select_related("owner", "record", "order").first()


def consents_of(order: Order, *, by: Any) -> list[Consent]:
    return list(_of(Consent, [order.record_id], by).filter(order=order).order_by("-asked_on", "id"))


def consent(record: uuid.UUID, pk: uuid.UUID, *, by: Any) -> Consent | None:
    return _of(Consent, [record], by).filter(pk=pk).select_related("record", "order").first()


def leaves_of(order: Order, *, by: Any) -> list[Leave]:
    rows = _of(Leave, [order.record_id], by).filter(order=order)
    return list(rows.select_related("consent").order_by("-starts", "id"))


def leave(record: uuid.UUID, pk: uuid.UUID, *, by: Any) -> Leave | None:
    return _of(Leave, [record], by).filter(pk=pk).select_related("record", "order").first()


def care_meetings_of(order: Order, *, by: Any) -> list[CareMeeting]:
    return list(_of(CareMeeting, [order.record_id], by).filter(order=order).order_by("-held_on", "id"))


def supervision_for(records: Ids, *, by: Any) -> dict[uuid.UUID, Supervision]:
    """What the dates of orders and their conditions depend on besides the orders, in five queries.

    Those of whom nothing of the kind is recorded are not in the answer.
    """
    asked = (
        _of(Condition, records, by).filter(until__isnull=False, ended_by=None),
        _of(Happening, records, by).filter(kind__in=MEETS_A_DATE, withdrawn_on=None),
        _of(Consent, records, by).filter(needed_by__isnull=False),
        _of(Leave, records, by).filter(ends__isnull=False),
        _of(CareMeeting, records, by),
    )
    found = [_grouped((row.record_id, row) for row in rows) for rows in asked]
    return {record: supervision(*(rows.get(record, ()) for rows in found)) for record in set().union(*found)}


def notifications_of(record: uuid.UUID, *, by: Any) -> list[Notification]:
    return list(
        _of(Notification, [record], by).select_related("owner", "record", "withdrawn_by").order_by("-made_on", "id")
    )


def notification(record: uuid.UUID, pk: uuid.UUID, *, by: Any) -> Notification | None:
    return _of(Notification, [record], by).filter(pk=pk).select_related("owner", "record").first()


def absences_of(record: uuid.UUID, *, by: Any) -> list[Absence]:
    return list(_of(Absence, [record], by).order_by("-starts", "id"))


def absence(record: uuid.UUID, pk: uuid.UUID, *, by: Any) -> Absence | None:
    return _of(Absence, [record], by).filter(pk=pk).first()


DECISIONS = {"category": CategoryDecision, "level": LevelDecision, "harm": HarmDecision}


def decisions_of(record: uuid.UUID, kind: str, *, by: Any) -> list[Any]:
    """Every decision of a kind about one person, the newest first."""
    rows = _of(DECISIONS[kind], [record], by).select_related("decided_by", "owner")
    return list(rows.order_by("-starts", "id"))


def current_decision(record: uuid.UUID, kind: str, *, by: Any) -> Any | None:
    return _of(DECISIONS[kind], [record], by).filter(ends=None).select_related("decided_by").first()


def _holding(rows: VisibleQuerySet, on: date) -> VisibleQuerySet:
    return rows.filter(Q(starts=None) | Q(starts__lte=on)).filter(Q(ends=None) | Q(ends__gt=on))


def conditions_of(records: Sequence[uuid.UUID], *, by: Any, on: date) -> dict[uuid.UUID, list[BindingCondition]]:
    """What is in force for each of these people, in one query; a record without conditions is left out."""
    found: dict[uuid.UUID, list[BindingCondition]] = defaultdict(list)
    for row in _holding(_of(Condition, records, by), on):
        found[row.record_id].append(binding(row))
    return {record: in_order(rows) for record, rows in found.items()}


def conditions_in_force(record: uuid.UUID, *, by: Any, on: date) -> list[BindingCondition]:
    """Everything that an order or licence demands of this person on a day, those of a suspended order among them."""
    return conditions_of([record], by=by, on=on).get(record, [])


def enforceable_conditions(record: uuid.UUID, *, by: Any, on: date) -> list[BindingCondition]:
    """What the police can enforce at once: said so by whoever recorded it, in force, and not suspended."""
    return [one for one in conditions_in_force(record, by=by, on=on) if can_be_enforced(one)]


def orders_in_force(record: uuid.UUID, *, by: Any, on: date) -> list[BindingOrder]:
    """The orders and licences that run on a day, the newest first; decisions on indefinite requirements are none."""
    rows = _holding(_of(Order, [record], by), on).exclude(kind=Order.Kind.DISCHARGED)
    return [binding_order(row) for row in rows.order_by("-made_on", "id")]
