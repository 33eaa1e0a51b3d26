"""What the worker does after a merge: what the merger did not see comes over too, each merge in a transaction of its own."""

from __future__ import annotations

import logging
from datetime import datetime

from lawburrows.access.identity import System, acting
from lawburrows.people.commands.merge import carry_over
from lawburrows.people.models import Merge
from lawburrows.rules.verdict import Refused

log = logging.getLogger(__name__)


def carry_over_merges(*, at: datetime | None = None) -> int:
    """How many merges were completed. One that must wait for another writer is tried again in the next round."""
    by, done = System("merges"), 0
    with acting(by, at=at):
        waiting = list(Merge.objects.filter(carried_at=None).order_by("merged_at", "pk"))
    for made in waiting:
        try:
            with acting(by, at=at) as identity:
                carry_over(made, by=by, on=identity.today)
        except Refused as refused:
            log.warning("merge %s is not carried over yet: %s", made.pk, refused)
        else:
            done += 1
    return done
