"""The sheets that notification can make: the written acknowledgement of a visit, and the person's own sheet."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lawburrows.access.models import Record
from lawburrows.documents.sheets import Sheet
from lawburrows.notification import queries
from lawburrows.notification.dates import dates_in
from lawburrows.notification.presenting import acknowledgement
from lawburrows.notification.sheet import Heading, sheet_of
from lawburrows.orders.reading import Reading
from lawburrows.people.queries import person_of
from lawburrows.people.young import parent_directed


def acknowledgement_of(record: Record, *, by: Any, about: UUID | None = None) -> dict[str, Any]:
    """What was told on one visit, as it was acknowledged then; on the latest where none is named."""
    visits = [one for one in queries.visits_of(record.pk, by=by) if about in (None, one.pk)]
    return acknowledgement(visits[0], record, by) if visits else {}


def headings_for(record: Record, *, by: Any, parent: str = "") -> tuple[Heading, ...]:
    """The person's duties as they stand today."""
    on = by.identity.today
    reading = Reading([record.pk], by, on)
    more = dates_in(reading).get(record.pk)
    return sheet_of(reading.clocks[record.pk], more.deadlines if more else (), on=on, parent=parent)


def own_sheet(record: Record, *, by: Any) -> dict[str, Any]:
    return {
        "headings": headings_for(record, by=by, parent=parent_directed(record, by, on=by.identity.today)),
        "person": person_of(record, by),
        "officer": record.notification_officer or record.manager,
        "today": by.identity.today,
    }


def own_sheet_easy(record: Record, *, by: Any) -> dict[str, Any]:
    return own_sheet(record, by=by) | {"easy": True}


ACKNOWLEDGEMENT = Sheet(
    key="acknowledgement",
    title="Acknowledgement of a notification",
    hint="What the person told at their latest visit to the police station; of an earlier one from its own page",
    template="notification/print_acknowledgement.html",
    reads=acknowledgement_of,
    of_one=True,
)
OWN_SHEET = Sheet(
    key="own_sheet",
    title="The person's own sheet",
    hint="What they must tell the police, and by when",
    template="notification/print_sheet.html",
    reads=own_sheet,
)
OWN_SHEET_EASY = Sheet(
    key="own_sheet_easy",
    title="The person's own sheet, easy to read",
    hint="The same in short sentences and large letters",
    template="notification/print_sheet.html",
    reads=own_sheet_easy,
)
