"""Telling whoever is next of what is near or late: step by step, by the harm of its being late, each step once."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.urls import reverse

from lawburrows.access.grades import Grade
from lawburrows.access.identity import System, acting
from lawburrows.access.models import AreaCover, Exclusion, Posting, Reader, Record, User
from lawburrows.access.permissions import Permission
from lawburrows.access.queries import in_force
from lawburrows.access.roles import BY_KEY
from lawburrows.audit import trail
from lawburrows.database.lists import one_of
from lawburrows.governance.queries import figures
from lawburrows.notices.commands import tell
from lawburrows.notices.models import Notice
from lawburrows.rules import escalation
from lawburrows.rules.escalation import EscalationStep, Whom, steps_for
from lawburrows.tasks import acts
from lawburrows.tasks.models import Escalation, Task

A_PART = 1000  # tasks in one transaction
MISSED = timedelta(days=7)  # steps of so many days are made up for; of what is later still, the furthest alone


class Open(NamedTuple):
    """One thing that is near or late, and whose it is."""

    pk: uuid.UUID
    record: uuid.UUID
    key: str
    what: str
    due: date
    harm: int
    whose: uuid.UUID | None


class Case(NamedTuple):
    """What decides who is told of a record."""

    pk: uuid.UUID
    lead: uuid.UUID
    area: uuid.UUID
    manager: uuid.UUID | None
    restricted: bool
    marking: int


@dataclass
class Chain:
    """Who is posted where on a day: read once for a whole run."""

    on: date
    posted: dict[uuid.UUID, int] = field(default_factory=dict)  # the highest clearance of each
    supervising: dict[uuid.UUID, list[Posting]] = field(default_factory=lambda: defaultdict(list))  # by agency
    coordinating: list[Posting] = field(default_factory=list)
    covers: dict[uuid.UUID, set[uuid.UUID]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, on: date) -> Chain:
        chain = cls(on)
        postings: Any = Posting.objects.filter(in_force(on), user__is_active=True)
        for one in postings.order_by("user__name", "pk"):
            if one.vetting_expires is not None and one.vetting_expires <= on:
                continue
            role = BY_KEY[one.role]
            chain.posted[one.user_id] = max(chain.posted.get(one.user_id, 0), one.clearance)
            if Permission.WORK_REASSIGN in role.permissions:
                if role.by_area >= Grade.FULL:
                    chain.coordinating.append(one)
                else:
                    chain.supervising[one.agency_id].append(one)
        for area, council in AreaCover.objects.values_list("area_id", "council_area_id"):
            chain.covers[area].add(council)
        return chain

    def _reach(self, one: Posting, case: Case) -> bool:
        return one.area_id is None or case.area in self.covers[one.area_id]

    def told(self, to: Whom, case: Case, whose: uuid.UUID | None, out: Callable[[uuid.UUID], bool]) -> list[uuid.UUID]:
        """Who is told at a step; where there is nobody, whoever would be next."""
        named = [whose, case.manager]
        steps: dict[Whom, list[uuid.UUID | None]] = {
            Whom.OWNER: [next((user for user in named if user in self.posted), None)],
            Whom.SUPERVISOR: [one.user_id for one in self.supervising[case.lead] if self._reach(one, case)],
            Whom.COORDINATOR: [one.user_id for one in self.coordinating if self._reach(one, case)],
        }
        order = list(Whom)
        for each in order[order.index(to) :]:
            found = [user for user in steps[each] if user and self.posted[user] >= case.marking and not out(user)]
            if found:
                return list(dict.fromkeys(found))
        return []


def steps_now(due: date, harm: int, agreed: dict[str, str], on: date) -> list[EscalationStep]:
    """The steps to be made on a day: those of the last week, and the furthest that was reached."""
    reached = [step for step in steps_for(harm, agreed) if step.reached(due, on)]
    return [step for step in reached if step.on(due) > on - MISSED or step is reached[-1]]


def escalate_all(stopping: Callable[[], bool] = lambda: False) -> int:
    """Every open task that is near or late, a thousand at a time; then one notice to each who was told of anything."""
    by = System("deadlines")
    with acting(by) as identity:
        on = identity.today
        chain, agreed = Chain.of(on), figures(escalation.TABLE, on=on)
    told: set[uuid.UUID] = set()
    number = 0
    for part in _open(by, on, agreed):
        if stopping():
            break
        with acting(by) as identity:
            made = _escalate(part, chain, agreed, by, identity.now)
        number += len(made)
        told |= {one.to_id for one in made}
    if told:
        with acting(by):
            for user in User.objects.filter(pk__in=told).order_by("pk"):
                tell(user, Notice.Kind.STEP_REACHED, by=by, on=on, address=reverse("tasks:my_work"))
    return number


def _open(by: System, on: date, agreed: dict[str, str]) -> Iterator[list[Open]]:
    ahead = max(step.days for harm in range(1, 6) for step in steps_for(harm, agreed) if step.ahead)
    last: uuid.UUID | None = None
    while True:
        with acting(by):
            rows = Task.objects.visible_to(by).filter(done_on=None, due__lte=on + timedelta(days=ahead))
            rows = rows.filter(pk__gt=last) if last else rows
            columns = ("pk", "record_id", "key", "what", "due", "harm", "whose_id")
            part = [Open(*row) for row in rows.order_by("pk").values_list(*columns)[:A_PART]]
        if part:
            yield part
        if len(part) < A_PART:
            return
        last = part[-1].pk


def _escalate(
    part: Iterable[Open], chain: Chain, agreed: dict[str, str], by: System, now: datetime
) -> list[Escalation]:
    on = chain.on
    due = [(one, step) for one in part for step in steps_now(one.due, one.harm, agreed, on)]
    records = list({one.record for one, _ in due})
    rows = Record.objects.visible_to(by).filter(one_of("pk", records))
    cases = {
        row[0]: Case(*row)
        for row in rows.values_list("pk", "lead_id", "area_id", "manager_id", "restricted", "marking")
    }
    before = set(
        Escalation.objects.visible_to(by)
        .filter(one_of("record_id", records))
        .values_list("record_id", "key", "due", "step")
    )
    excluded = set(
        Exclusion.objects.filter(in_force(on), one_of("record_id", records)).values_list("record_id", "user_id")
    )
    listed = set(Reader.objects.filter(in_force(on), one_of("record_id", records)).values_list("record_id", "user_id"))
    made = []
    for one, step in due:
        case = cases.get(one.record)
        if case is None or (one.record, one.key, one.due, step.key) in before:
            continue

        def out(user: uuid.UUID, case: Case = case) -> bool:
            return (case.pk, user) in excluded or (case.restricted and (case.pk, user) not in listed)

        for user in chain.told(step.to, case, one.whose, out):
            made.append(
                Escalation(
                    record_id=case.pk,
                    owner_id=case.lead,
                    key=one.key,
                    what=one.what,
                    due=one.due,
                    step=step.key,
                    to_id=user,
                    at=now,
                )
            )
    Escalation.objects.bulk_create(made, batch_size=2000)
    if made:
        trail.record(acts.ESCALATED, by=by, on=on, records=sorted({one.record_id for one in made}))
    return made


def words_of(step: str, agreed: dict[str, Any]) -> str:
    """A step as it is said: 1 day after, to their supervisor."""
    harm = step.partition("-")[0]
    found = [one for one in steps_for(int(harm), agreed) if one.key == step] if harm.isdecimal() else []
    return f"{found[0].words}, to {found[0].to.value}" if found else step
