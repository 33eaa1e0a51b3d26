"""The people of a list: mine, my team's, my area's, with category, level, risk, lead and the next date of each."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from lawburrows.access.grades import Grade
from lawburrows.access.models import Record
from lawburrows.access.queries import in_force
from lawburrows.breaches.queries import sought
from lawburrows.database.lists import one_of
from lawburrows.orders.models import Absence, CategoryDecision, HarmDecision, LevelDecision
from lawburrows.tasks.models import Task, kinds_in_lists
from lawburrows.tasks.queries import whose_records

RISKS = dict(HarmDecision.Value.choices)
GRAVITY = {"very_high": 4, "high": 3, "medium": 2, "low": 1}  # who is not assessed stands after the low, and says so


@dataclass(frozen=True)
class Managed:
    """One person of the list."""

    record: uuid.UUID
    ref: str
    who: str
    born: Any
    category: str
    level: str
    risk: str
    lead: str
    manager: str
    next_what: str
    next_due: date | None
    overdue: int
    on: date
    sought: str = ""  # wanted, missing, or nothing

    @property
    def late(self) -> bool:
        return self.next_due is not None and self.next_due < self.on


def _open(by: Any) -> QuerySet[Task]:
    return Task.objects.filter(kinds_in_lists(by), record=OuterRef("pk"), done_on=None).order_by("due", "pk")


def _current(model: Any) -> Subquery:
    return Subquery(model.objects.filter(record=OuterRef("pk"), ends=None).values("value")[:1])


def _overdue(by: Any, on: date) -> Any:
    late = (
        Task.objects.filter(kinds_in_lists(by), record=OuterRef("pk"), done_on=None, due__lt=on)
        .order_by()
        .values("record")
    )
    return Coalesce(Subquery(late.annotate(many=Count("pk")).values("many")), 0)


def _order(sort: str, by: Any, on: date) -> list[Any]:
    """What a list is sorted by, the most pressing first; reversed by a minus before it."""
    word = sort.removeprefix("-")
    risk = Case(
        *(When(_risk=value, then=Value(n)) for value, n in GRAVITY.items()),
        default=Value(0),
        output_field=IntegerField(),
    )
    keys: dict[str, Any] = {
        "name": F("person__sort_key"),
        "category": _current(CategoryDecision),
        "level": _current(LevelDecision),
        "risk": risk,
        "lead": F("lead__name"),
        "next": Subquery(_open(by).values("due")[:1]),
        "overdue": _overdue(by, on),
    }
    falls = falling(sort)
    made = keys[word].desc(nulls_last=True) if falls else keys[word].asc(nulls_last=True)
    return [made, "person__sort_key", "pk"]


SORTS = ("name", "category", "level", "risk", "lead", "next", "overdue")
GRAVEST_FIRST = frozenset({"level", "risk", "overdue"})


def falling(by: str) -> bool:
    """Whether a list sorted so begins with the highest."""
    return (by.removeprefix("-") in GRAVEST_FIRST) != by.startswith("-")


def only(word: str, named: str, on: date) -> Q:
    """What one number of the page of who has how much counts, as a condition on records: the list behind it."""
    found = Q()
    if named == "nobody":
        found &= Q(**dict.fromkeys(Record.NAMED))
    elif named:
        found &= Q(*((place, named) for place in Record.NAMED), _connector=Q.OR)
    if word == "grave":
        found &= Q(pk__in=HarmDecision.objects.filter(value__in=("high", "very_high"), ends=None).values("record"))
    elif word == "away":
        found &= Q(pk__in=Absence.objects.filter(in_force(on)).values("record"))
    return found


def caseload(of: str, *, by: Any, on: date, sort: str, word: str = "", named: str = "") -> list[uuid.UUID]:
    """The records of a list in its order; those that are closed are not work any more."""
    rows = Record.objects.visible_to(by, grade=Grade.SUMMARY).filter(
        whose_records(of, by), closed_on=None, merged_into=None
    )
    if word or named:
        rows = rows.filter(only(word, named, on))
    if sort.removeprefix("-") == "risk":
        rows = rows.annotate(_risk=_current(HarmDecision))
    return list(rows.order_by(*_order(sort, by, on)).values_list("pk", flat=True))


def people_in(records: list[uuid.UUID], *, by: Any, on: date) -> list[Managed]:
    """These people, in the order that was given."""
    rows = (
        Record.objects.visible_to(by, grade=Grade.SUMMARY)
        .filter(one_of("pk", records))
        .annotate(
            category=_current(CategoryDecision),
            level=_current(LevelDecision),
            risk=_current(HarmDecision),
            next_what=Subquery(_open(by).values("what")[:1]),
            next_due=Subquery(_open(by).values("due")[:1]),
            overdue=_overdue(by, on),
        )
        .values(
            "pk",
            "ref",
            "person__name",
            "person__born",
            "person__born_stated",
            "lead__name",
            "manager__name",
            "category",
            "level",
            "risk",
            "next_what",
            "next_due",
            "overdue",
        )
    )
    told = sought(records, by=by, on=on)
    found = {row["pk"]: replace(_managed(row, on), sought=told.get(row["pk"], "")) for row in rows}
    return [found[pk] for pk in records if pk in found]


def _managed(row: dict[str, Any], on: date) -> Managed:
    return Managed(
        record=row["pk"],
        ref=row["ref"],
        who=row["person__name"] or row["ref"],
        born=row["person__born"] or row["person__born_stated"] or "",
        category=str(row["category"] or ""),
        level=str(row["level"] or ""),
        risk=RISKS.get(row["risk"], ""),
        lead=row["lead__name"],
        manager=row["manager__name"] or "",
        next_what=row["next_what"] or "",
        next_due=row["next_due"],
        overdue=row["overdue"],
        on=on,
    )
