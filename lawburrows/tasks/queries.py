"""Reading what is due: mine (people in whose case I am named, and what I have myself), my team's (my agency in my area), my whole area's."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, reduce
from operator import or_
from typing import Any, NamedTuple

from django.db.models import BooleanField, DateField, ExpressionWrapper, F, Q, UUIDField

from lawburrows.access.grades import Grade
from lawburrows.access.models import AreaCover, Record, User
from lawburrows.access.queries import naming
from lawburrows.access.scope import ME, TODAY, Visible, Whoever, roles_of
from lawburrows.database.kept import Given, Kept
from lawburrows.database.lists import as_list, one_of, one_of_given
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


def _scope(of: str, me: Any, places: Iterable[tuple[Any, Q | None]]) -> Q:
    """Records that name the reader; that the agency of a posting leads in its area (team); that lie in it (area)."""
    if of == "mine":
        return naming(me)
    found = Q(pk=None)
    for agency, inside in places:
        one = Q() if of == "area" else Q(lead=agency)
        found |= one & inside if inside else one
    return found


def _places(by: Any) -> list[tuple[uuid.UUID, list[uuid.UUID] | None]]:
    """The agency of each posting of the reader, and the council areas of its area; None: it is posted to none."""
    mine = by.postings_on(by.identity.today)
    areas: dict[uuid.UUID, list[uuid.UUID]] = {posting.area_id: [] for posting in mine if posting.area_id}
    if areas:
        for area, council in AreaCover.objects.filter(area__in=areas).values_list("area_id", "council_area_id"):
            areas[area].append(council)
    return [(posting.agency_id, areas[posting.area_id] if posting.area_id else None) for posting in mine]


def whose_records(of: str, by: Any) -> Q:
    """The scope of one list, as a condition on records: mine, my team's, my area's."""
    places = _places(by) if of != "mine" else []
    inside = [(agency, Q(one_of("area_id", areas)) if areas is not None else None) for agency, areas in places]
    return _scope(of, by.pk, inside)


@cache
def _lists(kinds: tuple[str, ...], bounded: tuple[bool, ...]) -> Kept:
    """Which records stand in which lists of a reader whose postings are (not) bounded to an area."""
    places = [
        (Given(f"agency{n}", output_field=UUIDField()), Q(one_of_given("area_id", f"areas{n}")) if inside else None)
        for n, inside in enumerate(bounded)
    ]
    scopes = [_scope(of, ME, places) for of in kinds]
    marks = [ExpressionWrapper(scope, output_field=BooleanField()) for scope in scopes]
    return Kept(Record.objects.filter(reduce(or_, scopes)).values_list("pk", *marks))


def _records(kinds: tuple[str, ...], by: Any) -> dict[str, set[uuid.UUID]]:
    """The records of each list. First these, by their indexes; then what is due on them: row security would otherwise
    ask of every open task in the country whether it may be seen."""
    places = _places(by) if set(kinds) - {"mine"} else []
    given: dict[str, Any] = {f"agency{n}": agency for n, (agency, _) in enumerate(places)}
    given |= {f"areas{n}": as_list(areas or ()) for n, (_, areas) in enumerate(places)}
    rows = _lists(kinds, tuple(areas is not None for _, areas in places)).ask(**given)
    return {of: {row[0] for row in rows if row[n]} for n, of in enumerate(kinds, 1)}


class _Found(NamedTuple):
    pk: uuid.UUID
    record_id: uuid.UUID
    due: date
    harm: int
    done_on: date | None
    whose_id: uuid.UUID | None


@cache
def _due_soon(roles: tuple[str, ...]) -> Kept:
    """What is open and due until a day, or was done today, on `records` or in the reader's own hands."""
    rows = Task.objects.visible_to(Whoever(roles)).filter(
        Q(done_on=None, due__lte=Given("until", output_field=DateField())) | Q(done_on=TODAY),
        one_of_given("record_id", "records") | Q(whose=ME),
    )
    return Kept(rows.values_list(*_Found._fields))


def _found(records: Iterable[uuid.UUID], *, by: Any, on: date) -> list[_Found]:
    rows = _due_soon(roles_of(by)).ask(records=as_list(records), until=on + HORIZON)
    return [_Found(*row) for row in rows]


@dataclass(frozen=True)
class Waiting:
    """What is due within four weeks in all of the reader's lists, without its words: enough to count and to sort."""

    lists: dict[str, list[uuid.UUID]]
    done_today: dict[str, list[uuid.UUID]]
    mine: int
    groups: dict[str, Counter[str]]  # how much of each list is late, for today, for this week, for later


def waiting(kinds: tuple[str, ...], *, by: Any, on: date) -> Waiting:
    """What waits on the records of every list; whether a row may be seen is the dear part, so it is asked once."""
    records = _records(tuple(dict.fromkeys(("mine", *kinds))), by)
    found = sorted(_found(set().union(*records.values()), by=by, on=on), key=lambda row: _order(row, on))
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
    return sum(row.done_on is None for row in _found(_records(("mine",), by)["mine"], by=by, on=on))


def mine_open(by: Any) -> Q:
    """What is open on the records that name the reader, or is theirs, as a condition on tasks."""
    return _on_or_of(_records(("mine",), by)["mine"], by) & Q(done_on=None)


def counts(*, by: Any, on: date) -> tuple[int, int, int]:
    """How much of mine is late, due today, and due in the week after today."""
    dues = Task.objects.visible_to(by).filter(mine_open(by), due__lte=on + WEEK).values_list("due", flat=True)
    groups = [_group(due, on) for due in dues]
    return groups.count(0), groups.count(1), groups.count(2)


def lines(some: list[uuid.UUID], *, by: Any, on: date) -> list[Row]:
    """These tasks with their words, in the order that was given."""
    rows = _with_words(roles_of(by)).ask(some=as_list(some))
    found = {pk: as_row(dict(zip(_COLUMNS, row, strict=True)), on=on) for pk, *row in rows}
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
    "in_full",
)


@cache
def _with_words(roles: tuple[str, ...]) -> Kept:
    by = Whoever(roles)
    whole = Visible(F("record_id"), by=by, grade=Grade.FULL)
    rows = Task.objects.visible_to(by).filter(one_of_given("pk", "some")).annotate(in_full=whole)
    return Kept(rows.values_list("pk", *_COLUMNS))


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
    records = _records((of,), by)[of]
    there = _on_or_of(records, by) if of == "mine" else Q(one_of("record_id", records))
    rows = Task.objects.visible_to(by).filter(there, done_on=None, due__gt=on + HORIZON)
    return rows.order_by("due").values_list("due", flat=True).first()
