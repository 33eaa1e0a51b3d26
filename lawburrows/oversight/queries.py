"""The trail in words: who did what to which record, when and why."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from lawburrows.access.identity import LONDON
from lawburrows.access.models import Agency, User
from lawburrows.access.queries import record_numbered, register_numbers
from lawburrows.audit import queries as trail
from lawburrows.audit.act import act_called, all_acts

MOST_SHOWN = 5  # records of one entry that a line names; how many more there are is said


@dataclass(frozen=True)
class Sought:
    """Which entries are asked for; what is empty asks for all."""

    person: str = ""
    who: User | None = None
    act: str = ""
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True)
class Line:
    """One entry."""

    id: uuid.UUID
    at: datetime
    who: str
    email: str
    agency: str
    did: str
    act: str
    records: tuple[str, ...]
    shown: tuple[uuid.UUID, ...]
    more: int
    fields: str
    purpose: str
    reason: str


def acts() -> list[tuple[str, str]]:
    """Everything that can be written in the trail, to choose from."""
    return sorted(((act.key, act.sentence.capitalize()) for act in all_acts()), key=lambda pair: pair[1])


def user_named(email: str) -> User | None:
    """Whoever signs in with this address, or once did."""
    return User.objects.filter(email=email.strip().lower()).first()


def read_trail(sought: Sought, *, before: trail.Cursor | None = None) -> tuple[list[Line], trail.Cursor | None]:
    """A page of entries, the newest first, and where the next one begins."""
    record = record_numbered(sought.person) if sought.person else None
    if sought.person and record is None:
        return [], None
    page = trail.matching(
        record=record,
        who=sought.who.audit_who if sought.who else "",
        act=sought.act,
        since=_start(sought.earliest),
        until=_start(sought.latest + timedelta(days=1)) if sought.latest else None,
        before=before,
    )
    return _lines(page.entries, first=record), page.next


def _start(day: date | None) -> datetime | None:
    return datetime.combine(day, time.min, LONDON) if day else None


def _lines(entries: Sequence[Any], *, first: uuid.UUID | None) -> list[Line]:
    shown = {entry.id: _shown(entry.records, first) for entry in entries}
    numbers = register_numbers({record for records in shown.values() for record in records})
    words = trail.asides([entry.id for entry in entries])
    users = users_of(entries)
    agencies = agencies_of(entries)
    found = []
    for entry in entries:
        act, user = act_called(entry.act), users.get(entry.who)
        found.append(
            Line(
                id=entry.id,
                at=entry.at,
                who=user.name if user else entry.who.replace("system:", "Lawburrows, "),
                email=user.email if user else "",
                agency=agencies[entry.agency],
                did=act.sentence if act else entry.act,
                act=entry.act,
                records=tuple(numbers[record] for record in shown[entry.id] if record in numbers),
                shown=shown[entry.id],
                more=len(entry.records) - len(shown[entry.id]),
                fields=", ".join(name.replace("_", " ") for name in entry.fields),
                purpose=entry.purpose.replace("_", " ").replace(".", ", "),
                reason=words.get(entry.id, ""),
            )
        )
    return found


def _shown(records: Sequence[uuid.UUID], first: uuid.UUID | None) -> tuple[uuid.UUID, ...]:
    """The first few of an entry; the one that was asked for before all others."""
    ordered = sorted(records, key=lambda record: record != first) if first in records else records
    return tuple(ordered[:MOST_SHOWN])


def users_of(entries: Sequence[Any]) -> dict[str, User]:
    """Who is behind the ids of the trail; a job of the system is nobody."""
    ids = {entry.who for entry in entries if not entry.who.startswith("system:")}
    return {str(key): user for key, user in User.objects.in_bulk(ids).items()}


def names_of(entries: Sequence[Any]) -> dict[str, str]:
    """The names behind the ids of the trail; a job of the system is named as such."""
    users = users_of(entries)
    return {
        entry.who: users[entry.who].name if entry.who in users else entry.who.replace("system:", "Lawburrows, ")
        for entry in entries
    }


def agencies_of(entries: Sequence[Any]) -> dict[str, str]:
    """The names of the agencies that the trail names by their keys."""
    keys = {entry.agency for entry in entries}
    return {key: key for key in keys} | dict(Agency.objects.filter(key__in=keys).values_list("key", "name"))
