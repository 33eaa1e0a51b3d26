"""What falls due because the last ground of a case has ended: somebody decides about exit."""

from __future__ import annotations

import uuid

from lawburrows.database.lists import one_of
from lawburrows.orders.due import Dates, due_on_page
from lawburrows.orders.reading import Reading
from lawburrows.rules.deadline import Step, deadline, in_words
from lawburrows.rules.source import Source
from lawburrows.tasks.models import ManagementEnded

ENTRIES = Source("The entries of this record", "")
WHAT = "The last ground has ended: decide about exit, and whether the record is closed"


def exits_in(reading: Reading) -> dict[uuid.UUID, Dates]:
    """One for each case whose last ground has ended, until the record is closed or a ground holds again."""
    ended = ManagementEnded.objects.visible_to(reading.by).filter(one_of("record_id", reading.records))
    found: dict[uuid.UUID, Dates] = {}
    for row in ended.order_by("stopped_on", "pk"):
        key = f"exit-{row.pk}"
        if row.again_on is not None:
            found[row.record_id] = Dates((), {key: row.again_on})
            continue
        steps = (
            Step("The first day on which no ground held", in_words(row.ended_on), ENTRIES),
            Step("Partners and shares ended", in_words(row.stopped_on), ENTRIES),
        )
        made = deadline("exit", WHAT, row.stopped_on, ENTRIES, steps, harm=3)
        due = due_on_page(made, key, "transfers:exit", "Decide about exit", "")
        found[row.record_id] = Dates((due,), found.get(row.record_id, Dates()).fulfilled)
    return found
