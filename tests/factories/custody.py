"""Stays in prison, the prison service's dates, and handovers for tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.models import Record
from lawburrows.custody.models import Handover, PrisonStay, ToldDate
from lawburrows.orders.models import Absence
from tests.people import NOON, TODAY, World


def stay(absence: Absence, *, establishment: str = "HMP Invented", ends: date | None = None) -> PrisonStay:
    return PrisonStay.objects.create(
        record=absence.record,
        owner=absence.owner,
        absence=absence,
        establishment=establishment,
        starts=absence.starts,
        ends=ends,
    )


def told(record: Record, world: World, *, kind: str = "release", day: date = date(2027, 6, 1)) -> ToldDate:
    return ToldDate.objects.create(
        record=record,
        owner=world.prisons,
        kind=kind,
        day=day,
        told_on=TODAY,
        told_by="the records office",
        recorded_by=world.catriona,
        recorded_at=NOON,
    )


def handover(record: Record, world: World, **more: Any) -> Handover:
    """From the police to the council, proposed by Aileen, for today."""
    return Handover.objects.create(
        **{
            "record": record,
            "owner": record.lead,
            "from_agency": record.lead,
            "from_area": record.area,
            "to_agency": world.fife,
            "to_area": world.fife_area,
            "why": "supervision",
            "items": ["plan"],
            "takes_effect_on": TODAY,
            "proposed_by": world.aileen,
            "proposed_at": NOON,
        }
        | more
    )
