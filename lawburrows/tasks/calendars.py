"""The days on which something is due, for a calendar outside: no name, no number, no place, nothing of a case."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

from icalendar import Calendar, Event

from lawburrows.meetings.asking import days_asked
from lawburrows.tasks.models import Task
from lawburrows.tasks.queries import mine_open

AHEAD = timedelta(days=92)
# What a calendar says, by the beginning of the kind of task: nothing that stands on one case alone.
SAID = (("visit", "visit due"), ("planned_visit", "visit due"), ("periodic_notification", "notification due"))
ANYTHING = "something due"
A_MEETING = "meeting"
PRODUCT = "-//Lawburrows//What is due//EN"


def digest_of(secret: str) -> bytes:
    """What is kept of the secret in the address of a calendar."""
    return sha256(secret.encode()).digest()


def said_of(kind: str) -> str:
    return next((words for start, words in SAID if kind.startswith(start)), ANYTHING)


def days_of(*, by: Any, on: date) -> Counter[tuple[date, str]]:
    """How many things of each sort are due for the reader on each day; what is late stands on today."""
    found = Task.objects.visible_to(by).filter(mine_open(by), due__lte=on + AHEAD).values_list("due", "kind")
    days = Counter((max(due, on), said_of(kind)) for due, kind in found)
    days.update({(day, A_MEETING): 1 for day in days_asked(by=by, on=on, until=on + AHEAD)})
    return days


def calendar_of(days: Counter[tuple[date, str]], *, made: datetime, address: str) -> bytes:
    """One event for each day and sort of thing; the link leads to the list of work, behind the sign-in."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Lawburrows")
    calendar.add("x-wr-timezone", "Europe/London")
    for (day, words), many in sorted(days.items()):
        event = Event()
        event.add("uid", f"{day.isoformat()}-{words.replace(' ', '-')}@lawburrows")
        event.add("dtstamp", made)
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("summary", f"Lawburrows: {words}" + (f" ({many})" if many > 1 else ""))
        event.add("url", address)
        event.add("transp", "TRANSPARENT")
        event.add("class", "PRIVATE")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
