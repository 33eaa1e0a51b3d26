"""A comparison on its way: brought, compared by the worker, or stopped."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

from django.db import connection
from procrastinate.contrib.django import app

from lawburrows.audit.command import command
from lawburrows.audit.models import MOST_RECORDS
from lawburrows.audit.trail import record as write
from lawburrows.exchange import acts, policy, reconciling, storage
from lawburrows.exchange.models import Comparison, Difference
from lawburrows.rules.verdict import require

AT_ONCE = 1000
_LONGEST = {
    "reference": 20,
    "number": 100,
    "name": 400,
    "about": 100,
    "field": 60,
    "extract": 1000,
    "register": 1000,
}


@command
def bring_comparison(*, name: str, pieces: Iterable[bytes], by: Any, on: date) -> Comparison:
    """Keep the file until the worker has compared it."""
    require(policy.may_compare(by=by))
    brought = Comparison(name=name[:200], brought_by=by, brought_at=by.identity.now)
    brought.sha256 = storage.keep(brought.pk, pieces)
    brought.save()
    write(acts.COMPARISON_BROUGHT, brought, by=by, on=on)
    job = app.configure_task("exchange.compare", queue="exchange", lock=str(brought.pk))
    job.defer(user=str(by.pk), comparison=str(brought.pk))
    return brought


@command
def begin_comparing(comparison: Comparison, *, by: Any, on: date) -> Comparison:
    """Say that it is being compared, in a transaction of its own."""
    require(policy.may_compare(by=by))
    comparison.state, comparison.comparing_since = Comparison.State.COMPARING, by.identity.now
    comparison.save(update_fields=["state", "comparing_since"])
    write(acts.COMPARISON_MOVED, comparison, by=by, on=on, fields=("state",))
    return comparison


@command
def compare_extract(comparison: Comparison, *, by: Any, on: date) -> Comparison:
    """Keep what differs, some at a time; whatever the size of the two registers, few rows are in memory at once."""
    require(policy.may_compare(by=by))
    with connection.cursor() as cursor:  # held while it is compared, so that a worker that stopped is seen
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"comparison {comparison.pk}"])
    found = reconciling.Reconciliation(storage.path_of(comparison.pk), by, on)
    place = 0
    told = found.differences(lambda done, of: storage.say_done(comparison.pk, done, of))
    for some in _pieces(told):
        Difference.objects.bulk_create(_kept(comparison, place + number, one) for number, one in enumerate(some, 1))
        place += len(some)
    comparison.state, comparison.differences, comparison.encoding = (
        Comparison.State.COMPARED,
        place,
        found.extract.encoding,
    )
    comparison.read, comparison.compared, comparison.columns = found.read, len(found.compared), found.columns
    comparison.save()
    _note(comparison, [*found.compared, *found.missing], by, on)
    return comparison


@command
def stop_comparing(comparison: Comparison, *, why: str, by: Any, on: date) -> Comparison:
    """It could not be compared; nothing of it is kept."""
    comparison.state, comparison.message = Comparison.State.STOPPED, why[:500]
    comparison.save(update_fields=["state", "message"])
    write(acts.COMPARISON_MOVED, comparison, by=by, on=on, fields=("state", "message"))
    return comparison


@command
def note_reconciliation(records: Sequence[uuid.UUID], *, by: Any, on: date) -> None:
    """A comparison that is kept nowhere else: the records that were compared, a thousand in an entry."""
    require(policy.may_compare(by=by))
    _note(None, records, by, on)


def _note(comparison: Comparison | None, records: Sequence[uuid.UUID], by: Any, on: date) -> None:
    about = list(dict.fromkeys(records))
    for start in range(0, max(1, len(about)), MOST_RECORDS):
        write(acts.RECONCILED, comparison, by=by, on=on, records=about[start : start + MOST_RECORDS])


def _kept(comparison: Comparison, place: int, one: reconciling.Difference) -> Difference:
    """A line as it is stored: what is longer than its column is cut, and no text holds a NUL."""
    words = {name: getattr(one, name).replace("\x00", "")[:most] for name, most in _LONGEST.items()}
    return Difference(comparison=comparison, place=place, record=one.record, row=one.row, **words)


def _pieces(found: Iterator[reconciling.Difference]) -> Iterator[list[reconciling.Difference]]:
    while some := list(islice(found, AT_ONCE)):
        yield some
