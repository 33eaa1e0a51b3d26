"""Reading what is due: mine (people in whose case I am named, and what I have myself), my team's (my agency in my area), my whole area's."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, F, Q

from lawburrows.access.grades import Grade
from lawburrows.access.models import AreaCover, Record, User
from lawburrows.access.queries import naming
from lawburrows.access.scope import Visible
from lawburrows.database.lists import one_of
from lawburrows.orders.due import NOTHING_RECORDED, words_when_late
from lawburrows.tasks.explaining import Told, told_of_each
from lawburrows.tasks.models import NotYet, Task

HORIZON = timedelta(days=28)  # what falls due later is not work yet
WEEK = timedelta(days=7)
GROUPS = ("Overdue", "Today", "This week", "Later")
LATER = len(GROUPS) - 1


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
    in_full: bool = True  # whether the reader may open the pages behind it
    kind: str = ""
    not_yet: NotYet | None = None  # the last reason that was given for its being late
    told: tuple[Told, ...] = ()  # who was told of it

    @property
    def late(self) -> str:
        if self.days_late < 1:
            return ""
        if words_when_late(self.kind) == NOTHING_RECORDED:
            return f"{NOTHING_RECORDED} ({self.days_late} day{'' if self.days_late == 1 else 's'}),"
        return f"{self.days_late} day{'' if self.days_late == 1 else 's'} late,"


def _scope(of: str, by: Any, areas: dict[uuid.UUID, list[uuid.UUID]]) -> Q:
    """Records that name the reader; that the agency of a posting leads in its area (team); that lie in it (area)."""
    if of == "mine":
        return naming(by.pk)
    found = Q(pk=None)
    for posting in by.postings_on(by.identity.today):
        one = Q() if of == "area" else Q(lead=posting.agency_id)
        if posting.area_id:
            one &= Q(one_of("area_id", areas[posting.area_id]))
        found |= one
    return found


def _scopes(kinds: Iterable[str], by: Any) -> dict[str, Q]:
    """What each list is about, as conditions on records."""
    mine = [posting.area_id for posting in by.postings_on(by.identity.today) if posting.area_id]
    areas: dict[uuid.UUID, list[uuid.UUID]] = {area: [] for area in mine}
    if mine and set(kinds) - {"mine"}:
        for area, council in AreaCover.objects.filter(area__in=mine).values_list("area_id", "council_area_id"):
            areas[area].append(council)
    return {of: _scope(of, by, areas) for of in kinds}


def whose_records(of: str, by: Any) -> Q:
    """The scope of one list, as a condition on records: mine, my team's, my area's."""
    return _scopes((of,), by)[of]


def _records(scopes: dict[str, Q]) -> dict[str, set[uuid.UUID]]:
    """The records of each list. First these, by their indexes; then what is due on them: row security would otherwise
    ask of every open task in the country whether it may be seen."""
    anywhere = Q(pk=None)
    for scope in scopes.values():
        anywhere |= scope
    marks = {f"in_{of}": ExpressionWrapper(scope, output_field=BooleanField()) for of, scope in scopes.items()}
    found = list(Record.objects.filter(anywhere).annotate(**marks).values_list("pk", *marks, named=True))
    return {of: {row.pk for row in found if getattr(row, f"in_{of}")} for of in scopes}


@dataclass(frozen=True)
class Waiting:
    """What is due within four weeks in all of the reader's lists, without its words: enough to count and to sort."""

    lists: dict[str, list[uuid.UUID]]
    done_today: dict[str, list[uuid.UUID]]
    mine: int
    groups: dict[str, Counter[str]]  # how much of each list is late, for today, for this week, for later


def waiting(kinds: tuple[str, ...], *, by: Any, on: date) -> Waiting:
    """What waits on the records of every list; whether a row may be seen is the dear part, so it is asked once."""
    records = _records(_scopes(("mine", *kinds), by))
    open_or_done = Q(done_on=None, due__lte=on + HORIZON) | Q(done_on=on)
    rows = Task.objects.visible_to(by).filter(open_or_done, _on_or_of(set().union(*records.values()), by))
    found = sorted(
        rows.values_list("pk", "record_id", "due", "harm", "done_on", "whose_id", named=True),
        key=lambda row: _order(row, on),
    )
    has = {
        of: [row for row in found if row.record_id in records[of] or (of == "mine" and row.whose_id == by.pk)]
        for of in ("mine", *kinds)
    }
    lists = {of: [row.pk for row in has[of] if not row.done_on] for of in kinds}
    done = {of: [row.pk for row in has[of] if row.done_on] for of in kinds}
    groups = {of: Counter(GROUPS[_group(row.due, on)] for row in has[of] if not row.done_on) for of in kinds}
    mine = sum(not row.done_on for row in has["mine"])
    return Waiting(lists, done, mine, groups)


def _on_or_of(records: Iterable[uuid.UUID], by: Any) -> Q:
    """What is due on these records, and what the reader has in a case of others: an action, say."""
    return Q(one_of("record_id", records)) | Q(whose=by.pk)


def _order(row: Any, on: date) -> tuple[Any, ...]:
    """What is pressing stands by the harm of being late; what comes later than this week by its day alone."""
    group = _group(row.due, on)
    return (group, -row.harm if group < LATER else 0, row.due, -row.harm, row.pk)


def _group(due: date, on: date) -> int:
    """Late, today, this week, later."""
    return 0 if due < on else 1 if due == on else 2 if due <= on + WEEK else LATER


def due_for_me(*, by: Any, on: date) -> int:
    """How many things of mine are late or due within four weeks: the number in the frame of every page, and on Mine."""
    mine = _records(_scopes(("mine",), by))["mine"]
    rows = Task.objects.visible_to(by).filter(_on_or_of(mine, by), done_on=None, due__lte=on + HORIZON)
    return rows.count()


def mine_open(by: Any) -> Q:
    """What is open on the records that name the reader, or is theirs, as a condition on tasks."""
    return _on_or_of(_records(_scopes(("mine",), by))["mine"], by) & Q(done_on=None)


def counts(*, by: Any, on: date) -> tuple[int, int, int]:
    """How much of mine is late, due today, and due in the week after today."""
    dues = Task.objects.visible_to(by).filter(mine_open(by), due__lte=on + WEEK).values_list("due", flat=True)
    groups = [_group(due, on) for due in dues]
    return groups.count(0), groups.count(1), groups.count(2)


def lines(some: list[uuid.UUID], *, by: Any, on: date) -> list[Row]:
    """These tasks with their words, in the order that was given."""
    whole = Visible(F("record_id"), by=by, grade=Grade.FULL)
    rows = Task.objects.visible_to(by).filter(one_of("pk", some)).annotate(in_full=whole)
    found = {row["pk"]: as_row(row, on=on) for row in rows.values("pk", "in_full", *_COLUMNS)}
    said = reasons_of([row for row in found.values() if row.days_late > 0 and row.done_on is None], by=by)
    told = told_of_each([(row.record, row.key) for row in found.values() if row.done_on is None], by=by)
    for pk, row in found.items():
        where = (row.record, row.key)
        found[pk] = replace(row, not_yet=said.get(where), told=tuple(told.get(where, ())))
    return [found[pk] for pk in some if pk in found]


def reasons_of(late: list[Row], *, by: Any) -> dict[tuple[uuid.UUID, str], NotYet]:
    """The last reason that was said for each of these, to those who see the records in full."""
    if not late:
        return {}
    rows = NotYet.objects.visible_to(by).filter(one_of("record_id", {row.record for row in late}))
    return {(one.record_id, one.key): one for one in rows.select_related("said_by").order_by("said_at", "pk")}


def open_on(record: Record, *, by: Any) -> list[Task]:
    """What is due on one record, the earliest day first."""
    return list(Task.objects.visible_to(by).filter(record=record, done_on=None).order_by("due", "-harm", "key"))


def task_of(record: Record, key: str, *, by: Any) -> Task | None:
    """One thing that is due on this record."""
    found = Task.objects.visible_to(by).filter(record=record, key=key).first()
    if found is not None:
        found.record = record
    return found


_COLUMNS = (
    "record_id",
    "record__ref",
    "record__person__name",
    "key",
    "kind",
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
        kind=found["kind"],
        what=found["what"],
        due=found["due"],
        days_late=(on - found["due"]).days,
        why=found["provision"],
        unverified=found["unverified"],
        act=found["address"],
        label=found["label"],
        group=GROUPS[_group(found["due"], on)],
        done_on=found["done_on"],
        in_full=found.get("in_full", True),
    )


def user_called(key: Any) -> User | None:
    return User.objects.filter(pk=key).first()


def next_due(of: str, *, by: Any, on: date) -> date | None:
    """The first day after the horizon on which something falls due."""
    records = _records(_scopes((of,), by))[of]
    there = _on_or_of(records, by) if of == "mine" else Q(one_of("record_id", records))
    rows = Task.objects.visible_to(by).filter(there, done_on=None, due__gt=on + HORIZON)
    return rows.order_by("due").values_list("due", flat=True).first()
