"""What each kind of row says in a chronology: one table, from a row to its lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from lawburrows.access.grades import Grade, Part
from lawburrows.access.models import CaseData
from lawburrows.documents.models import StoredFile
from lawburrows.orders.models import (
    Absence,
    CategoryDecision,
    Conviction,
    Disposal,
    HarmDecision,
    LevelDecision,
    Notification,
    Order,
)
from lawburrows.people.models import (
    Account,
    Address,
    CommunicationNeed,
    Contact,
    Correction,
    Description,
    Merge,
    Name,
    Other,
    Photograph,
    Relationship,
    TravelDocument,
    Vehicle,
    VictimsCorrection,
    Warning,
)
from lawburrows.rules.term import ONE_DAY
from lawburrows.tasks.models import NotYet, Task
from lawburrows.web.dates import LONDON

READERS = {
    Grade.EXISTENCE: "whoever may know of the record",
    Grade.SUMMARY: "those who see the summary",
    Grade.FULL: "those in the case",
}
PART_READERS = {Part.VICTIMS: "those in the case who may see other people", Part.HEALTH: "health"}
Said = tuple[date | datetime | None, str, str]


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


def joined(*parts: Any) -> str:
    return ", ".join(str(part) for part in parts if part)


def _period(row: Any, title: str, text: str = "") -> Iterator[Said]:
    yield row.starts, title, text
    if row.ends:
        yield row.ends - ONE_DAY, f"{title}: last day", ""


def name(row: Any) -> Iterator[Said]:
    return _period(row, f"{row.get_kind_display().capitalize()}: {joined_words(row.given, row.middle, row.family)}")


def joined_words(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def address(row: Any) -> Iterator[Said]:
    return _period(
        row, f"Address ({row.get_use_display()}): {joined(row.lines, row.town, row.postcode) or 'not known'}", row.note
    )


def contact(row: Any) -> Iterator[Said]:
    return _period(row, f"{row.get_kind_display().capitalize()}: {row.value}", row.note)


def vehicle(row: Any) -> Iterator[Said]:
    return _period(row, f"Vehicle: {joined(row.registration, row.what)}", row.note)


def account(row: Any) -> Iterator[Said]:
    return _period(row, f"{row.get_kind_display().capitalize()} ending {row.ending}", joined(row.provider, row.holder))


def travel_document(row: Any) -> Iterator[Said]:
    return _period(row, f"{row.get_kind_display().capitalize()} ending {row.ending}", row.country)


def description(row: Any) -> Iterator[Said]:
    return _period(row, f"Description, {row.get_kind_display()}: {row.text}")


def photograph(row: Any) -> Iterator[Said]:
    yield row.taken_on or row.starts, "Photograph", row.note


def warning(row: Any) -> Iterator[Said]:
    return _period(row, f"Warning: {row.get_kind_display()}", row.text)


def need(row: Any) -> Iterator[Said]:
    return _period(row, f"Communication need: {row.get_kind_display()}", row.text)


def correction(row: Any) -> Iterator[Said]:
    yield row.proposed_at, f"Correction proposed: {row.field}", row.reason
    if row.answered_at:
        yield row.answered_at, f"Correction {row.get_answer_display()}: {row.field}", row.answer_reason


def merge(row: Any) -> Iterator[Said]:
    yield row.merged_at, "Another record of this person was merged into this one", row.reason


def other(row: Any) -> Iterator[Said]:
    yield None, f"Other person, {row.get_category_display()}: {row.name}", row.note


def relationship(row: Any) -> Iterator[Said]:
    return _period(row, f"Relationship: {row.get_kind_display()}", row.note)


def conviction(row: Any) -> Iterator[Said]:
    yield row.convicted_on, f"Convicted: {row.offence_title}", joined(row.court, row.note)
    if row.sentenced_on and row.sentenced_on != row.convicted_on:
        yield row.sentenced_on, f"Sentenced: {row.offence_title}", row.court


def disposal(row: Any) -> Iterator[Said]:
    lasts = joined(f"{row.months} months" if row.months else "", f"{row.days} days" if row.days else "")
    yield (
        row.conviction.sentenced_on or row.conviction.convicted_on,
        f"Disposal: {row.kind.replace('_', ' ')}{f', {lasts}' if lasts else ''}",
        row.note,
    )


def order(row: Any) -> Iterator[Said]:
    yield row.made_on, f"Order made: {row.get_kind_display()}", joined(row.court, row.summary)
    if row.starts and row.starts != row.made_on:
        yield row.starts, f"Order begins: {row.get_kind_display()}", ""
    if row.ends:
        yield row.ends - ONE_DAY, f"Last day of the order: {row.get_kind_display()}", ""


def notification(row: Any) -> Iterator[Said]:
    withdrawn = "Withdrawn: " if row.withdrawn_on else ""
    yield row.made_on, f"{withdrawn}Notified: {row.get_section_display()}", joined(row.station, row.note)
    if row.withdrawn_on:
        yield row.withdrawn_on, f"Notification withdrawn: {row.get_section_display()}", row.withdrawn_because


def absence(row: Any) -> Iterator[Said]:
    yield row.starts, f"Absent: {row.get_kind_display()}", row.place
    if row.ends:
        yield row.ends, f"Returned: {row.get_kind_display()}", row.place


def category(row: Any) -> Iterator[Said]:
    return _period(row, f"Category {row.value}", joined(row.reason, row.authority))


def level(row: Any) -> Iterator[Said]:
    return _period(row, f"Level {row.value}", joined(row.reason, row.authority))


def harm(row: Any) -> Iterator[Said]:
    return _period(row, f"Risk of serious harm: {row.get_value_display()}", joined(row.reason, row.authority))


def file(row: Any) -> Iterator[Said]:
    yield row.added_at, f"Filed: {row.title}", row.get_kind_display()


def task(row: Any) -> Iterator[Said]:
    if row.done_on:
        yield row.done_on, f"Done: {row.what}", row.provision


def not_yet(row: Any) -> Iterator[Said]:
    yield row.said_at, f"Said why not yet: {row.what}", row.reason


Say = Callable[[Any], Iterator[Said]]
# key of the kind for the filter, its words, the model, what its rows say, what is read with them
SOURCES: tuple[tuple[str, str, type[CaseData], Say, tuple[str, ...]], ...] = (
    ("names", "Names", Name, name, ()),
    ("addresses", "Addresses", Address, address, ()),
    ("contacts", "Telephones and accounts", Contact, contact, ()),
    ("contacts", "Telephones and accounts", Account, account, ()),
    ("travel", "Vehicles and travel", Vehicle, vehicle, ()),
    ("travel", "Vehicles and travel", TravelDocument, travel_document, ()),
    ("description", "Description", Description, description, ()),
    ("description", "Description", Photograph, photograph, ()),
    ("warnings", "Warnings", Warning, warning, ()),
    ("needs", "Communication needs", CommunicationNeed, need, ()),
    ("others", "Other people", Other, other, ()),
    ("others", "Other people", Relationship, relationship, ()),
    ("convictions", "Convictions", Conviction, conviction, ()),
    ("convictions", "Convictions", Disposal, disposal, ("conviction",)),
    ("orders", "Orders", Order, order, ()),
    ("notifications", "Notifications", Notification, notification, ()),
    ("absences", "Custody, hospital, abroad", Absence, absence, ()),
    ("decisions", "Category, level and risk", CategoryDecision, category, ()),
    ("decisions", "Category, level and risk", LevelDecision, level, ()),
    ("decisions", "Category, level and risk", HarmDecision, harm, ()),
    ("documents", "Documents", StoredFile, file, ()),
    ("corrections", "Corrections and merges", Correction, correction, ()),
    ("corrections", "Corrections and merges", VictimsCorrection, correction, ()),
    ("corrections", "Corrections and merges", Merge, merge, ()),
    ("work", "Work done", Task, task, ()),
    ("work", "Work done", NotYet, not_yet, ()),
)
KINDS = {key: words for key, words, *_ in SOURCES}
# What changes how a person is managed; the overview shows the newest of these, the chronology everything.
TELLING = {"addresses", "warnings", "needs", "convictions", "orders", "notifications", "absences", "decisions"}


def models_of(kinds: set[str] | None) -> list[type[CaseData]]:
    """The kinds of rows that these lines are made from; all of them for none."""
    return [model for key, _, model, *_ in SOURCES if not kinds or key in kinds]


def lines_of(reading: Any, *, kinds: set[str] | None = None, undated: bool = False) -> list[Line]:
    """Every line of the record that the reader may see, the newest first.

    Those without a date, only when asked, stand at the moment at which they were recorded.
    """
    found = []
    wanted = [source for source in SOURCES if not kinds or source[0] in kinds]
    reading.read(*models_of(kinds))
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
