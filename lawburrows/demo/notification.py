"""Visits to the station, journeys, stays and changes to come, on the personas' own people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from lawburrows.access.models import Agency, Record
from lawburrows.notification.models import AdvanceNotice, Finding, Journey, StationVisit, Stay
from lawburrows.orders.models import Notification
from lawburrows.people.models import Address
from lawburrows.web.dates import LONDON

VISITS = 12
STATION = "Invernowhere"
PLACES = ("14 Pretend Wynd", "The Old Mill, Whimsy Lane", "3 Makebelieve Court")
LASTING = 30  # one in so many stays away still, and comes near seven days; the others were away for three
COUNTRIES = ("Norway", "Spain", "Iceland")


def notify(mine: Sequence[Record], *, by: Any, on: date) -> None:
    """The latest notification of a few people becomes a visit with what was told; others travel or stay away."""
    police = Agency.objects.get(key="police-scotland")
    _visits(mine[:VISITS], police, by, on)
    week = timedelta(days=7)
    rows = list(enumerate(mine))
    Journey.objects.bulk_create(
        Journey(
            record=record,
            owner=police,
            destination=COUNTRIES[number // 5 % 3],
            leaves_on=on + (3 + number % 4) * week,
            returns_on=on + (4 + number % 4) * week,
            return_place="Edinburgh Airport",
            carrier="An invented airline",
            accommodation="With a relative, as they say",
        )
        for number, record in rows[1::8]
    )
    Stay.objects.bulk_create(
        Stay(
            record=record,
            owner=police,
            lines=PLACES[number // 5 % 3],
            town="Kilwhimsy",
            starts=on - (timedelta(days=4 + number % 3) if number % LASTING == 2 else timedelta(days=20 + number)),
            ends=None if number % LASTING == 2 else on - timedelta(days=17 + number),
            note="Said on the telephone",
        )
        for number, record in rows[2::5]
    )


def _visits(mine: Sequence[Record], police: Agency, by: Any, on: date) -> None:
    told = Notification.objects.filter(record__in=mine, section__in=["s84", "s85"], withdrawn_on=None, made_on__lte=on)
    latest = {one.record_id: one for one in told.order_by("made_on", "pk")}
    homes = {one.record_id: one for one in Address.objects.filter(record__in=mine, use="home", ends=None)}
    visits = [
        StationVisit(
            record_id=record,
            owner=police,
            notification=one,
            came_on=one.made_on,
            station=one.station or STATION,
            identity="photograph",
            fingerprints=False,
            photograph=number % 2 == 0,
            read_back=True,
            signed="paper",
            because="As it was recorded then",
            taken_by=by if hasattr(by, "postings") else None,
            taken_at=datetime.combine(one.made_on, time(11), LONDON),
        )
        for number, (record, one) in enumerate(latest.items())
    ]
    StationVisit.objects.bulk_create(visits)
    Finding.objects.bulk_create(
        Finding(
            record_id=visit.record_id,
            owner=police,
            visit=visit,
            matter="home",
            answer="same",
            words=homes[visit.record_id].whole[:600],
            entry_kind="address",
            entry_id=homes[visit.record_id].pk,
        )
        for visit in visits
        if visit.record_id in homes
    )
    AdvanceNotice.objects.bulk_create(
        AdvanceNotice(
            record_id=visit.record_id,
            owner=police,
            told=visit.notification,
            matter="home",
            words="7 Soon Street, Kilwhimsy",
            becomes={"use": "home", "lines": "7 Soon Street", "town": "Kilwhimsy"},
            specified_on=on + timedelta(days=10),
        )
        for visit in visits[:2]
    )
