"""Deleting extracts whose keeping time is over: what was found in them, their comparisons, and then their files."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

from lawburrows.audit.command import command
from lawburrows.audit.models import MOST_RECORDS
from lawburrows.audit.trail import record as write
from lawburrows.exchange import acts, policy, queries
from lawburrows.exchange.models import Batch, Comparison, Difference, Problem
from lawburrows.rules.verdict import require

A_DAY = timedelta(days=1)  # more, for what waits or is at work
_BUSY = (Batch.State.WAITING, Batch.State.LOADING)


@command
def clear_extracts(*, by: Any, on: date) -> list[uuid.UUID]:
    """Whose files may go now. Of a batch its figures stay, and which row became which record; of a comparison nothing."""
    require(policy.may_clear(by=by))
    before = by.identity.now - timedelta(days=queries.days_kept(on))
    old = Batch.objects.filter(cleared_on=None, brought_at__lt=before)
    batches = [*old.exclude(state__in=_BUSY), *old.filter(state__in=_BUSY, brought_at__lt=before - A_DAY)]
    for batch in batches:
        Problem.objects.filter(batch=batch).delete()
        batch.cleared_on = on
        batch.save(update_fields=["cleared_on"])
        write(acts.EXTRACT_CLEARED, batch, by=by, on=on, fields=("content", "problems"))
    comparisons = list(Comparison.objects.filter(brought_at__lt=before))
    for comparison in comparisons:
        _clear(comparison, by, on)
    write(acts.EXTRACTS_CLEARED, by=by, on=on)
    return [one.pk for one in (*batches, *comparisons)]


def _clear(comparison: Comparison, by: Any, on: date) -> None:
    found = Difference.objects.filter(comparison=comparison).values_list("record", flat=True)
    records = [record for record in found.order_by("record").distinct() if record]
    for start in range(0, max(1, len(records)), MOST_RECORDS):
        about = records[start : start + MOST_RECORDS]
        write(acts.EXTRACT_CLEARED, comparison, by=by, on=on, records=about, fields=("content", "differences"))
    comparison.delete()
