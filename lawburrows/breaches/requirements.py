"""What a person is bound by on a day, as it is offered when a suspicion is raised."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from lawburrows.breaches import queries
from lawburrows.breaches.models import Suspicion
from lawburrows.notification.deadlines import dates_in as notified
from lawburrows.orders import queries as orders
from lawburrows.orders.due import Dates, Due
from lawburrows.orders.models import Condition, Order
from lawburrows.orders.reading import Reading
from lawburrows.rules.deadline import in_words
from lawburrows.rules.term import ONE_DAY

OFFENCE = "Sexual Offences Act 2003, section 91"
DUTIES = {
    "initial_notification": Suspicion.Duty.INITIAL,
    "periodic_notification": Suspicion.Duty.PERIODIC,
    "release": Suspicion.Duty.CHANGE,
    "return": Suspicion.Duty.TRAVEL,
    "travel": Suspicion.Duty.TRAVEL,
    "stay": Suspicion.Duty.CHANGE,
    "fresh": Suspicion.Duty.CHANGE,  # a change that an advance notice did not cover
    "advance": Suspicion.Duty.CHANGE,  # that it did not happen
}


@dataclass(frozen=True)
class Requirement:
    """One requirement to choose: its value in the form, its words, and what a suspicion of it says."""

    value: str
    label: str
    of: str
    hint: str = ""
    duty: str = ""
    key: str = ""
    due_on: date | None = None
    unverified: bool = False
    order: Order | None = None
    condition: Condition | None = None
    requirement: str = ""
    provision: str = ""
    asks_duty: bool = False
    asks_wording: bool = False


def passed(record: uuid.UUID, *, by: Any, on: date) -> list[Due]:
    """Dates that have passed without a notification, of the statutory clock and of journeys, stays and changes told in
    advance: not breaches, for nobody has said so."""
    reading = Reading([record], by, on)
    told = (*reading.clocks[record].deadlines, *notified(reading).get(record, Dates()).deadlines)
    late = [due for due in told if due.overdue(on) and _tells(due)]
    return sorted(late, key=lambda due: due.due or on)


def _tells(due: Due) -> bool:
    return due.key.partition("-")[0] in DUTIES


def offered(record: uuid.UUID, *, by: Any, on: date) -> list[Requirement]:
    """Dates that have passed, conditions, orders whose conditions nobody has recorded, and any other duty."""
    found = [_date(due) for due in passed(record, by=by, on=on)]
    conditions = queries.conditions_for(record, by=by)
    found += [_condition(row, on) for row in conditions]
    with_conditions = {row.order_id for row in conditions}
    found += [_order(row) for row in orders.orders_of(record, by=by) if row.pk not in with_conditions and _binds(row)]
    found.append(
        Requirement(
            "duty",
            "Another notification requirement",
            Suspicion.Of.NOTIFICATION,
            hint="A change that was not told, false information, travel; say below which",
            provision=OFFENCE,
            asks_duty=True,
            asks_wording=True,
        )
    )
    return found


def _binds(order: Order) -> bool:
    return order.kind not in (Order.Kind.DISCHARGED, Order.Kind.CONTINUATION, Order.Kind.NOTIFICATION)


def _date(due: Due) -> Requirement:
    day = in_words(due.due) if due.due else ""
    what = due.what[:1].upper() + due.what[1:]
    return Requirement(
        f"date:{due.key}",
        f"{what}, due by {day}",
        Suspicion.Of.NOTIFICATION,
        hint="No notification recorded" + (". The date rests on an unverified rule" if due.unverified else ""),
        duty=DUTIES[due.key.partition("-")[0]],
        key=due.key,
        due_on=due.due,
        unverified=due.unverified,
        requirement=f"{what}, by the end of {day}: {due.source}",
        provision=f"{due.source}; {OFFENCE}",
    )


def _condition(row: Condition, on: date) -> Requirement:
    return Requirement(
        f"condition:{row.pk}",
        f"{row.under}, condition {row.number}: {row.text[:200]}",
        Suspicion.Of.CONDITION,
        hint="No longer in force" if row.ends and row.ends <= on else "",
        order=row.order,
        condition=row,
        requirement=row.text,
        provision=f"{row.under}, condition {row.number}",
    )


def _order(row: Order) -> Requirement:
    name = row.get_kind_display()
    made = f"made on {in_words(row.made_on)}" + (f", {row.court}" if row.court else "")
    return Requirement(
        f"order:{row.pk}",
        f"{name[:1].upper()}{name[1:]}, {made}",
        Suspicion.Of.CONDITION,
        hint="Its conditions are not recorded: write below what it demands",
        order=row,
        provision=f"{name}, {made}",
        asks_wording=True,
    )


def day_after(one: Requirement) -> date | None:
    """The first day on which a date had passed."""
    return one.due_on + ONE_DAY if one.due_on else None
