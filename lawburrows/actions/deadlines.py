"""The date of each action that is open, and outcomes that wait to be accepted."""

from __future__ import annotations

import uuid
from collections import defaultdict
from datetime import date

from django.db.models import Count, F, Q

from lawburrows.actions.models import Action
from lawburrows.database.lists import one_of
from lawburrows.orders.due import Dates, Due, due_on_page
from lawburrows.orders.reading import Reading
from lawburrows.rules.actions import ActionState, action_due, answer_due

PAGE = "actions:actions"


def dates_in(reading: Reading) -> dict[uuid.UUID, Dates]:
    """One query however many they are; an action is due to the person who has it, an answer to whoever gave it."""
    due: dict[uuid.UUID, list[Due]] = defaultdict(list)
    met: dict[uuid.UUID, dict[str, date]] = defaultdict(dict)
    rows = (
        Action.objects.visible_to(reading.by)
        .filter(one_of("record_id", reading.records))
        .order_by("record_id", "number")
    )
    moved = Count("steps", filter=Q(steps__kind="moved"))
    columns = ("record_id", "pk", "number", "what", "state", "outcome", "due", "since", "given_on")
    named = rows.annotate(
        carried=moved, owner_name=F("whose__name"), agency_name=F("agency__name"), giver=F("given_by__name")
    )
    for row in named.values_list(
        *columns, "carried", "owner_name", "agency_name", "giver", "whose_id", "given_by_id", named=True
    ):
        key, answer = f"action-{row.pk}", f"action_answer-{row.pk}"
        words = f"{row.what[:120]} (action {row.number})"
        if row.state == ActionState.OPEN.value:
            made = action_due(
                words,
                row.due,
                owner=f"{row.owner_name}, {row.agency_name}",
                given=row.giver,
                given_on=row.given_on,
                carried=row.carried,
            )
            due[row.record_id].append(due_on_page(made, key, PAGE, "Say what came of it", "", person=row.whose_id))
            continue
        met[row.record_id][key] = row.since
        if row.state == ActionState.REPORTED.value:
            made = answer_due(words, row.since, outcome=row.outcome.replace("_", " "))
            due[row.record_id].append(
                due_on_page(made, answer, PAGE, "Accept or return it", "", person=row.given_by_id)
            )
        else:
            met[row.record_id][answer] = row.since
    return {record: Dates(tuple(due[record]), met[record]) for record in {*due, *met}}
