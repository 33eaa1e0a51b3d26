"""Reading what is due: mine (people in whose case I am named), my team's (my agency in my area), my whole area's."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When

from lawburrows.access.models import AreaCover, Record
from lawburrows.tasks.models import Task

HORIZON = timedelta(days=28)  # what falls due later is not work yet
WEEK = timedelta(days=7)
GROUPS = ("Overdue", "Today", "This week", "Later")


@dataclass(frozen=True)
class Row:
    """One line of the list."""

    record: uuid.UUID
    ref: str
    who: str
    key: str
    what: str
    due: date
    days_late: int
    why: str
    unverified: bool
    act: str
    label: str
    group: str
    done_on: date | None = None

    @property
    def late(self) -> str:
        if self.days_late < 1:
            return ""
        return f"{self.days_late} day{'' if self.days_late == 1 else 's'} late,"


def _is_mine(by: Any) -> Q:
    named = Q()
    for place in Record.NAMED:
        named |= Q(**{f"record__{place}": by.pk})
    return named


def _is_ours(by: Any, *, of_any_lead: bool) -> Q:
    """In the council areas of a posting in force, and (for the team) led by its agency."""
    found = Q(pk=None)
    for posting in by.postings_on(by.identity.today):
        one = Q() if of_any_lead else Q(record__lead=posting.agency_id)
        if posting.area_id:
            one &= Q(record__area__in=AreaCover.objects.filter(area=posting.area_id).values("council_area"))
        found |= one
    return found


def _of(of: str, by: Any) -> Q:
    return _is_mine(by) if of == "mine" else _is_ours(by, of_any_lead=of == "area")


def open_tasks(*, by: Any, until: date) -> QuerySet[Task]:
    """Tasks not yet done that fall due by a day."""
    return Task.objects.visible_to(by).filter(done_on=None, due__lte=until)


def counts(kinds: tuple[str, ...], *, by: Any, on: date) -> dict[str, int]:
    """How many are due within four weeks, or late, in each of these lists."""
    asked = {of: Count("pk", filter=_of(of, by)) for of in kinds}
    widest = _of(kinds[-1], by) | _of("mine", by)
    return open_tasks(by=by, until=on + HORIZON).filter(widest).aggregate(**asked)


def due_for_me(*, by: Any, on: date) -> int:
    """How many things of mine are late or due within a week: the number in the frame of every page."""
    return open_tasks(by=by, until=on + WEEK).filter(_is_mine(by)).count()


def work(of: str, *, by: Any, on: date) -> QuerySet[Task]:
    """What is due, in its order: late, today, this week, later; within each, the worst harm of being late first."""
    group = Case(
        When(due__lt=on, then=Value(0)),
        When(due=on, then=Value(1)),
        When(due__lte=on + WEEK, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    found = open_tasks(by=by, until=on + HORIZON).filter(_of(of, by)).annotate(group=group)
    return found.order_by("group", "-harm", "due", "pk").values(*_COLUMNS, "group")


_COLUMNS = (
    "record_id",
    "record__ref",
    "record__person__name",
    "key",
    "what",
    "due",
    "provision",
    "unverified",
    "address",
    "label",
    "done_on",
)


def as_row(found: dict[str, Any], *, on: date) -> Row:
    """A row of the database as a line of the list."""
    return Row(
        record=found["record_id"],
        ref=found["record__ref"],
        who=found["record__person__name"] or found["record__ref"],
        key=found["key"],
        what=found["what"],
        due=found["due"],
        days_late=(on - found["due"]).days,
        why=found["provision"],
        unverified=found["unverified"],
        act=found["address"],
        label=found["label"],
        group=GROUPS[found.get("group", 3)],
        done_on=found["done_on"],
    )


def next_due(of: str, *, by: Any, on: date) -> date | None:
    """The first day after the horizon on which something falls due."""
    rows = Task.objects.visible_to(by).filter(_of(of, by), done_on=None, due__gt=on + HORIZON)
    return rows.order_by("due").values_list("due", flat=True).first()


def done_today(of: str, *, by: Any, on: date) -> list[Row]:
    """What was met today, for the comfort of an empty list."""
    rows = Task.objects.visible_to(by).filter(_of(of, by), done_on=on).order_by(F("due")).values(*_COLUMNS)
    return [as_row(row, on=on) for row in rows[:25]]
