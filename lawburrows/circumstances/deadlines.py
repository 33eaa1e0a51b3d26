"""What changes call for, and what falls due because somebody is under 18, for many people at once."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from lawburrows.circumstances.models import AdultPathway, Call
from lawburrows.governance.queries import LimitsOf, figures, limits_of
from lawburrows.orders.due import Dates, Due, due_on_page
from lawburrows.people.models import ParentalDirection, Person
from lawburrows.rules import circumstances as rules
from lawburrows.rules import young
from lawburrows.rules.deadline import Step, deadline, in_words
from lawburrows.rules.retention import retention_review

CHANGES, PATHWAY = "circumstances:changes", "circumstances:decide_adult_pathway"
YOUNGER = timedelta(days=366 * young.ADULT)  # born later than so long ago: under 18, or hardly more


def dates_for(records: Sequence[uuid.UUID], *, by: Any, on: date) -> dict[uuid.UUID, Dates]:
    """A fixed number of queries however many they are; only those of whom something is due or was met are in the answer."""
    due: dict[uuid.UUID, list[Due]] = defaultdict(list)
    met: dict[uuid.UUID, dict[str, date]] = defaultdict(dict)
    calls = Call.objects.visible_to(by).filter(record_id__in=records)
    limits = limits_of(records, by=by)
    for record, pk, key, day, done, since in calls.values_list(
        "record_id", "pk", "key", "due", "dealt_with_on", "of__since"
    ):
        if done:
            met[record][f"call-{pk}"] = done
        else:
            due[record].append(_called_for(record, pk, key, day, since, limits))
    _young(records, due, met, by=by, on=on)
    return {record: Dates(tuple(due[record]), met[record]) for record in {*due, *met}}


def _called_for(record: uuid.UUID, pk: uuid.UUID, key: str, day: date, since: date, limits: LimitsOf) -> Due:
    row = rules.call(key)
    limit = limits.row(row.interval, on=since, record=record) if row.interval else None
    source = rules.due_on(row, since, limit=limit).source
    steps = (Step("Something has changed since", in_words(since)), Step(row.what, in_words(day), source))
    found = deadline(f"call_{key}", row.what, day, source, steps, harm=row.harm)
    return due_on_page(found, f"call-{pk}", CHANGES, "Deal with it", named="")


def _young(
    records: Sequence[uuid.UUID],
    due: dict[uuid.UUID, list[Due]],
    met: dict[uuid.UUID, dict[str, date]],
    *,
    by: Any,
    on: date,
) -> None:
    people = Person.objects.visible_to(by).filter(record_id__in=records, born__gt=on - YOUNGER)
    born = {record: day for record, day in people.filter(died_on=None).values_list("record_id", "born") if day}
    if not born:
        return
    decided = dict(
        AdultPathway.objects.visible_to(by).filter(record_id__in=born).values_list("record_id", "decided_on")
    )
    lead = figures(young.TABLE, on=on).get("transition", "")
    for record, day in born.items():
        if record in decided:
            met[record] |= {"transition": decided[record], "young-retention": decided[record]}
        elif young.standing(day, "", on=on) is young.Standing.YOUNG:
            found = young.transition(day, days=int(lead) if lead.isdigit() else None)
            due[record].append(due_on_page(found, "transition", PATHWAY, "Decide the adult pathway", named=""))
            kept = retention_review("young", date_of_birth=day)
            due[record].append(due_on_page(kept, "young-retention", PATHWAY, "Look at what is kept", named=""))
    directions = ParentalDirection.objects.visible_to(by).filter(record_id__in=born)
    for record, pk, until in directions.values_list("record_id", "pk", "ends"):
        found = young.direction_ends(born=born[record], until=until)
        if found.due and found.due >= on:
            due[record].append(due_on_page(found, f"direction-{pk}", "people:details", "Look at the direction"))
