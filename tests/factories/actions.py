"""Actions for tests; each says only what the test is about."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from lawburrows.access.models import Record, User
from lawburrows.actions.models import Action
from tests.people import TODAY


def action(record: Record, whose: User, given_by: User, **more: Any) -> Action:
    """Given on the tests' day to somebody of the lead authority, due a fortnight later."""
    said = {
        "number": 1,
        "what": "Ask the housing officer for the key log",
        "agency": record.lead,
        "due": TODAY + timedelta(days=14),
        "given_kind": "itself",
        "given_on": TODAY,
        "since": TODAY,
    }
    return Action.objects.create(record=record, owner=record.lead, whose=whose, given_by=given_by, **said | more)
