"""What the worker does about handovers: those whose day has come take effect, each in a transaction of its own."""

from __future__ import annotations

import logging
from datetime import datetime

from lawburrows.access.identity import System, acting
from lawburrows.access.models import StaleEdit
from lawburrows.custody import commands, queries
from lawburrows.rules.verdict import Refused

log = logging.getLogger(__name__)


def carry_out_handovers(*, at: datetime | None = None) -> int:
    """How many took effect by now, or by another moment. One that is refused (a manager who has left) stays accepted, and is due."""
    by, done = System("deadlines"), 0
    with acting(by, at=at) as identity:
        on = identity.today
        ready, over = queries.to_take_effect(on, by=by), queries.to_close(by=by)
    for handover in over:
        try:
            with acting(by, at=at):
                commands.stop_looking(handover, by=by, on=on)
        except (Refused, StaleEdit) as refused:
            log.warning("handover %s cannot be closed: %s", handover.pk, refused)
    for handover in ready:
        try:
            with acting(by, at=at):
                commands.put_into_effect(handover, by=by, on=on)
        except (Refused, StaleEdit) as refused:
            log.warning("handover %s cannot take effect: %s", handover.pk, refused)
        else:
            done += 1
    return done
