"""Batches and comparisons as their bringer sees them, and exports as they were asked for."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import F, Q

from lawburrows.access.grades import Grade
from lawburrows.access.scope import Visible
from lawburrows.audit.models import Entry
from lawburrows.exchange import acts
from lawburrows.exchange.models import Batch, Comparison, Difference, Problem

TAKES_UP = timedelta(seconds=5)  # between saying that it is loaded and holding the lock


def batches(by: Any) -> Any:
    """What this user brought, the newest first."""
    return Batch.objects.filter(brought_by=by.pk).order_by("-brought_at")


def batch(key: uuid.UUID, by: Any) -> Batch | None:
    return batches(by).filter(pk=key).select_related("lead", "area").first()


def batch_to_load(key: uuid.UUID, by: Any) -> Batch | None:
    """The batch, held until the transaction ends; None if it has been loaded, by whichever worker."""
    held = batches(by).select_for_update(of=("self",)).exclude(state=Batch.State.LOADED)
    return held.filter(pk=key).select_related("lead", "area").first()


def problems(found: Batch) -> Any:
    """Refusals first, then warnings, in the order of the file."""
    return Problem.objects.filter(batch=found).order_by("-structural", "row", "id")


def has_stopped(found: Batch, by: Any) -> bool:
    """It says that it is being loaded, but nobody holds the lock of a load."""
    return found.state == Batch.State.LOADING and _is_left(f"extract {found.source}", found.loading_since, by)


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


def comparison_has_stopped(found: Comparison, by: Any) -> bool:
    """It says that it is being compared, but nobody is at it."""
    comparing = found.state == Comparison.State.COMPARING
    return comparing and _is_left(f"comparison {found.pk}", found.comparing_since, by)


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
