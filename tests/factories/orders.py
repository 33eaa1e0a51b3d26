"""Convictions, orders, notifications, absences and decisions for tests; each says only what the test is about."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.models import Record
from lawburrows.orders.models import (
    Absence,
    Condition,
    Consent,
    Conviction,
    Disposal,
    Happening,
    HarmDecision,
    Leave,
    Notification,
    Order,
)
from lawburrows.people.models import Person

MAY = date(2020, 5, 4)


def person(record: Record, *, name: str = "Iain Ross-Invented", born: date | None = date(1961, 2, 3)) -> Person:
    return Person.objects.create(record=record, owner=record.lead, name=name, sort_key=name.casefold(), born=born)


def conviction(record: Record, *, on: date = MAY, kind: str = "imprisonment", **more: Any) -> Conviction:
    """For rape, with one disposal: sixty months of imprisonment unless another is named."""
    did = {
        name: more.pop(name) for name in list(more) if name in {"months", "days", "extension_months", "overlap_months"}
    }
    relation = more.pop("relation_to_others", "alone")
    if kind in {"imprisonment", "extended_sentence", "supervised"}:
        did.setdefault("months", 60)
    made = Conviction.objects.create(
        **{
            "record": record,
            "owner": record.lead,
            "offence_code": "S-SOSA-1",
            "offence_title": "Rape",
            "schedule_3": True,
            "convicted_on": on,
            "sentenced_on": on,
        }
        | more
    )
    if kind:
        Disposal.objects.create(
            record=record, owner=record.lead, conviction=made, kind=kind, relation_to_others=relation, **did
        )
    return made


def order(record: Record, *, kind: str = "shpo", on: date = MAY, **more: Any) -> Order:
    return Order.objects.create(
        **{"record": record, "owner": record.lead, "kind": kind, "made_on": on, "starts": on} | more
    )


def condition(order: Order, *, text: str = "You must not enter the Invented Park.", **more: Any) -> Condition:
    """A prohibition that the police can enforce, for as long as its order, unless told otherwise."""
    return Condition.objects.create(
        **{
            "record": order.record,
            "owner": order.owner,
            "order": order,
            "under": order.get_kind_display(),
            "kind": "place",
            "nature": "prohibition",
            "text": text,
            "starts": order.starts or order.made_on,
            "ends": order.ends,
            "enforceable": True,
        }
        | more
    )


def happening(order: Order, *, kind: str, on: date, **more: Any) -> Happening:
    return Happening.objects.create(
        **{
            "record": order.record,
            "owner": order.owner,
            "order": order,
            "kind": kind,
            "happened_on": on,
            "authority": "sheriff",
        }
        | more
    )


def consent(order: Order, *, asked_on: date, matter: str = "suspension", **more: Any) -> Consent:
    return Consent.objects.create(
        record=order.record, owner=order.owner, order=order, matter=matter, asked_on=asked_on, **more
    )


def leave(order: Order, *, starts: date, kind: str = "grounds", **more: Any) -> Leave:
    return Leave.objects.create(record=order.record, owner=order.owner, order=order, kind=kind, starts=starts, **more)


def notification(record: Record, *, on: date, section: str = "s85", **more: Any) -> Notification:
    return Notification.objects.create(record=record, owner=record.lead, section=section, made_on=on, **more)


def absence(record: Record, *, starts: date, ends: date | None = None, kind: str = "custody") -> Absence:
    return Absence.objects.create(record=record, owner=record.lead, kind=kind, starts=starts, ends=ends)


def harm(record: Record, value: str = "high", *, starts: date = MAY) -> HarmDecision:
    return HarmDecision.objects.create(record=record, owner=record.lead, value=value, starts=starts, reason="as told")
