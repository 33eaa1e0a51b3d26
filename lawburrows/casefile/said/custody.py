"""What custody and handovers say in a chronology."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawburrows.casefile.said.saying import Said, Source, joined
from lawburrows.custody.models import CustodyStep, Handover, PrisonStay, ToldDate
from lawburrows.web.dates import write_date


def stay(row: Any) -> Iterator[Said]:
    yield row.starts, f"In prison: {row.establishment}", ""
    if row.ends:
        yield row.ends, f"Left prison: {row.establishment}", ""


def told(row: Any) -> Iterator[Said]:
    yield (
        row.told_on,
        f"The prison service gave a date: {row.get_kind_display().lower()}, {write_date(row.day)}",
        row.told_by,
    )


def step(row: Any) -> Iterator[Said]:
    yield row.day, row.get_kind_display(), row.note


def handover(row: Any) -> Iterator[Said]:
    words = f"{row.from_agency} to {row.to_agency}, {row.to_area}"
    yield row.proposed_at, f"Handover proposed: {words}", joined(row.get_why_display(), row.note)
    if row.answered_at:
        state = "accepted" if row.state == Handover.State.IN_EFFECT else row.get_state_display()
        yield row.answered_at, f"Handover {state}: {words}", row.answer_reason
    if row.took_effect_on:
        yield row.took_effect_on, f"The lead passed: {words}", ""


SAID = (
    Source("custody", "Custody and handover", PrisonStay, stay),
    Source("custody", "Custody and handover", ToldDate, told),
    Source("custody", "Custody and handover", CustodyStep, step),
    Source("handovers", "Handovers", Handover, handover, ("from_agency", "from_area", "to_agency", "to_area")),
)
