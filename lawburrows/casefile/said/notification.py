"""What notifications at the station say in a chronology."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawburrows.casefile.said.saying import Said, Source, joined, period
from lawburrows.notification.models import AdvanceNotice, Finding, Journey, StationVisit, Stay
from lawburrows.rules.deadline import in_words


def visit(row: Any) -> Iterator[Said]:
    yield row.came_on, f"Came to the police station: {row.station}", row.because


def finding(row: Any) -> Iterator[Said]:
    if row.answer != "same":
        yield (
            row.happened_on or row.visit.came_on,
            f"Told the police, {row.get_answer_display()}: {row.words}",
            f"Before: {row.was}" if row.was else "",
        )


def journey(row: Any) -> Iterator[Said]:
    until = f" to {in_words(row.returns_on)}" if row.returns_on else ""
    yield row.leaves_on, f"Journey said for this day{until}: {row.destination}", row.accommodation
    if row.cancelled_on:
        yield row.cancelled_on, f"Did not go: {row.destination}", ""


def stay(row: Any) -> Iterator[Said]:
    return period(row, f"Stay away from home: {joined(row.lines, row.town, row.postcode)}", row.note)


def notice(row: Any) -> Iterator[Said]:
    yield row.specified_on, f"Change told in advance for this day: {row.words}", row.get_outcome_display()


SAID: tuple[Source, ...] = (
    Source("notifications", "Notifications", StationVisit, visit),
    Source("notifications", "Notifications", Finding, finding, ("visit",)),
    Source("journeys", "Journeys and stays", Journey, journey),
    Source("journeys", "Journeys and stays", Stay, stay),
    Source("notifications", "Notifications", AdvanceNotice, notice),
)
