"""Writing down that an extract was compared with the register."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from lawburrows.audit.command import command
from lawburrows.audit.models import MOST_RECORDS
from lawburrows.audit.trail import record as write
from lawburrows.exchange import acts, policy
from lawburrows.rules.verdict import require


@command
def note_reconciliation(records: Sequence[uuid.UUID], *, by: Any, on: date) -> None:
    """The records that were compared, a thousand in an entry."""
    require(policy.may_load(by=by))
    for start in range(0, max(1, len(records)), MOST_RECORDS):
        write(acts.RECONCILED, by=by, on=on, records=records[start : start + MOST_RECORDS])
