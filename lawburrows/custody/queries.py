"""Reads about custody and handovers; each begins at what its reader may see."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from lawburrows.access.grades import Grade
from lawburrows.access.models import Record
from lawburrows.access.policy import may_take_over
from lawburrows.custody.models import CustodyStep, Handover, PrisonStay, ToldDate
from lawburrows.database.lists import one_of
from lawburrows.orders.models import Absence

Ids = Sequence[uuid.UUID]


def held(record: uuid.UUID, *, by: Any) -> Absence | None:
    """The time in custody that lasts, if there is one."""
    rows = Absence.objects.visible_to(by).filter(record=record, kind=Absence.Kind.CUSTODY, ends=None)
    return rows.order_by("-starts").first()


def times_held(record: uuid.UUID, *, by: Any) -> list[Absence]:
    """Every time in custody with its prisons, the newest first."""
    rows = Absence.objects.visible_to(by).filter(record=record, kind=Absence.Kind.CUSTODY).order_by("-starts", "pk")
    found = list(rows)
    stays: dict[Any, list[PrisonStay]] = defaultdict(list)
    for stay in PrisonStay.objects.visible_to(by).filter(record=record).order_by("starts", "pk"):
        stays[stay.absence_id].append(stay)
    one: Any
    for one in found:
        one.prisons = stays[one.pk]
    return found


def stay_of(absence: Absence | None, *, by: Any) -> PrisonStay | None:
    """The prison that holds the person within a time in custody that lasts."""
    if absence is None:
        return None
    return PrisonStay.objects.visible_to(by).filter(absence=absence.pk, ends=None).first()


def stays_left_open(record: uuid.UUID, *, by: Any) -> list[PrisonStay]:
    """Stays without an end in a time of custody that has one."""
    rows = PrisonStay.objects.visible_to(by).filter(record=record, ends=None).exclude(absence__ends=None)
    return list(rows.select_related("absence"))


def told_dates(record: uuid.UUID, *, by: Any) -> list[ToldDate]:
    """Every date that the prison service gave, the last told first."""
    rows = ToldDate.objects.visible_to(by).filter(record=record).select_related("recorded_by")
    return list(rows.order_by("-recorded_at", "pk"))


def steps_of(record: uuid.UUID, *, by: Any) -> list[CustodyStep]:
    rows = CustodyStep.objects.visible_to(by).filter(record=record).select_related("recorded_by", "owner")
    return list(rows.order_by("-day", "-recorded_at", "pk"))


def stays_now(records: Ids, *, by: Any) -> dict[uuid.UUID, date]:
    """The first day in prison of the present time in custody, of those whose prison is recorded."""
    rows = PrisonStay.objects.visible_to(by).filter(one_of("record_id", records), absence__ends=None)
    return dict(rows.exclude(starts=None).order_by("-starts").values_list("record_id", "starts"))


def told_release(records: Ids, *, by: Any) -> dict[uuid.UUID, ToldDate]:
    """The release date that the prison service told last."""
    rows = ToldDate.objects.visible_to(by).filter(one_of("record_id", records), kind=ToldDate.Kind.RELEASE)
    return {row.record_id: row for row in rows.order_by("recorded_at")}


def steps_for(records: Ids, *, by: Any) -> dict[uuid.UUID, list[tuple[str, date]]]:
    found: dict[uuid.UUID, list[tuple[str, date]]] = defaultdict(list)
    rows = CustodyStep.objects.visible_to(by).filter(one_of("record_id", records)).order_by("day", "pk")
    for record, kind, day in rows.values_list("record_id", "kind", "day"):
        found[record].append((kind, day))
    return found


_WITH = ("record", "from_agency", "from_area", "to_agency", "to_area", "proposed_by", "answered_by", *Handover.NEXT)


def handovers_of(record: Record, *, by: Any) -> list[Handover]:
    """Every handover of a case, the newest first."""
    return list(
        Handover.objects.visible_to(by).filter(record=record).select_related(*_WITH).order_by("-proposed_at", "pk")
    )


def handover(record: Record, pk: uuid.UUID, *, by: Any) -> Handover | None:
    found = Handover.objects.visible_to(by).filter(record=record, pk=pk).select_related(*_WITH).first()
    if found is not None:
        found.record = record
    return found


def open_handover(record: Record, *, by: Any) -> Handover | None:
    return Handover.objects.visible_to(by).filter(record=record, state__in=Handover.OPEN).first()


def open_handovers(records: Ids, *, by: Any) -> list[Handover]:
    """The handovers of these cases that wait, or that were accepted and have not taken effect, or did lately."""
    rows = Handover.objects.visible_to(by).filter(one_of("record_id", records))
    return list(rows.exclude(state__in=(Handover.State.REFUSED, Handover.State.WITHDRAWN)).select_related("to_agency"))


def handovers_waiting(*, by: Any) -> tuple[list[Handover], list[Handover]]:
    """What waits for an agency of the reader's; and what waits for others, of cases that the reader's agency leads.

    Only what the reader may open: in full, or because they may take the case over.
    """
    mine = {posting.agency_id for posting in by.postings_on(by.identity.today)}
    rows = Handover.objects.visible_to(by, grade=Grade.SUMMARY).filter(state__in=Handover.OPEN)
    rows = rows.filter(Q(to_agency__in=mine) | Q(from_agency__in=mine)).select_related("record__person", *_WITH)
    in_full = set(Handover.objects.visible_to(by, grade=Grade.FULL).filter(pk__in=rows).values_list("pk", flat=True))
    found = [
        one
        for one in rows.order_by("takes_effect_on", "pk")
        if one.pk in in_full or may_take_over(one.to_agency, one.to_area, by=by)
    ]
    return [one for one in found if one.to_agency_id in mine], [one for one in found if one.to_agency_id not in mine]


def to_take_effect(on: date, *, by: Any) -> list[Handover]:
    """Accepted, and its day has come."""
    rows = Handover.objects.visible_to(by).filter(state=Handover.State.ACCEPTED, takes_effect_on__lte=on)
    rows = rows.filter(record__closed_on=None, record__merged_into=None)
    return list(rows.select_related(*_WITH).order_by("takes_effect_on", "pk"))


def to_close(*, by: Any) -> list[Handover]:
    """Refused or withdrawn, and the receiver still sees the summary because of it."""
    rows = Handover.objects.visible_to(by).filter(state__in=(Handover.State.REFUSED, Handover.State.WITHDRAWN))
    return list(rows.exclude(let_in=None).select_related("record"))
