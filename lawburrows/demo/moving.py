"""One transfer that waits for its answer, and one person who has left joint management, in the demonstration."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import F

from lawburrows.access.grades import Grade
from lawburrows.access.models import Agency, Partner, Record, User
from lawburrows.custody.models import Handover
from lawburrows.demo.personas import PERSONAS
from lawburrows.orders.models import CategoryDecision, LevelDecision
from lawburrows.people.models import Person
from lawburrows.rules.retention import retention_review
from lawburrows.transfers.models import Exit, Transfer

AFTER_CUSTODY = 2  # the last cases of the police are handed over by `demo.custody`


def dress_moves(mine: Sequence[Record], *, by: Any, on: date) -> None:
    """On two of the personas' own people who are not being handed over."""
    people = {one.role: one.email for one in reversed(PERSONAS)}
    users = {user.email: user for user in User.objects.filter(email__in=people.values())}
    busy = set(Handover.objects.filter(record__in=mine).values_list("record_id", flat=True))
    free = [
        one
        for one in mine
        if one.lead.kind == Agency.Kind.POLICE and not one.restricted and one.pk not in busy and not one.closed_on
    ]
    if len(free) < AFTER_CUSTODY + 2:
        return
    _offered(free[-1], users[people["offender_manager"]], on, by)
    _left(free[-2], users[people["police_supervisor"]], on, by)


def _offered(record: Record, giver: User, on: date, by: Any) -> None:
    council = Agency.objects.get(key="council-fife")
    let_in = None
    if not Partner.objects.filter(record=record, agency=council, ends=None).exists():
        let_in = Partner.objects.create(
            record=record, agency=council, area=record.area, grade=Grade.SUMMARY, starts=on
        ).pk
    handover = Handover.objects.create(
        record=record,
        owner=record.lead,
        from_agency=record.lead,
        from_area=record.area,
        to_agency=council,
        to_area=record.area,
        why=Handover.Why.COUNCIL,
        items=["plan", "conditions", "dates", "address", "victims", "territory"],
        note="The complainer lives two streets from the new flat: ring before anything is agreed",
        takes_effect_on=on + timedelta(days=10),
        proposed_by=giver,
        proposed_at=by.identity.now,
        let_in=let_in,
    )
    Transfer.objects.create(
        record=record,
        owner=record.lead,
        handover=handover,
        supervised=True,
        reason="A flat and work with a cousin",
        police_on=on - timedelta(days=3),
        police_said="The division was asked; it has no objection while the curfew holds",
    )


def _left(record: Record, supervisor: User, on: date, by: Any) -> None:
    died = on - timedelta(days=9)
    Person.objects.filter(record=record).update(died_on=died)
    born = Person.objects.get(record=record).born
    kept = retention_review("register", date_of_birth=born)
    values: dict[str, int | None] = {}
    for name, model in (("category", CategoryDecision), ("level", LevelDecision)):
        rows: Any = model.objects.filter(record=record, ends=None)
        values[name] = rows.values_list("value", flat=True).first()
        rows.filter(starts__lt=on).update(ends=on)
    Partner.objects.filter(record=record, ends=None, starts__lt=on).update(ends=on)
    Exit.objects.create(
        record=record,
        owner=record.lead,
        reason="died",
        found=f"Died on {died.day} {died:%B} {died.year}.",
        rationale="The death was confirmed by the family doctor; nobody else is at risk",
        category=values["category"],
        level=values["level"],
        closed_on=on,
        decided_by=supervisor,
        decided_at=by.identity.now,
        review_on=kept.due,
        review_rule=f"{kept.steps[0].text} ({kept.source})",
        review_unverified=kept.unverified,
    )
    Record.objects.filter(pk=record.pk).update(closed_on=on, version=F("version") + 1)
