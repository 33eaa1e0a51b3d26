"""What falls due from assessments of addresses, for many people at once: parts, the decision, the yearly review."""

from __future__ import annotations

import uuid
from collections import defaultdict
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any

from lawburrows.access.identity import LONDON
from lawburrows.database.lists import one_of
from lawburrows.orders.due import Dates, Due, due_on_page
from lawburrows.orders.reading import Reading
from lawburrows.premises.models import Assessment
from lawburrows.rules.deadline import Deadline, Step, deadline, in_words
from lawburrows.rules.premises import KIND, whole_due, yearly_due
from lawburrows.rules.source import Confidence, Source

RECORDED = Source("The entries of this record", "as it was asked", confidence=Confidence.DERIVED)
PAGE, WRITE = "premises:premises", "premises:asked"
COLUMNS = (
    *("record_id", "premises_id", "pk", "number", "why", "state", "notified_on", "asked_on", "decided_on"),
    *("premises__lines", "premises__town"),
    *("parts__pk", "parts__kind", "parts__state", "parts__due", "parts__notified_on", "parts__asked_id"),
    *("parts__agency__name", "parts__signed__signed_at"),
)


class Found:
    """What falls due and what was met of one person."""

    def __init__(self) -> None:
        self.due: list[Due] = []
        self.met: dict[str, date] = {}


def dates_in(reading: Reading) -> dict[uuid.UUID, Dates]:
    """In one query however many they are: assessments of addresses in use, with what agencies were asked for."""
    rows = Assessment.objects.visible_to(reading.by).filter(one_of("record_id", reading.records))
    rows = rows.filter(premises__ended_on=None).order_by("premises", "number", "parts__pk")
    found: dict[uuid.UUID, Found] = defaultdict(Found)
    for _, of_one in groupby(rows.values_list(*COLUMNS, named=True), key=lambda row: row.premises_id):
        lines = list(of_one)
        one = found[lines[0].record_id]
        for row in lines:
            if row.parts__pk:
                _part(one, row, reading)
        # An assessment stands in as many lines as agencies were asked for it.
        _rounds(one, [next(same) for _, same in groupby(lines, key=lambda row: row.pk)], reading)
    return {record: Dates(tuple(one.due), one.met) for record, one in found.items()}


def _part(one: Found, row: Any, reading: Reading) -> None:
    key = f"premises_part-{row.parts__pk}"
    if row.parts__signed__signed_at:
        one.met[key] = row.parts__signed__signed_at.astimezone(LONDON).date()
    elif row.parts__state == "asked" and row.state == "gathering":
        limit = reading.limits.row(KIND[row.parts__kind].limit, on=row.parts__notified_on, record=row.record_id)
        steps = (
            Step(f"{row.parts__agency__name} was asked for its part", in_words(row.parts__notified_on), RECORDED),
            Step(limit.figure, in_words(row.parts__due), limit.source),
        )
        what = f"Write and sign the part of {KIND[row.parts__kind].words} in an assessment of an address"
        made = deadline("premises_part", what, row.parts__due, limit.source, steps, harm=limit.harm)
        one.due.append(due_on_page(made, key, WRITE, "Write it", "", person=row.parts__asked_id))


def _rounds(one: Found, rounds: list[Any], reading: Reading) -> None:
    """The open one and the next yearly review; what was decided met what was due before."""
    standing: Any = None
    for row in rounds:
        if row.state in ("decided", "skipped"):
            one.met[f"premises-{row.pk}"] = row.decided_on
            if standing is not None:
                one.met[f"premises_yearly-{standing.pk}"] = row.decided_on
            standing = row
    last = rounds[-1]
    where = ", ".join(part for part in (last.premises__lines, last.premises__town) if part)
    if last.state == "gathering" and not (last.why == "yearly" and standing is not None):
        found = whole_due(
            _limit("address_first", last, reading),
            last.notified_on,
            again=last.why != "first",
            holidays=reading.agreed.bank_holidays,
        )
        one.due.append(_due(found, f"premises-{last.pk}", where, "See the assessment"))
    if standing is not None:
        counted = standing.notified_on if standing.state == "skipped" else standing.decided_on
        limits = (_limit("address_renewal", standing, reading), _limit("address_yearly", standing, reading))
        _, yearly = yearly_due(*limits, counted, holidays=reading.agreed.bank_holidays)
        one.due.append(_due(yearly, f"premises_yearly-{standing.pk}", where, "Review the address"))


def _due(found: Deadline, key: str, where: str, label: str) -> Due:
    return due_on_page(replace(found, what=f"{found.what}: {where}"[:200]), key, PAGE, label, named="")


def _limit(key: str, row: Any, reading: Reading) -> Any:
    return reading.limits.row(key, on=row.asked_on, record=row.record_id)
