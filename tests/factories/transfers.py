"""Exits and transfers for tests."""

from __future__ import annotations

from typing import Any

from lawburrows.access.models import Record
from lawburrows.transfers.models import Exit
from tests.people import NOON, TODAY, World


def exit_of(record: Record, world: World, **more: Any) -> Exit:
    """The record was closed today, by Angus."""
    Record.objects.filter(pk=record.pk).update(closed_on=TODAY)
    return Exit.objects.create(
        **{
            "record": record,
            "owner": record.lead,
            "reason": "error",
            "rationale": "the person was never convicted",
            "closed_on": TODAY,
            "decided_by": world.angus,
            "decided_at": NOON,
        }
        | more
    )
