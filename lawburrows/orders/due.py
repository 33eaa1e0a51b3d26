"""What falls due about one person, as every app says it: the deadline, its key, whose it is, and where it is met."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import date

from lawburrows.rules.deadline import Deadline

NOTIFICATION_OFFICER = "notification_officer"  # the names of `Record.NAMED`; none: the record manager
SUPERVISING_OFFICER = "supervising_officer"
PRISON_CONTACT = "prison_contact"
TELL = "notification:attend"  # the page on which a person's notification is taken
TOLD_BY_THE_PERSON = frozenset(
    {
        "initial_notification",
        "change_notification",
        "periodic_notification",
        "travel_notification",
        "return_notification",
        "say_it_did_not_happen",
    }
)
NOTHING_RECORDED = "No notification recorded"


def words_when_late(kind: str) -> str:
    """What is said of a date that has passed. Of a person's own duty no more than what we hold: never a breach."""
    return NOTHING_RECORDED if kind in TOLD_BY_THE_PERSON else "Overdue"


@dataclass(frozen=True)
class Due(Deadline):
    """A deadline of one person: its key in the record, who of the case has it, and the page on which it is met."""

    key: str = ""
    act: str = ""  # the name of the page that does it
    label: str = ""  # the words of its button
    named: str = NOTIFICATION_OFFICER  # who of the case; the record manager where nobody is named so, or for ""
    person: uuid.UUID | None = None  # one user who has it, whoever is named in the case


@dataclass(frozen=True)
class Dates:
    """What one app says of one record: what falls due, and the keys of what was met, with the day."""

    deadlines: tuple[Due, ...] = ()
    fulfilled: dict[str, date] = field(default_factory=dict)


def due_on_page(
    found: Deadline,
    key: str,
    act: str = "",
    label: str = "",
    named: str = NOTIFICATION_OFFICER,
    *,
    person: uuid.UUID | None = None,
) -> Due:
    """A deadline as one of a person: its key, and the page that meets it with the words of its button."""
    return Due(**{**vars(found), "key": key, "act": act, "label": label, "named": named, "person": person})
