"""Asking for an export: written in the trail before anything is released."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from lawburrows.access.permissions import Permission
from lawburrows.access.policy import may, says_enough
from lawburrows.audit.command import command
from lawburrows.audit.models import MOST_RECORDS
from lawburrows.audit.trail import record as write
from lawburrows.exchange import acts, policy
from lawburrows.rules.verdict import first_refusal, require


@command
def ask_for_export(
    records: Sequence[uuid.UUID], *, form: str, whole_numbers: bool, why: str, token: uuid.UUID, by: Any, on: date
) -> uuid.UUID:
    """One entry for every thousand records that it discloses; the file is given out when they are witnessed."""
    require(
        first_refusal(
            (policy.may_export(by=by), ""),
            (says_enough(why), "Say in words what the export is for: 15 letters or more"),
            (bool(records), "There is nobody in this export"),
            (not whole_numbers or may(by, Permission.IDENTIFIERS_REVEAL), ""),
        )
    )
    fields = (f"export.{token}", f"form.{form}", *(("identifiers",) if whole_numbers else ()))
    for start in range(0, len(records), MOST_RECORDS):
        write(acts.EXPORTED, by=by, on=on, records=records[start : start + MOST_RECORDS], fields=fields, aside=why)
    return token
