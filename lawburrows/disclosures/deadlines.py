"""What falls due of a disclosure: each day is one that people set."""

from __future__ import annotations

import uuid
from collections import defaultdict
from datetime import date

from lawburrows.database.lists import one_of
from lawburrows.disclosures.models import Disclosure
from lawburrows.orders.due import Dates, Due, due_on_page
from lawburrows.orders.reading import Reading
from lawburrows.rules.disclosures import State, due_in

PAGE = "disclosures:disclosures"
LABEL = "See the disclosure"
COLUMNS = (
    "record_id", "pk", "number", "state", "urgent", "decide_by", "tell_by", "look_on", "begun_by_id", "asked_id",
    "made_by_id", "begun_on", "decided_on", "made_on", "outcome_on",
)  # fmt: skip


def dates_in(reading: Reading) -> dict[uuid.UUID, Dates]:
    """One query however many they are; each is due to whoever has the disclosure in its state."""
    due: dict[uuid.UUID, list[Due]] = defaultdict(list)
    met: dict[uuid.UUID, dict[str, date]] = defaultdict(dict)
    rows = Disclosure.objects.visible_to(reading.by).filter(one_of("record_id", reading.records))
    for row in rows.order_by("record_id", "number", "pk").values_list(*COLUMNS, named=True):
        state = State(row.state)
        days = {"decide_by": row.decide_by, "tell_by": row.tell_by, "look_on": row.look_on}
        found = due_in(state, row.number, urgent=row.urgent, **days)
        for kind, day in (
            ("disclosure_to_decide", row.decided_on),
            ("disclosure_to_make", row.made_on),
            ("disclosure_outcome", row.outcome_on),
        ):
            if day is not None and not (found and found.kind == kind):
                met[row.record_id][f"{kind}-{row.pk}"] = day
        if found is not None:
            whose = {
                "disclosure_to_write": row.begun_by_id,
                "disclosure_to_decide": row.asked_id,
                "disclosure_to_make": row.begun_by_id,
                "disclosure_outcome": row.made_by_id,
            }[found.kind]
            due[row.record_id].append(due_on_page(found, f"{found.kind}-{row.pk}", PAGE, LABEL, "", person=whose))
    return {record: Dates(tuple(due[record]), met[record]) for record in {*due, *met}}
