"""Where work comes from: each app's function from a reading of some records to what falls due and what has been met."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from typing import Protocol

from lawburrows.access.models import CaseData
from lawburrows.actions.deadlines import dates_in as actions_in
from lawburrows.actions.models import Action
from lawburrows.breaches.deadlines import dates_in as breaches_in
from lawburrows.circumstances.deadlines import dates_in as circumstances_in
from lawburrows.custody.deadlines import dates_in as custody_in
from lawburrows.database.kept import Whether
from lawburrows.database.lists import as_list, one_of_given
from lawburrows.disclosures.deadlines import dates_in as disclosures_in
from lawburrows.disclosures.models import Disclosure
from lawburrows.incidents.deadlines import dates_in as incidents_in
from lawburrows.incidents.models import Incident
from lawburrows.indefinite.deadlines import dates_in as reviews_in
from lawburrows.meetings.deadlines import dates_in as meetings_in
from lawburrows.meetings.models import MeetingCase
from lawburrows.notification.deadlines import dates_in as notification_in
from lawburrows.orders.deadlines import clocks_in
from lawburrows.orders.due import Due
from lawburrows.orders.reading import Reading
from lawburrows.plans.deadlines import dates_in as plans_in
from lawburrows.premises.deadlines import dates_in as premises_in
from lawburrows.premises.models import Assessment
from lawburrows.referrals.deadlines import dates_in as referrals_in
from lawburrows.reviews.deadlines import dates_in as level_one_in
from lawburrows.tasks.exits import exits_in
from lawburrows.transfers.deadlines import dates_in as transfers_in
from lawburrows.transfers.models import HandOff, Transfer
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

# Of these nothing comes without a row of the tables behind them: where there is none they are not asked.
RESTING_ON: dict[Source, tuple[type[CaseData], ...]] = {
    actions_in: (Action,),
    transfers_in: (Transfer, HandOff),
    meetings_in: (MeetingCase,),
    disclosures_in: (Disclosure,),
    premises_in: (Assessment,),
    incidents_in: (Incident,),
}


def sources_of(records: Iterable[uuid.UUID]) -> list[Source]:
    """Those that may have anything to say of these records; one query."""
    tables = [table for some in RESTING_ON.values() for table in some]
    found = dict(zip(tables, _question().ask(records=as_list(records)), strict=True))
    return [one for one in SOURCES if one not in RESTING_ON or any(found[table] for table in RESTING_ON[one])]


@cache
def _question() -> Whether:
    """What is seen of them is for the sources themselves; here nothing is said but whether to ask."""
    tables = [table for some in RESTING_ON.values() for table in some]
    return Whether(*(table._default_manager.filter(one_of_given("record_id", "records")) for table in tables))
