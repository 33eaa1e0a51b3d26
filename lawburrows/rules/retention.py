"""When a record must be looked at again before it is kept longer. Every row waits for an information governance lead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lawburrows.rules.deadline import Deadline, Step, deadline, in_words
from lawburrows.rules.source import Source, remembered
from lawburrows.rules.term import Term, after, birthday, years


@dataclass(frozen=True)
class RetentionRow:
    """Reviewed so long after an event, or on a birthday; nothing is erased without a person's decision."""

    record: str
    words: str
    after_event: Term | None
    at_age: int | None
    source: Source


_CUSTOM = remembered("How ViSOR records are kept", "archived on leaving, reviewed at the hundredth birthday")
_LIMITS = remembered("Data Protection Act 2018", "section 39: periodic review of what is kept")

_OURS = remembered("Our own choice", "what is held of a young person is looked at earlier")

RETENTION = (
    RetentionRow("register", "the record of a person once managed", None, 100, _CUSTOM),
    RetentionRow("young", "the record of a person who was under 18", None, 18, _OURS),
    RetentionRow("active-review", "a record in use, looked at again for need and accuracy", years(1), None, _LIMITS),
    RetentionRow("search-terms", "the erasable words of a search", years(1), None, _LIMITS),
    RetentionRow("withdrawn-referral", "a referral that met no criteria", years(6), None, _LIMITS),
)


def retention_review(record: str, *, event: date | None = None, date_of_birth: date | None = None) -> Deadline:
    """When the record must be reviewed; `due` is None while the date it hangs on is not known."""
    [row] = [row for row in RETENTION if row.record == record]
    due = None
    if row.at_age and date_of_birth:
        due = birthday(date_of_birth, row.at_age)
    elif row.after_event and event:
        due = after(event, row.after_event)
    when = f"{row.at_age} years of age" if row.at_age else f"{row.after_event} after the event"
    steps = (Step(f"Review of {row.words} at {when}", in_words(due) if due else "date not known", row.source),)
    return deadline("retention_review", f"Review of {row.words}", due, row.source, steps, harm=1)
