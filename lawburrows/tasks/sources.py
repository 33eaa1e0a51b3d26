"""Where work comes from: each app's function from records to what falls due and what has been met."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from lawburrows.breaches.deadlines import breaches_for
from lawburrows.circumstances.deadlines import dates_for as circumstances_dates_for
from lawburrows.custody.deadlines import dates_for as custody_dates
from lawburrows.indefinite.deadlines import dates_for as review_dates
from lawburrows.notification.deadlines import dates_for as notification_dates_for
from lawburrows.orders.deadlines import clocks_for
from lawburrows.orders.due import Due
from lawburrows.tasks.exits import exits_for
from lawburrows.visits.deadlines import deadlines_for as visits_for


class Dated(Protocol):
    """What one source says of one record: its deadlines, and the keys of those that were met, with the day."""

    @property
    def deadlines(self) -> tuple[Due, ...]: ...

    @property
    def fulfilled(self) -> dict[str, date]: ...


class Source(Protocol):
    """One app's deadlines of many records, read as `by` on a day."""

    def __call__(self, records: Sequence[uuid.UUID], *, by: Any, on: date) -> Mapping[uuid.UUID, Dated]: ...


SOURCES: tuple[Callable[..., Mapping[uuid.UUID, Dated]], ...] = (
    clocks_for,
    notification_dates_for,
    breaches_for,
    custody_dates,
    review_dates,
    visits_for,
    circumstances_dates_for,
    exits_for,
)
