"""Where work comes from: each app's function from a reading of some records to what falls due and what has been met."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from datetime import date
from typing import Protocol

from lawburrows.actions.deadlines import dates_in as actions_in
from lawburrows.breaches.deadlines import dates_in as breaches_in
from lawburrows.circumstances.deadlines import dates_in as circumstances_in
from lawburrows.custody.deadlines import dates_in as custody_in
from lawburrows.disclosures.deadlines import dates_in as disclosures_in
from lawburrows.incidents.deadlines import dates_in as incidents_in
from lawburrows.indefinite.deadlines import dates_in as reviews_in
from lawburrows.meetings.deadlines import dates_in as meetings_in
from lawburrows.notification.deadlines import dates_in as notification_in
from lawburrows.orders.deadlines import clocks_in
from lawburrows.orders.due import Due
from lawburrows.orders.reading import Reading
from lawburrows.plans.deadlines import dates_in as plans_in
from lawburrows.premises.deadlines import dates_in as premises_in
from lawburrows.referrals.deadlines import dates_in as referrals_in
from lawburrows.reviews.deadlines import dates_in as level_one_in
from lawburrows.tasks.exits import exits_in
from lawburrows.transfers.deadlines import dates_in as transfers_in
from lawburrows.visits.deadlines import dates_in as visits_in


class Dated(Protocol):
    """What one source says of one record: its deadlines, and the keys of those that were met, with the day."""

    @property
    def deadlines(self) -> tuple[Due, ...]: ...

    @property
    def fulfilled(self) -> dict[str, date]: ...


Source = Callable[[Reading], Mapping[uuid.UUID, Dated]]

SOURCES: tuple[Source, ...] = (
    clocks_in,
    notification_in,
    breaches_in,
    custody_in,
    reviews_in,
    visits_in,
    circumstances_in,
    actions_in,
    level_one_in,
    referrals_in,
    transfers_in,
    meetings_in,
    plans_in,
    disclosures_in,
    premises_in,
    incidents_in,
    exits_in,
)
