"""What falls due: a refusal that is to be decided, and papers that were to go or whose receipt has not come.

An offer that is not answered falls due with its handover. No time is laid down: each day is one that people set.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from datetime import date

from lawburrows.database.lists import one_of
from lawburrows.orders.due import Dates, Due, due_on_page
from lawburrows.orders.reading import Reading
from lawburrows.rules.deadline import Step, deadline, in_words
from lawburrows.rules.source import Source
from lawburrows.transfers.models import HandOff, Transfer

ENTRIES = Source("The entries of this record", "")
PAGE = "transfers:transfers"


def dates_in(reading: Reading) -> dict[uuid.UUID, Dates]:
    """Two queries however many they are."""
    due: dict[uuid.UUID, list[Due]] = defaultdict(list)
    met: dict[uuid.UUID, dict[str, date]] = defaultdict(dict)
    refused = Transfer.objects.visible_to(reading.by).filter(one_of("record_id", reading.records))
    rows = refused.filter(supervised=True).exclude(refused_by=None)
    for record, pk, decided_on, day in rows.values_list("record_id", "pk", "decided_on", "handover__takes_effect_on"):
        key = f"transfer_to_decide-{pk}"
        if decided_on:
            met[record][key] = decided_on
        else:
            due[record].append(
                _due("transfer_to_decide", key, "A transfer was refused: decide whether it goes on", day)
            )
    papers = HandOff.objects.visible_to(reading.by).filter(one_of("record_id", reading.records))
    columns = ("record_id", "pk", "state", "planned_on", "received_on", "authority")
    for record, pk, state, day, received_on, authority in papers.values_list(*columns):
        key = f"hand_off-{pk}"
        if received_on:
            met[record][key] = received_on
        elif state in HandOff.OPEN:
            what = "to be sent" if state == HandOff.State.PREPARED else "no receipt yet"
            due[record].append(_due("hand_off", key, f"Hand-off to {authority[:100]}: {what}", day))
    return {record: Dates(tuple(due[record]), met[record]) for record in {*due, *met}}


def _due(kind: str, key: str, what: str, day: date) -> Due:
    steps = (Step("The day on which it is to take effect, as it was set", in_words(day), ENTRIES),)
    return due_on_page(deadline(kind, what, day, ENTRIES, steps, harm=4), key, PAGE, "See the transfer", "")
