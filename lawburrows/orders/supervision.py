"""What the dates of orders depend on besides the orders: plain values, made of rows or of their history."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from lawburrows.rules.conditions import ConditionKind

MEETS_A_DATE = ("reviewed", "plan_sent", "reported")


@dataclass(frozen=True)
class Ending:
    """A condition with an end of its own: `until` is the first day on which it no longer holds."""

    id: uuid.UUID
    order: uuid.UUID
    under: str
    number: int
    what: str
    starts: date
    until: date


@dataclass(frozen=True)
class Met:
    """An event that meets a date of its order."""

    order: uuid.UUID
    kind: str
    on: date


@dataclass(frozen=True)
class Asked:
    """A consent that is needed by a day."""

    id: uuid.UUID
    matter: str
    on: date
    needed_by: date
    answered_on: date | None


@dataclass(frozen=True)
class OnLeave:
    """A suspension of detention; `ends` is the first day after it."""

    id: uuid.UUID
    kind: str
    starts: date
    ends: date


@dataclass(frozen=True)
class Held:
    """A care programme meeting, and the day set for the next."""

    id: uuid.UUID
    order: uuid.UUID
    on: date
    next_on: date | None


@dataclass(frozen=True)
class Supervision:
    """All of it for one person, in the order of days."""

    conditions: tuple[Ending, ...] = ()
    met: tuple[Met, ...] = ()
    consents: tuple[Asked, ...] = ()
    leaves: tuple[OnLeave, ...] = ()
    meetings: tuple[Held, ...] = ()


NOTHING = Supervision()


def key_of(row: Any) -> uuid.UUID:
    """Of a row, or of the row of which this is a state."""
    key: uuid.UUID = getattr(row, "pgh_obj_id", None) or row.pk
    return key


def supervision(
    conditions: Iterable[Any],
    happenings: Iterable[Any],
    consents: Iterable[Any],
    leaves: Iterable[Any],
    meetings: Iterable[Any],
) -> Supervision:
    """From the rows of one person, whatever their order."""
    return Supervision(
        tuple(
            Ending(
                key_of(one), one.order_id, one.under, one.number, ConditionKind(one.kind).words, one.starts, one.until
            )
            for one in sorted(conditions, key=lambda one: (str(one.order_id), one.number, str(key_of(one))))
            if one.until and one.ended_by_id is None
        ),
        tuple(
            Met(one.order_id, one.kind, one.happened_on)
            for one in sorted(happenings, key=lambda one: (one.happened_on, str(key_of(one))))
            if one.kind in MEETS_A_DATE and one.withdrawn_on is None
        ),
        tuple(
            Asked(key_of(one), one.get_matter_display(), one.asked_on, one.needed_by, one.answered_on)
            for one in sorted(consents, key=lambda one: (one.asked_on, str(key_of(one))))
            if one.needed_by
        ),
        tuple(
            OnLeave(key_of(one), one.get_kind_display(), one.starts, one.ends)
            for one in sorted(leaves, key=lambda one: str(key_of(one)))
            if one.starts and one.ends
        ),
        tuple(
            Held(key_of(one), one.order_id, one.held_on, one.next_on)
            for one in sorted(meetings, key=lambda one: (one.held_on, str(key_of(one))))
        ),
    )
