"""Who has how much to do: for each person of a team or an area, the cases and what is due on them."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q

from lawburrows.access.grades import Grade
from lawburrows.access.models import AreaCover, Posting, Record, User
from lawburrows.access.queries import in_force
from lawburrows.access.roles import BY_KEY
from lawburrows.database.lists import one_of
from lawburrows.orders.models import Absence, HarmDecision
from lawburrows.tasks.models import Task
from lawburrows.tasks.queries import WEEK, whose_records

GRAVE = (HarmDecision.Value.HIGH, HarmDecision.Value.VERY_HIGH)
COLUMNS = ("overdue", "week", "visits", "cases", "grave", "away")
ONLY = {
    "overdue": "overdue",
    "week": "due today or within a week",
    "visits": "visits owed",
}


def only(word: str, on: date) -> Q:
    """What one number of the page counts, as a condition on tasks: the list behind it asks the same."""
    conditions = {
        "overdue": Q(due__lt=on),
        "week": Q(due__gte=on, due__lte=on + WEEK),
        "visits": Q(kind__contains="visit", due__lte=on + WEEK),
    }
    return conditions.get(word, Q())


def narrowed(tasks: list[uuid.UUID], *, whose: str, word: str, on: date, by: Any) -> list[uuid.UUID]:
    """Those of a list that one person has to do (`nobody`: nobody), or that one number counts; in the same order."""
    wanted = only(word, on)
    if whose:
        wanted &= Q(whose=None) if whose == "nobody" else Q(whose=whose)
    kept = set(Task.objects.visible_to(by).filter(one_of("pk", tasks)).filter(wanted).values_list("pk", flat=True))
    return [pk for pk in tasks if pk in kept]


@dataclass
class Load:
    """One person's part; `user` is None for what nobody is named for."""

    user: User | None
    cases: set[uuid.UUID] = field(default_factory=set)
    grave: set[uuid.UUID] = field(default_factory=set)
    away: set[uuid.UUID] = field(default_factory=set)
    overdue: int = 0
    week: int = 0
    visits: int = 0

    @property
    def key(self) -> str:
        return str(self.user.pk) if self.user else "nobody"

    @property
    def name(self) -> str:
        return self.user.name if self.user else "Nobody is named"

    def number(self, column: str) -> int:
        value = getattr(self, column)
        return len(value) if isinstance(value, set) else value


def colleagues(of: str, *, by: Any, on: date) -> set[uuid.UUID]:
    """Who is posted to work with cases where the reader is: in the same agency and area (team), in the area (area)."""
    found: set[uuid.UUID] = set()
    working = [key for key, role in BY_KEY.items() if role.inside >= Grade.SUMMARY]
    for posting in by.postings_on(on):
        here = Posting.objects.in_force(on).filter(role__in=working, user__is_active=True)
        if of == "team":
            here = here.filter(agency=posting.agency_id)
            here = here.filter(area=posting.area_id) if posting.area_id else here
        elif posting.area_id:
            councils = AreaCover.objects.filter(area=posting.area_id).values("council_area")
            here = here.filter(area__in=AreaCover.objects.filter(council_area__in=councils).values("area"))
        else:
            continue  # a whole country is nobody's area
        found |= set(here.values_list("user", flat=True))
    return found


def load_of(of: str, *, by: Any, on: date) -> list[Load]:
    """Everybody who is named in a case of the list, or could be; who has most overdue and due stands first."""
    rows = Record.objects.visible_to(by, grade=Grade.SUMMARY).filter(
        whose_records(of, by), closed_on=None, merged_into=None
    )
    named = {row[0]: row[1:] for row in rows.values_list("pk", *(f"{place}_id" for place in Record.NAMED))}
    loads: dict[uuid.UUID | None, Load] = {}
    users = User.objects.in_bulk({one for ones in named.values() for one in ones if one} | colleagues(of, by=by, on=on))
    for pk, user in users.items():
        loads[pk] = Load(user)
    loads[None] = Load(None)
    grave = _about(HarmDecision.objects.filter(value__in=GRAVE, ends=None), named, by)
    away = _about(Absence.objects.filter(in_force(on)), named, by)
    for record, places in named.items():
        for one in {place for place in places if place} or {None}:
            loads[one].cases.add(record)
            if record in grave:
                loads[one].grave.add(record)
            if record in away:
                loads[one].away.add(record)
    _count(loads, named, by=by, on=on)
    found = [one for one in loads.values() if one.user or one.cases or one.overdue or one.week]
    return sorted(found, key=lambda one: (-one.overdue, -one.week, -len(one.cases), one.name))


def _about(rows: Any, records: Iterable[uuid.UUID], by: Any) -> set[uuid.UUID]:
    return set(rows.visible_to(by).filter(one_of("record_id", records)).values_list("record_id", flat=True))


def _count(loads: dict[uuid.UUID | None, Load], records: Iterable[uuid.UUID], *, by: Any, on: date) -> None:
    tasks = Task.objects.visible_to(by).filter(one_of("record_id", records), done_on=None, due__lte=on + WEEK)
    whose: dict[uuid.UUID | None, list[tuple[date, str]]] = defaultdict(list)
    for user, due, kind in tasks.values_list("whose_id", "due", "kind"):
        whose[user].append((due, kind))
    missing = User.objects.in_bulk({user for user in whose if user and user not in loads})
    for pk, user in missing.items():
        loads[pk] = Load(user)
    for pk, dues in whose.items():
        loads[pk].overdue = sum(due < on for due, _ in dues)
        loads[pk].week = sum(due >= on for due, _ in dues)
        loads[pk].visits = sum("visit" in kind for _, kind in dues)
