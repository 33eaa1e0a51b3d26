"""What the details of a person say in a chronology."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawburrows.casefile.said.saying import Said, Source, joined, period
from lawburrows.people.models import (
    Account,
    Address,
    CommunicationNeed,
    Contact,
    Correction,
    Description,
    Merge,
    Name,
    Occupation,
    Other,
    ParentalDirection,
    Photograph,
    Relationship,
    TravelDocument,
    Vehicle,
    VictimsCorrection,
    Warning,
)


def name(row: Any) -> Iterator[Said]:
    return period(row, f"{row.get_kind_display().capitalize()}: {joined_words(row.given, row.middle, row.family)}")


def joined_words(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def address(row: Any) -> Iterator[Said]:
    return period(
        row, f"Address ({row.get_use_display()}): {joined(row.lines, row.town, row.postcode) or 'not known'}", row.note
    )


def contact(row: Any) -> Iterator[Said]:
    return period(row, f"{row.get_kind_display().capitalize()}: {row.value}", row.note)


def vehicle(row: Any) -> Iterator[Said]:
    return period(row, f"Vehicle: {joined(row.registration, row.what)}", row.note)


def account(row: Any) -> Iterator[Said]:
    return period(row, f"{row.get_kind_display().capitalize()} ending {row.ending}", joined(row.provider, row.holder))


def travel_document(row: Any) -> Iterator[Said]:
    return period(row, f"{row.get_kind_display().capitalize()} ending {row.ending}", row.country)


def description(row: Any) -> Iterator[Said]:
    return period(row, f"Description, {row.get_kind_display()}: {row.text}")


def photograph(row: Any) -> Iterator[Said]:
    yield row.taken_on or row.starts, "Photograph", row.note


def warning(row: Any) -> Iterator[Said]:
    return period(row, f"Warning: {row.get_kind_display()}", row.text)


def need(row: Any) -> Iterator[Said]:
    return period(row, f"Communication need: {row.get_kind_display()}", row.text)


def correction(row: Any) -> Iterator[Said]:
    yield row.proposed_at, f"Correction proposed: {row.field}", row.reason
    if row.answered_at:
        yield row.answered_at, f"Correction {row.get_answer_display()}: {row.field}", row.answer_reason


def merge(row: Any) -> Iterator[Said]:
    yield row.merged_at, "Another record of this person was merged into this one", row.reason


def occupation(row: Any) -> Iterator[Said]:
    return period(row, f"{row.get_kind_display().capitalize()}: {joined(row.what, row.place)}", row.note)


def direction(row: Any) -> Iterator[Said]:
    yield row.made_on, f"A court directed a parent to notify: {row.parent}", joined(row.relation, row.court)
    if row.ends:
        yield row.ends, "The direction to a parent ended", ""


def other(row: Any) -> Iterator[Said]:
    yield None, f"Other person, {row.get_category_display()}: {row.name}", row.note


def relationship(row: Any) -> Iterator[Said]:
    return period(row, f"Relationship: {row.get_kind_display()}", row.note)


SAID = (
    Source("names", "Names", Name, name),
    Source("addresses", "Addresses", Address, address),
    Source("contacts", "Telephones and accounts", Contact, contact),
    Source("contacts", "Telephones and accounts", Account, account),
    Source("travel", "Vehicles and travel", Vehicle, vehicle),
    Source("travel", "Vehicles and travel", TravelDocument, travel_document),
    Source("work-and-study", "Work and study", Occupation, occupation),
    Source("directions", "Directions to a parent", ParentalDirection, direction),
    Source("description", "Description", Description, description),
    Source("description", "Description", Photograph, photograph),
    Source("warnings", "Warnings", Warning, warning),
    Source("needs", "Communication needs", CommunicationNeed, need),
    Source("others", "Other people", Other, other),
    Source("others", "Other people", Relationship, relationship),
    Source("corrections", "Corrections and merges", Correction, correction),
    Source("corrections", "Corrections and merges", VictimsCorrection, correction),
    Source("corrections", "Corrections and merges", Merge, merge),
)
