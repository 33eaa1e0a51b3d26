"""Conditions, reviews and what happened later, on the orders of the personas' people; reviews of every licence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from typing import Any

from lawburrows.access.models import Partner, Posting, Record
from lawburrows.demo.queries import in_order
from lawburrows.orders.models import CareMeeting, Condition, Consent, Happening, Leave, Order
from lawburrows.rules.conditions import catalogue_for

# Key of the wording in the catalogue, the text with its gaps filled in, whether the police can enforce it at once.
WORDING: dict[str, tuple[tuple[str, str, bool | None], ...]] = {
    "licence": (
        ("supervised", "You must be under the supervision of Invernowhere Council.", False),
        ("zone", "You must not enter Imaginary Park or the street beside it.", True),
        ("curfew", "You must stay at 12 Imaginary Row from 21:00 to 07:00 on every day.", None),
    ),
    "preventive": (
        ("history", "You must not delete the browsing history of any device that you use.", True),
        ("zone", "You must not enter Invernowhere Swimming Pool.", True),
        ("relationship", "You must tell the police of any new relationship within 3 days of its beginning.", None),
    ),
    "payback": (
        ("supervised", "You must be under the supervision of Invernowhere Council until further order.", False),
    ),
}
HALF_A_YEAR = 180
COURT = "Invernowhere Sheriff Court"


def impose_conditions(mine: Sequence[Record], *, on: date) -> None:
    """Rows in a few statements, whatever the number of people."""
    running = Order.objects.filter(ends=None) | Order.objects.filter(ends__gt=on)
    orders = list(in_order(running.select_related("owner"), "record").order_by("invented", "made_on", "kind"))
    Happening.objects.bulk_create(row for number, order in enumerate(orders) for row in _kept_up(number, order, on))
    hers = {record.pk for record in mine}
    own = [order for order in orders if order.record_id in hers]
    Condition.objects.bulk_create(row for order in own for row in _conditions(order))
    _varied([order for order in own if order.kind == Order.Kind.SHPO][:1], on)
    patients = [order for order in own if order.kind == Order.Kind.RESTRICTION]
    for patient in patients[:3]:
        _patient(patient, on)
    everybody = (*patients, *(order for order in orders if order.kind == Order.Kind.RESTRICTION))
    _of_the_government(list({order.record_id: order for order in everybody}.values())[:2])


def _of_the_government(patients: Sequence[Order]) -> None:
    """The Scottish Government's own team is in the case of some, so that its people find somebody."""
    team = Posting.objects.filter(role="restricted_patient_team").first()
    if team is not None:
        Partner.objects.bulk_create(
            Partner(record_id=order.record_id, agency_id=team.agency_id, starts=order.made_on) for order in patients
        )


def _kept_up(number: int, order: Order, on: date) -> Iterator[Happening]:
    """The last review of a licence, and the plan and report of a lifelong restriction, so that little is late."""
    back = on - timedelta(days=10 + number * 7 % HALF_A_YEAR)
    began = order.starts or order.made_on
    who = {"authority": Happening.Authority.OTHER, "reason": "As the plan says"}
    if order.kind == Order.Kind.LICENCE and back > began:
        yield Happening(**_row(order), kind="reviewed", happened_on=back, **who)
    if order.kind == Order.Kind.OLR and began + timedelta(days=240) < back:
        yield Happening(**_row(order), kind="plan_sent", happened_on=began + timedelta(days=240), **who)
        yield Happening(**_row(order), kind="reported", happened_on=back, **who)


def _row(order: Order) -> dict[str, Any]:
    return {"record_id": order.record_id, "owner": order.owner, "order": order}


def _conditions(order: Order) -> Iterator[Condition]:
    catalogue = catalogue_for(order.kind, order.made_on)
    if catalogue is None or order.kind == Order.Kind.OLR:  # who is held for it has no licence yet
        return
    for number, (key, text, enforceable) in enumerate(WORDING.get(catalogue.key, ()), start=1):
        if (item := catalogue.item(key)) is None:
            continue
        hours = {"from_time": time(21), "until_time": time(7)} if key == "curfew" else {}
        yield Condition(
            **_row(order),
            under=order.get_kind_display(),
            number=number,
            kind=item.kind.value,
            nature=item.nature.value,
            text=text,
            starts=order.starts or order.made_on,
            ends=order.ends,
            enforceable=enforceable,
            checking_agency=order.owner,
            how_checked="At visits, unannounced",
            catalogue=catalogue.key,
            catalogue_version=catalogue.version,
            catalogue_item=key,
            **hours,
        )


def _varied(orders: Sequence[Order], on: date) -> None:
    """One order whose court narrowed a condition."""
    for order in orders:
        day = max(on - timedelta(days=60), (order.starts or order.made_on) + timedelta(days=1))
        if day > on:
            continue
        event = Happening.objects.create(
            **_row(order), kind="varied", happened_on=day, authority="sheriff", decided_by=COURT, reason="As agreed"
        )
        old = Condition.objects.filter(order=order, kind="place").first()
        if old is None:
            continue
        Condition.objects.filter(pk=old.pk).update(ended_by=event, ends=day)
        Condition.objects.create(
            **_row(order),
            under=old.under,
            number=4,
            kind="place",
            nature="prohibition",
            text="You must not enter Invernowhere Swimming Pool while a school is there.",
            starts=day,
            ends=order.ends,
            enforceable=True,
            added_by=event,
        )


def _patient(order: Order, on: date) -> None:
    asked = on - timedelta(days=30)
    given = Consent.objects.create(
        **_row(order),
        matter="suspension",
        what="Escorted, two hours a week",
        asked_on=asked,
        answer="given",
        answered_on=asked + timedelta(days=9),
        answered_by="For the Scottish Ministers",
    )
    Leave.objects.create(
        **_row(order),
        kind="escorted",
        consent=given,
        starts=on - timedelta(days=14),
        ends=on + timedelta(days=40),
        conditions="Two escorts; within the town; back by 16:00",
    )
    Consent.objects.create(
        **_row(order), matter="transfer", asked_on=on - timedelta(days=5), needed_by=on + timedelta(days=16)
    )
    CareMeeting.objects.create(**_row(order), held_on=on - timedelta(days=100), next_on=on + timedelta(days=20))
