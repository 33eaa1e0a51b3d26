"""What the worker does when people have moved: nobody stays on a meeting of the area that they left."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from lawburrows.meetings import commands, queries


def take_off_elsewhere(records: Sequence[uuid.UUID], by: Any) -> None:
    """Of these people, within the transaction of whoever calls."""
    on = by.identity.today
    for case in queries.planned_elsewhere(records, by=by, on=on):
        commands.take_off_elsewhere(case, by=by, on=on)
