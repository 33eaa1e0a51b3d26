"""What changes of circumstances say in a chronology."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawburrows.casefile.said.saying import Said, Source, joined, period
from lawburrows.circumstances.models import AdultPathway, Call, Change, Device, HealthChange
from lawburrows.rules.circumstances import call as row_of

HEALTH = "what it is stands in the part about health"


def change(row: Any) -> Iterator[Said]:
    sure = "verified" if row.verified else "not verified"
    words = HEALTH if row.kind == Change.Kind.HEALTH else row.words
    yield row.since, f"Changed: {row.get_kind_display()}", joined(words, row.get_known_display(), row.basis, sure)


def call(row: Any) -> Iterator[Said]:
    if row.dealt_with_on:
        yield row.dealt_with_on, f"Dealt with: {row_of(row.key).what}", row.done


def device(row: Any) -> Iterator[Said]:
    return period(row, f"Device: {row.get_kind_display()}", row.what)


def health(row: Any) -> Iterator[Said]:
    return period(row, "Health changed", row.text)


def pathway(row: Any) -> Iterator[Said]:
    yield row.decided_on, "The adult pathway was decided", row.pathway


SAID: tuple[Source, ...] = (
    Source("changes", "Changes of circumstances", Change, change),
    Source("changes", "Changes of circumstances", Call, call),
    Source("changes", "Changes of circumstances", AdultPathway, pathway),
    Source("devices", "Devices", Device, device),
    Source("health", "Health", HealthChange, health),
)
