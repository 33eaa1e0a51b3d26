"""Reads about suspicions, whereabouts and warrants; each begins at what its reader may see."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Max, Q, QuerySet

from lawburrows.access.models import Record, VisibleQuerySet
from lawburrows.breaches.basis import Basis
from lawburrows.breaches.chain import CHARGED, REPORTS
from lawburrows.breaches.models import (
    Consideration,
    CourtDate,
    Evidence,
    Missing,
    Move,
    SearchWarrant,
    Suspicion,
    Wanted,
)
from lawburrows.database.lists import one_of
from lawburrows.orders.models import Condition
from lawburrows.people.models import Address, CommunicationNeed

Ids = Sequence[uuid.UUID]
WITH = ("record", "owner", "raised_by", "order", "condition")


def _of(model: Any, records: Ids, by: Any) -> VisibleQuerySet:
    found: VisibleQuerySet = model.objects.visible_to(by).filter(one_of("record_id", records))
    return found


def next_number(record: uuid.UUID, *, by: Any) -> int:
    return (_of(Suspicion, [record], by).aggregate(last=Max("number"))["last"] or 0) + 1


def suspicions_of(record: uuid.UUID, *, by: Any) -> list[Suspicion]:
    """Every suspicion about one person, the newest first."""
    rows = _of(Suspicion, [record], by).select_related(*WITH)
    return list(rows.order_by("-raised_on", "-number", "pk"))


def suspicion(record: uuid.UUID, pk: uuid.UUID, *, by: Any) -> Suspicion | None:
    rows = _of(Suspicion, [record], by).filter(pk=pk).select_related(*WITH)
    return rows.first()


def evidence(record: uuid.UUID, pk: uuid.UUID, *, by: Any) -> Evidence | None:
    rows = _of(Evidence, [record], by).filter(pk=pk)
    return rows.select_related("suspicion__record", "suspicion__order", "judged_by").first()


def considerations_of(suspicion: Suspicion, *, by: Any) -> list[Consideration]:
    """The newest first: it is the one that counts."""
    rows = _of(Consideration, [suspicion.record_id], by).filter(suspicion=suspicion).select_related("considered_by")
    return list(rows.order_by("-considered_at", "pk"))


def moves_of(suspicion: Suspicion, *, by: Any) -> list[Move]:
    rows = _of(Move, [suspicion.record_id], by).filter(suspicion=suspicion).select_related("moved_by", "owner")
    return list(rows.order_by("moved_at", "pk"))


def court_dates_of(suspicion: Suspicion, *, by: Any) -> list[CourtDate]:
    rows = _of(CourtDate, [suspicion.record_id], by).filter(suspicion=suspicion)
    return list(rows.select_related("record", "happened_by").order_by("day", "pk"))


def court_date(record: uuid.UUID, pk: uuid.UUID, *, by: Any) -> CourtDate | None:
    return _of(CourtDate, [record], by).filter(pk=pk).select_related("record", "suspicion").first()


def _same_failure(one: Suspicion, other: Suspicion) -> bool:
    """The same date; or the same requirement on days that overlap."""
    if one.key and one.key == other.key:
        return True
    overlap = one.first_day <= other.last_day and one.last_day >= other.first_day
    same = (one.of, one.duty, one.order_id, one.condition_id) == (
        other.of,
        other.duty,
        other.order_id,
        other.condition_id,
    )
    return overlap and same and (one.condition_id is not None or one.requirement == other.requirement)


def same_failure(one: Suspicion, everyone: Iterable[Suspicion]) -> list[Suspicion]:
    """Other suspicions of the same failure."""
    return [other for other in everyone if other.pk != one.pk and _same_failure(one, other)]


def bases_of(some: Sequence[Suspicion], *, by: Any) -> dict[uuid.UUID, Basis]:
    """What a decision about each of these suspicions of one person rests on, in two queries."""
    records = list({one.record_id for one in some})
    evidence: dict[uuid.UUID, list[Evidence]] = defaultdict(list)
    for row in _of(Evidence, records, by).select_related("owner", "judged_by").order_by("obtained_on", "pk"):
        evidence[row.suspicion_id].append(row)
    considered: dict[uuid.UUID, Consideration] = {}
    for told in _of(Consideration, records, by).select_related("considered_by").order_by("considered_at", "pk"):
        considered[told.suspicion_id] = told
    return {
        one.pk: Basis(
            evidence[one.pk],
            considered.get(one.pk),
            [other for other in same_failure(one, some) if other.state in CHARGED],
        )
        for one in some
    }


def basis_of(one: Suspicion, *, by: Any) -> Basis:
    return bases_of(suspicions_of(one.record_id, by=by), by=by)[one.pk]


def conditions_for(record: uuid.UUID, *, by: Any) -> list[Condition]:
    """Every condition of this person, those that have ended too: what is alleged may lie in the past."""
    rows = _of(Condition, [record], by).select_related("order")
    return list(rows.order_by(F("ends").desc(nulls_first=True), "order__made_on", "order_id", "number", "pk"))


def needs_of(record: uuid.UUID, *, by: Any, on: date) -> list[str]:
    """What the person needs to be understood, in words; shown before anything is called a breach."""
    rows = _of(CommunicationNeed, [record], by).filter(Q(ends=None) | Q(ends__gt=on)).order_by("kind", "pk")
    return [f"{row.get_kind_display()}{f': {row.text}' if row.text else ''}" for row in rows]


def wanted_of(record: uuid.UUID, *, by: Any) -> list[Wanted]:
    """Warrants for the person, those that are live first."""
    rows = _of(Wanted, [record], by).select_related("record", "owner", "recorded_by", "ended_by", "suspicion")
    return list(rows.order_by(F("ended_on").desc(nulls_first=True), "-granted_on", "pk"))


def missing_of(record: uuid.UUID, *, by: Any) -> list[Missing]:
    """Times missing, one that lasts first."""
    rows = _of(Missing, [record], by).select_related("record", "owner", "recorded_by", "ended_by")
    return list(rows.order_by(F("ended_on").desc(nulls_first=True), "-since", "pk"))


def wanted(record: uuid.UUID, pk: uuid.UUID, *, by: Any) -> Wanted | None:
    return next((row for row in wanted_of(record, by=by) if row.pk == pk), None)


def missing(record: uuid.UUID, pk: uuid.UUID, *, by: Any) -> Missing | None:
    return next((row for row in missing_of(record, by=by) if row.pk == pk), None)


def searches_of(record: uuid.UUID, *, by: Any) -> list[SearchWarrant]:
    rows = _of(SearchWarrant, [record], by).select_related("record", "owner", "recorded_by")
    return list(rows.prefetch_related("attempts__recorded_by").order_by("-applied_on", "pk"))


def search(record: uuid.UUID, pk: uuid.UUID, *, by: Any) -> SearchWarrant | None:
    return next((row for row in searches_of(record, by=by) if row.pk == pk), None)


def notified_addresses(record: uuid.UUID, uses: Iterable[str], *, by: Any, on: date) -> list[Address]:
    """Where the person has told the police that they live or stay, now."""
    rows = _of(Address, [record], by).filter(Q(ends=None) | Q(ends__gt=on), use__in=list(uses))
    return list(rows.order_by("use", "pk"))


def sought(records: Ids, *, by: Any, on: date) -> dict[uuid.UUID, str]:
    """Of a list of people, who is wanted or missing, in one word or two; in two queries however long it is."""
    words: dict[uuid.UUID, list[str]] = defaultdict(list)
    for model, word, began in ((Wanted, "wanted", "granted_on"), (Missing, "missing", "since")):
        live = Q(ended_on=None) | Q(ended_on__gt=on)
        rows = model.objects.visible_to(by).filter(live, one_of("record_id", records), **{f"{began}__lte": on})
        for record in set(rows.values_list("record_id", flat=True)):
            words[record].append(word)
    return {record: " and ".join(found).capitalize() for record, found in words.items()}


def standing(states: Iterable[str], whose: Q, *, by: Any) -> QuerySet[Suspicion]:
    """Suspicions that stand so, on the records of a list, the oldest first."""
    rows = Suspicion.objects.visible_to(by).filter(state__in=list(states), record__in=Record.objects.filter(whose))
    return rows.select_related("record__person").order_by("since", "pk")


@dataclass(frozen=True)
class Counts:
    """Figures of one area: reports made in a period; who was wanted and who missing on its last day."""

    reported: int
    wanted: int
    missing: int


def counts(areas: Ids, first: date, last: date, *, by: Any) -> Counts:
    """Failures reported (each once) on the days of a period, people wanted and missing on its last day."""
    reported = Move.objects.visible_to(by).filter(
        record__area__in=areas, after__in=REPORTS, happened_on__gte=first, happened_on__lte=last
    )
    live = Q(ended_on=None) | Q(ended_on__gt=last)
    wanted_then = Wanted.objects.visible_to(by).filter(live, record__area__in=areas, granted_on__lte=last)
    missing_then = Missing.objects.visible_to(by).filter(live, record__area__in=areas, since__lte=last)
    return Counts(
        reported.values("suspicion").distinct().count(),
        wanted_then.values("record").distinct().count(),
        missing_then.values("record").distinct().count(),
    )


def open_for(records: Ids, *, by: Any) -> list[Suspicion]:
    """The suspicions of these people, in one query, with what the deadlines ask of them."""
    return list(_of(Suspicion, records, by).order_by("raised_on", "pk"))


def moves_for(records: Ids, *, by: Any) -> list[Move]:
    return list(_of(Move, records, by).order_by("happened_on", "pk"))


def court_dates_for(records: Ids, *, by: Any) -> list[CourtDate]:
    return list(_of(CourtDate, records, by).order_by("day", "pk"))


def wanted_for(records: Ids, *, by: Any) -> list[Wanted]:
    return list(_of(Wanted, records, by).order_by("granted_on", "pk"))


def missing_for(records: Ids, *, by: Any) -> list[Missing]:
    return list(_of(Missing, records, by).order_by("since", "pk"))


def searches_for(records: Ids, *, by: Any) -> list[SearchWarrant]:
    return list(_of(SearchWarrant, records, by).order_by("applied_on", "pk"))
