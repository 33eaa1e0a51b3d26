"""What changes call for, and what falls due because somebody is under 18, for many people at once."""

from __future__ import annotations

import uuid
from collections import defaultdict
from datetime import date, timedelta

from lawburrows.circumstances.models import AdultPathway, Call
from lawburrows.database.lists import one_of
from lawburrows.governance.queries import LimitsOf
from lawburrows.orders.due import Dates, Due, due_on_page
from lawburrows.orders.reading import Reading
from lawburrows.people.models import ParentalDirection, Person
from lawburrows.rules import circumstances as rules
from lawburrows.rules import young
from lawburrows.rules.deadline import Step, deadline, in_words
from lawburrows.rules.retention import retention_review

CHANGES, PATHWAY = "circumstances:changes", "circumstances:decide_adult_pathway"
YOUNGER = timedelta(days=366 * young.ADULT)  # born later than so long ago: under 18, or hardly more


def dates_in(reading: Reading) -> dict[uuid.UUID, Dates]:
    """A fixed number of queries however many they are; only those of whom something is due or was met are in the answer."""
    due: dict[uuid.UUID, list[Due]] = defaultdict(list)
    met: dict[uuid.UUID, dict[str, date]] = defaultdict(dict)
    calls = Call.objects.visible_to(reading.by).filter(one_of("record_id", reading.records))
    for record, pk, key, day, done, since in calls.values_list(
        "record_id", "pk", "key", "due", "dealt_with_on", "of__since"
    ):
        if done:
            met[record][f"call-{pk}"] = done
        else:
            due[record].append(_called_for(record, pk, key, day, since, reading.limits))
    _young(reading, due, met)
    return {record: Dates(tuple(due[record]), met[record]) for record in {*due, *met}}


def _called_for(record: uuid.UUID, pk: uuid.UUID, key: str, day: date, since: date, limits: LimitsOf) -> Due:
    row = rules.call(key)
    limit = limits.row(row.interval, on=since, record=record) if row.interval else None
    source = rules.due_on(row, since, limit=limit).source
    steps = (Step("Something has changed since", in_words(since)), Step(row.what, in_words(day), source))
    found = deadline(f"call_{key}", row.what, day, source, steps, harm=row.harm)
    return due_on_page(found, f"call-{pk}", CHANGES, "Deal with it", named="")


def _young(reading: Reading, due: dict[uuid.UUID, list[Due]], met: dict[uuid.UUID, dict[str, date]]) -> None:
    by, on = reading.by, reading.on
    some = [record for record, facts in reading.facts.items() if facts.born and facts.born > on - YOUNGER]
    if not some:
        return
    alive = Person.objects.visible_to(by).filter(one_of("record_id", some), died_on=None)
    born = {record: day for record, day in alive.values_list("record_id", "born") if day}
    pathways = AdultPathway.objects.visible_to(by).filter(one_of("record_id", born))
    decided = dict(pathways.values_list("record_id", "decided_on"))
    lead = reading.agreed.figures(young.TABLE).get("transition", "")
    for record, day in born.items():
        if record in decided:
            met[record] |= {"transition": decided[record], "young-retention": decided[record]}
        elif young.standing(day, "", on=on) is young.Standing.YOUNG:
            found = young.transition(day, days=int(lead) if lead.isdigit() else None)
            due[record].append(due_on_page(found, "transition", PATHWAY, "Decide the adult pathway", named=""))
            kept = retention_review("young", date_of_birth=day)
            due[record].append(due_on_page(kept, "young-retention", PATHWAY, "Look at what is kept", named=""))
    directions = ParentalDirection.objects.visible_to(by).filter(one_of("record_id", born))
    for record, pk, until in directions.values_list("record_id", "pk", "ends"):
        found = young.direction_ends(born=born[record], until=until)
        if found.due and found.due >= on:
            due[record].append(due_on_page(found, f"direction-{pk}", "people:details", "Look at the direction"))
