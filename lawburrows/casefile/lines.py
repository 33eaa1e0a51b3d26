"""From the rows of a record to the lines of its chronology; what each kind says stands in `said`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from lawburrows.access.grades import Grade, Part
from lawburrows.access.models import CaseData
from lawburrows.casefile.said import SOURCES
from lawburrows.web.dates import LONDON

READERS = {
    Grade.EXISTENCE: "whoever may know of the record",
    Grade.SUMMARY: "those who see the summary",
    Grade.FULL: "those in the case",
}
PART_READERS = {
    Part.VICTIMS: "those in the case who may see other people",
    Part.HEALTH: "those in the case who may see health",
}


@dataclass(frozen=True)
class Line:
    """One thing that happened: when, what, which agency wrote it, and who may read it."""

    when: date | datetime
    title: str
    text: str
    kind: str
    by: str
    readers: str
    undated: bool = False  # it says no date of its own: `when` is the moment at which it was recorded

    @property
    def day(self) -> date:
        return self.when.astimezone(LONDON).date() if isinstance(self.when, datetime) else self.when

    @property
    def order(self) -> tuple[datetime, str]:
        when = self.when if isinstance(self.when, datetime) else datetime.combine(self.when, time.min, LONDON)
        return when.astimezone(LONDON), self.title


KINDS = {key: words for key, words, *_ in SOURCES}
# What changes how a person is managed; the overview shows the newest of these, the chronology everything.
TELLING = {
    "addresses",
    "warnings",
    "needs",
    "convictions",
    "orders",
    "patients",
    "notifications",
    "absences",
    "decisions",
    "breaches",
    "handovers",
    "reviews",
    "visits",
    "changes",
    "disclosures",
}


def models_of(kinds: set[str] | None) -> list[type[CaseData]]:
    """The kinds of rows that these lines are made from; all of them for none."""
    return [model for key, _, model, *_ in SOURCES if not kinds or key in kinds]


def lines_of(
    reading: Any,
    *,
    kinds: set[str] | None = None,
    undated: bool = False,
    general: bool = False,
    without: Collection[Part] = (),
) -> list[Line]:
    """Every line of the record that the reader may see, the newest first.

    Those without a date, only when asked, stand at the moment at which they were recorded. `general`: only what all in
    the case may read, and nothing of a compartment. `without`: these compartments are left out.
    """
    found = []
    wanted = [source for source in SOURCES if not kinds or source[0] in kinds]
    wanted = [one for one in wanted if getattr(one.model, "PART", Part.GENERAL) not in without]
    if general:
        wanted = [one for one in wanted if getattr(one.model, "PART", Part.GENERAL) is Part.GENERAL]
    reading.read(*dict.fromkeys(one.model for one in wanted))
    waiting: dict[type[CaseData], list[tuple[Any, Line]]] = {}
    for _key, words, model, say, also in wanted:
        part = getattr(model, "PART", Part.GENERAL)
        readers = PART_READERS.get(part) or READERS[model.GRADE]
        for row in reading.of(model, *also):
            for when, title, text in say(row):
                line = Line(when or date.max, title, text, words, row.owner.name, readers, undated=when is None)
                if when is not None:
                    found.append(line)
                elif undated:
                    waiting.setdefault(model, []).append((row, line))
    moments = reading.recorded({model: [row for row, _ in lines] for model, lines in waiting.items()})
    for lines in waiting.values():
        found += [replace(line, when=moments.get(row, reading.record.opened_on)) for row, line in lines]
    return sorted(found, key=lambda line: line.order, reverse=True)
