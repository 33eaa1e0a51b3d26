"""Visits to the station, journeys, stays and notices for tests; each says only what the test is about."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.models import Record
from lawburrows.notification.models import AdvanceNotice, Finding, Journey, StationVisit, Stay
from tests.factories import orders
from tests.people import LONG_AGO, NOON


def visit(record: Record, *, on: date = LONG_AGO, taken_by: Any = None, **more: Any) -> StationVisit:
    """Signed on paper that is not filed yet, with one thing told."""
    told = more.pop("notification", None) or orders.notification(record, on=on)
    made = StationVisit.objects.create(
        **{
            "record": record,
            "owner": record.lead,
            "notification": told,
            "came_on": on,
            "station": "Nowheretown",
            "identity": "known",
            "fingerprints": False,
            "photograph": False,
            "read_back": True,
            "signed": "paper",
            "because": "as the test says",
            "taken_by": taken_by,
            "taken_at": NOON,
        }
        | more
    )
    Finding.objects.create(
        record=record, owner=record.lead, visit=made, matter="home", answer="same", words="12 Imaginary Row"
    )
    return made


def journey(record: Record, *, leaves_on: date = LONG_AGO, left_on: date | None = None, **more: Any) -> Journey:
    away = orders.absence(record, starts=left_on, kind="abroad") if left_on else None
    return Journey.objects.create(
        **{
            "record": record,
            "owner": record.lead,
            "destination": "Norway",
            "leaves_on": leaves_on,
            "left_on": left_on,
            "absence": away,
        }
        | more
    )


def stay(record: Record, *, starts: date, ends: date | None = None, **more: Any) -> Stay:
    values = {"record": record, "owner": record.lead, "lines": "9 Elsewhere", "starts": starts, "ends": ends}
    return Stay.objects.create(**values | more)


def advance(record: Record, *, specified_on: date = LONG_AGO, **more: Any) -> AdvanceNotice:
    return AdvanceNotice.objects.create(
        **{
            "record": record,
            "owner": record.lead,
            "matter": "home",
            "words": "3 Pretend Wynd",
            "becomes": {"use": "home", "lines": "3 Pretend Wynd"},
            "specified_on": specified_on,
        }
        | more
    )
