"""Batches and comparisons as their bringer sees them, and exports as they were asked for."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import F, Q

from lawburrows.access.grades import Grade
from lawburrows.access.models import Agency, Record
from lawburrows.access.permissions import Permission
from lawburrows.access.roles import BY_KEY
from lawburrows.access.scope import Visible
from lawburrows.audit.models import Entry
from lawburrows.exchange import acts
from lawburrows.exchange.models import Batch, Comparison, Difference, Problem, SourceRow
from lawburrows.governance.queries import figure
from lawburrows.people.models import Person
from lawburrows.rules import keeping

TAKES_UP = timedelta(seconds=5)  # between saying that it is loaded and holding the lock


def batches(by: Any) -> Any:
    """What this user brought, the newest first."""
    return Batch.objects.filter(brought_by=by.pk).order_by("-brought_at")


def batch(key: uuid.UUID, by: Any) -> Batch | None:
    return batches(by).filter(pk=key).select_related("lead", "area", "agency").first()


def batch_held(key: uuid.UUID, by: Any) -> Batch | None:
    """The batch as it stands, held until the transaction ends: two decisions about it wait for each other."""
    held = batches(by).select_for_update(of=("self",))
    return held.filter(pk=key).select_related("lead", "area", "agency").first()


def batch_to_load(key: uuid.UUID, by: Any) -> Batch | None:
    """The batch, held until the transaction ends; None if it is over: loaded, by whichever worker, or discarded."""
    found = batch_held(key, by)
    return None if found and found.state in {Batch.State.LOADED, Batch.State.DISCARDED} else found


@dataclass(frozen=True)
class Loaded:
    """One person whom an extract added. `in_full`: whether the reader sees the whole record."""

    number: str
    record: Record
    name: str
    in_full: bool


def rows_loaded(found: Batch, by: Any) -> Any:
    """What became of the rows of a batch, in the order in which they were written, as far as the reader may see it."""
    seen = Visible(F("record"), by=by, grade=Grade.SUMMARY)
    return SourceRow.objects.filter(seen, batch=found).order_by("pk")


def people_loaded(rows: Iterable[SourceRow], by: Any) -> list[Loaded]:
    """Who they are, for one page of them."""
    numbers = {row.record: row.person_id for row in rows}
    records = Record.objects.visible_to(by, grade=Grade.SUMMARY).filter(pk__in=numbers).select_related("manager")
    names = dict(Person.objects.visible_to(by).filter(record__in=numbers).values_list("record", "name"))
    whole = set(Record.objects.visible_to(by, grade=Grade.FULL).filter(pk__in=numbers).values_list("pk", flat=True))
    by_key = {one.pk: one for one in records}
    return [
        Loaded(number, by_key[key], names.get(key, ""), key in whole)
        for key, number in numbers.items()
        if key in by_key
    ]


def problems(found: Batch) -> Any:
    """Refusals first, then warnings, in the order of the file."""
    return Problem.objects.filter(batch=found).order_by("-structural", "row", "id")


def has_stopped(found: Batch, by: Any) -> bool:
    """It says that it is being loaded, but nobody holds the lock of a load."""
    return found.state == Batch.State.LOADING and _is_left(
        load_lock(found.agency, found.source), found.loading_since, by
    )


def load_lock(agency: Agency | None, source: str) -> str:
    """What a load holds: two loads of one source of an agency wait for each other."""
    return f"extract {agency.key if agency else ''} {source}"


def agency_that_loads(by: Any) -> Agency | None:
    """For which agency `by` may load: that of the newest posting in force that allows it."""
    held = sorted(by.postings_on(by.identity.today), key=lambda one: one.starts, reverse=True)
    return next((one.agency for one in held if Permission.LOAD in BY_KEY[one.role].permissions), None)


def _is_left(lock: str, since: datetime | None, by: Any) -> bool:
    """Nobody holds the lock, though there was time to take it."""
    if since is None or by.identity.now - since < TAKES_UP:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext(%s))", [lock])
        return bool(cursor.fetchone()[0])


def comparisons(by: Any) -> Any:
    """What this user brought to compare, the newest first."""
    return Comparison.objects.filter(brought_by=by.pk).order_by("-brought_at")


def comparison(key: uuid.UUID, by: Any) -> Comparison | None:
    return comparisons(by).filter(pk=key).first()


def comparison_to_make(key: uuid.UUID, by: Any) -> Comparison | None:
    """The comparison, held until the transaction ends; None if it is over, whichever worker did it."""
    over = [Comparison.State.COMPARED, Comparison.State.STOPPED]
    return comparisons(by).select_for_update(of=("self",)).exclude(state__in=over).filter(pk=key).first()


def comparison_has_stopped(found: Comparison, by: Any) -> bool:
    """It says that it is being compared, but nobody is at it."""
    comparing = found.state == Comparison.State.COMPARING
    return comparing and _is_left(f"comparison {found.pk}", found.comparing_since, by)


def days_kept(on: date) -> int:
    """How many days an extract is kept: the figure that two people agreed, or our own."""
    agreed = figure(keeping.TABLE, "extracts", on=on)
    return keeping.days_kept("extracts", agreed.value if agreed else None)


def files_in_use() -> set[uuid.UUID]:
    """Whose file is still needed."""
    waiting = Batch.objects.filter(cleared_on=None).exclude(state=Batch.State.LOADED)
    return {*waiting.values_list("pk", flat=True), *Comparison.objects.values_list("pk", flat=True)}


def differences(found: Comparison, by: Any) -> Any:
    """What was found in the order of the extract, but for records that the reader may no longer see in full."""
    seen = Q(record=None) | Q(Visible(F("record"), by=by, grade=Grade.FULL))
    return Difference.objects.filter(seen, comparison=found).order_by("place")


def export_entries(token: uuid.UUID, by: Any) -> list[Entry]:
    """The entries of one export, written when it was asked for; empty for anybody else."""
    return list(
        Entry.objects.filter(who=by.audit_who, act=acts.EXPORTED.key, fields__contains=[f"export.{token}"]).order_by(
            "at"
        )
    )


def records_of(entries: Iterable[Entry]) -> list[uuid.UUID]:
    return [record for entry in entries for record in entry.records]
