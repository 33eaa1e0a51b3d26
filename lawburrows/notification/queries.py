"""Reads about visits to the station and what was told there; each begins at what its reader may see."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from lawburrows.access.models import CaseData, Record
from lawburrows.database.lists import one_of
from lawburrows.notification.models import AdvanceNotice, Draft, Finding, Journey, StationVisit, Stay
from lawburrows.people.sealing import decrypt

T = TypeVar("T", bound=CaseData)
TOLD = ("record", "owner", "told")


def _of(model: Any, record: uuid.UUID, by: Any) -> Any:
    return model.objects.visible_to(by).filter(record_id=record)


def visits_of(record: uuid.UUID, *, by: Any) -> list[StationVisit]:
    """Every visit of one person with what was told on it, the newest first."""
    rows = _of(StationVisit, record, by).select_related("notification", "owner", "taken_by", "signature")
    return list(rows.prefetch_related("findings").order_by("-came_on", "-taken_at"))


def visit(record: uuid.UUID, pk: uuid.UUID, *, by: Any) -> StationVisit | None:
    return next((one for one in visits_of(record, by=by) if one.pk == pk), None)


def findings_of(told: StationVisit, *, by: Any) -> list[Finding]:
    return list(_of(Finding, told.record_id, by).filter(visit=told).order_by("matter", "words"))


def journeys_of(record: uuid.UUID, *, by: Any) -> list[Journey]:
    return list(_of(Journey, record, by).select_related(*TOLD, "absence").order_by("-leaves_on", "id"))


def journey(record: uuid.UUID, pk: uuid.UUID, *, by: Any) -> Journey | None:
    return next((one for one in journeys_of(record, by=by) if one.pk == pk), None)


def stays_of(record: uuid.UUID, *, by: Any) -> list[Stay]:
    return list(_of(Stay, record, by).select_related(*TOLD).order_by("-starts", "id"))


def stay(record: uuid.UUID, pk: uuid.UUID, *, by: Any) -> Stay | None:
    return next((one for one in stays_of(record, by=by) if one.pk == pk), None)


def notices_of(record: uuid.UUID, *, by: Any) -> list[AdvanceNotice]:
    return list(_of(AdvanceNotice, record, by).select_related(*TOLD).order_by("-specified_on", "id"))


def notice(record: uuid.UUID, pk: uuid.UUID, *, by: Any) -> AdvanceNotice | None:
    return next((one for one in notices_of(record, by=by) if one.pk == pk), None)


def draft_of(record: Record, *, by: Any) -> Draft | None:
    """What the reader began to type about this record and did not send."""
    return _of(Draft, record.pk, by).filter(kept_by=by.pk, done=False).order_by("-kept_at").first()


def typed_in(draft: Draft) -> str:
    return decrypt(draft.typed)


def away_of(records: Sequence[uuid.UUID], *, by: Any) -> dict[str, dict[uuid.UUID, list[Any]]]:
    """Journeys, stays and advance notices of many people: three queries."""
    found = {}
    for name, model in (("journeys", Journey), ("stays", Stay), ("notices", AdvanceNotice)):
        rows = model.objects.visible_to(by).filter(one_of("record_id", records)).select_related("told").order_by("id")
        found[name] = _grouped(rows)
    return found


def _grouped(rows: Iterable[T]) -> dict[uuid.UUID, list[T]]:
    found: dict[uuid.UUID, list[T]] = defaultdict(list)
    for row in rows:
        found[row.record_id].append(row)
    return found
