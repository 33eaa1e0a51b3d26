"""What somebody owes whoever asked for it: any app says it in this shape, and the list of work shows it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime


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
