"""What somebody owes whoever asked for it: any app says it in this shape, and the list of work shows it."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Model, Q

from lawburrows.access.models import Record, User


@dataclass(frozen=True)
class Owed:
    """Something that the reader asked of somebody else, who has not answered."""

    kind: str  # what sort of thing it is, in one word: with its id, one thing among all that anybody owes
    pk: uuid.UUID
    what: str
    text: str = ""
    since: datetime | None = None
    due: date | None = None  # by when it was to be answered; None where nothing sets a time
    record: uuid.UUID | None = None  # None where the record is not the reader's to see
    who: str = ""
    ref: str = ""
    whom: str = ""
    telephone: str = ""
    began: str = "asked"  # what was done on the day `since`

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.pk}"


@dataclass(frozen=True)
class Debt:
    """Whom to remind of one thing, for a job of the system: the record, the page of the answer, and who gives it."""

    record: Record | None
    address: str
    debtors: list[User]


@dataclass(frozen=True)
class Waits:
    """One kind of thing for which people wait: what of it others owe a reader (`by`, `on`), and who owes one of it.

    `asked` are the tables, and which of their rows the reader (`ME`) waits for: by them the list of work learns of all kinds at once whether
    there is any. What is shown of them begins at the reader, as every read does.
    """

    kind: str
    asked: tuple[tuple[type[Model], Q], ...]
    owing: Callable[..., Iterable[Owed]]
    debt: Callable[..., Debt | None]


def whose(record: Record) -> str:
    """The name by which a list calls a record: the person's, or the number where the reader has no name."""
    person = getattr(record, "person", None)
    return person.name if person else record.ref
