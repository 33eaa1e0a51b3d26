"""What somebody holds that could be given to others, who could have it, and a balanced suggestion."""

from __future__ import annotations

import heapq
import uuid
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from lawburrows.access.grades import Grade
from lawburrows.access.models import AreaCover, Posting, Record, User
from lawburrows.access.permissions import Permission
from lawburrows.access.roles import BY_KEY
from lawburrows.access.why import NAMED_AS
from lawburrows.actions.models import RUNNING, Action
from lawburrows.database.lists import one_of
from lawburrows.tasks.models import Task
from lawburrows.tasks.queries import WEEK

AT_A_TIME = 250  # cases on one page


@dataclass(frozen=True)
class Held:
    """One case of somebody: in which places they are named, how much is due on it, and the actions that they have."""

    record: Record
    who: str
    places: tuple[str, ...]
    overdue: int
    week: int
    actions: int = 0

    @property
    def as_what(self) -> str:
        found = [NAMED_AS[place].lower() for place in self.places]
        if self.actions:
            found.append(f"{self.actions} action{'' if self.actions == 1 else 's'}")
        return ", ".join(found)

    @property
    def weight(self) -> int:
        """How much work it is, for a balance: a case, and what is late or due on it."""
        return 1 + self.overdue + self.week


@dataclass(frozen=True)
class Holding:
    """Somebody who is named in cases within reach, and in how many."""

    user: User
    cases: int
    leaving: bool  # no posting for work with cases is in force


def _reach(by: Any) -> Any:
    """The open cases in which the reader changes who is named, as `access.policy.may_manage_case` says of each."""
    areas: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    managing = [
        (posting, role)
        for posting in by.postings_on(by.identity.today)
        for role in [BY_KEY[posting.role]]
        if Permission.ACCESS_MANAGE in role.permissions
    ]
    for area, council in AreaCover.objects.filter(
        area__in=[posting.area_id for posting, _ in managing if posting.area_id]
    ).values_list("area_id", "council_area_id"):
        areas[area].append(council)
    mine = Q(manager=by.pk)
    for posting, role in managing:
        one = Q() if role.by_area >= Grade.FULL else Q(lead=posting.agency_id)
        mine |= one & Q(one_of("area_id", areas[posting.area_id])) if posting.area_id else one
    return Record.objects.visible_to(by, grade=Grade.FULL).filter(mine, closed_on=None, merged_into=None)


def _named(user: uuid.UUID) -> Q:
    found = Q(pk=None)
    for place in Record.NAMED:
        found |= Q(**{place: user})
    return found


def holders(*, by: Any, on: date) -> list[Holding]:
    """Everybody who is named in a case within the reader's reach: those without a posting first, then by number."""
    has: dict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    for pk, *row in _reach(by).values_list("pk", *(f"{place}_id" for place in Record.NAMED)):
        for one in row:
            if one:
                has[one].add(pk)
    reach = _reach(by).values("pk")
    for user, pk in (
        Action.objects.visible_to(by).filter(RUNNING, record__in=reach).values_list("whose_id", "record_id")
    ):
        has[user].add(pk)
    many = Counter({user: len(records) for user, records in has.items()})
    users = User.objects.in_bulk(list(many))
    working = [key for key, role in BY_KEY.items() if role.inside >= Grade.SUMMARY]
    posted = Posting.objects.in_force(on).filter(role__in=working, user__in=list(users))
    here = set(posted.values_list("user", flat=True))
    found = [Holding(users[pk], cases, pk not in here) for pk, cases in many.items()]
    return sorted(found, key=lambda one: (not one.leaving, -one.cases, one.user.name))


def held_by(user: User, *, by: Any, on: date) -> list[Held]:
    """The cases of somebody that the reader may give to others, what is most pressing first."""
    actions: Any = Action.objects.visible_to(by).filter(RUNNING, whose=user)
    having = Counter(actions.values_list("record_id", flat=True))
    named = _named(user.pk) | Q(one_of("pk", having))
    mine = list(_reach(by).filter(named).select_related("lead", "area", "person", *Record.NAMED))
    tasks = Task.objects.visible_to(by).filter(one_of("record_id", [row.pk for row in mine]), done_on=None)
    counted = (
        tasks.order_by()
        .values("record_id")
        .annotate(
            overdue=Count("pk", filter=Q(due__lt=on)), week=Count("pk", filter=Q(due__gte=on, due__lte=on + WEEK))
        )
    )
    due = {row["record_id"]: (row["overdue"], row["week"]) for row in counted}
    found = []
    for row in mine:
        person, places = getattr(row, "person", None), [p for p in Record.NAMED if getattr(row, f"{p}_id") == user.pk]
        overdue, week = due.get(row.pk, (0, 0))
        who = person.name if person else row.ref
        found.append(Held(row, who, tuple(places), overdue, week, having[row.pk]))
    return sorted(found, key=lambda one: (-one.overdue, -one.week, one.who, one.record.ref))


def receivers(user: User, *, by: Any, on: date) -> list[User]:
    """Who could have them: posted to work with cases in an agency and area in which this person is or was last posted."""
    postings = list(user.postings.order_by("-starts"))
    held = [one for one in postings if one.starts <= on and (one.ends is None or one.ends > on)] or postings[:1]
    working = [key for key, role in BY_KEY.items() if role.inside >= Grade.SUMMARY]
    here = Q(pk=None)
    for one in held:
        here |= Q(agency=one.agency_id, area=one.area_id)
    posted = Posting.objects.in_force(on).filter(here, role__in=working, user__is_active=True)
    return list(User.objects.filter(pk__in=posted.values("user")).exclude(pk=user.pk).order_by("name", "pk"))


def workloads(users: Sequence[User], *, by: Any) -> Counter[uuid.UUID]:
    """In how many cases within reach each is named now."""
    many: Counter[uuid.UUID] = Counter({one.pk: 0 for one in users})
    for row in _reach(by).values_list(*(f"{place}_id" for place in Record.NAMED)):
        many.update({one for one in row if one in many})
    return many


def balanced(cases: Sequence[Held], users: Sequence[User], now: Counter[uuid.UUID]) -> dict[uuid.UUID, uuid.UUID]:
    """Record → who has least to do when its turn comes; the heaviest first, so that they spread."""
    if not users:
        return {}
    queue = [(now[one.pk], place, one.pk) for place, one in enumerate(users)]
    heapq.heapify(queue)
    given = {}
    for case in sorted(cases, key=lambda one: -one.weight):
        weight, place, pk = heapq.heappop(queue)
        given[case.record.pk] = pk
        heapq.heappush(queue, (weight + case.weight, place, pk))
    return given
