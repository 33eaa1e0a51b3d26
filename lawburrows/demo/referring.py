"""Notifications and referrals of the personas' people: a draft, some that wait, one returned, one accepted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from lawburrows.access.models import Record, User
from lawburrows.demo.personas import PERSONAS
from lawburrows.orders.models import LevelDecision
from lawburrows.referrals.content import as_sent
from lawburrows.referrals.filled import Filled, filled
from lawburrows.referrals.models import OutsideForm, Referral, ReferralStep
from lawburrows.referrals.queries import coordination_of
from lawburrows.rules.category_tests import fitting
from lawburrows.rules.mappa import Category
from lawburrows.rules.referrals import RECIPIENTS, State
from lawburrows.web.dates import LONDON

FIRST = 12  # the first of the people of whom this is told
WHY = (
    "He was seen twice outside the same primary school and gave two accounts of it. His mood has sunk since he lost "
    "his work in spring, and he has asked a neighbour about her children."
)
CANNOT = (
    "Visits by police and social work on one day, and a safety plan that the school and housing carry out together."
)
LACKS = "The school's own safety plan.\nWhich of the visits housing can join."
REASON = "Without these nobody can say what several agencies must do together."
YES = "Three agencies must act together on the school, the tenancy and supervision, which level 1 does not provide for."
S = State
# How far each has come: kind, state, level asked for, days since it was sent.
STAGES = (
    ("referral", S.DRAFT, 2, 0),
    ("referral", S.SENT, 2, 4),
    ("referral", S.RETURNED, 2, 9),
    ("referral", S.ACCEPTED, 2, 12),
    ("notification", S.SENT, 1, 2),
)


def refer_some(mine: Sequence[Record], *, by: Any, on: date) -> None:
    """On a handful; everybody else has the level that the extract brought."""
    coordinator = User.objects.filter(email=next(one.email for one in PERSONAS if one.role == "coordinator")).first()
    told = [one for one in mine[FIRST:] if one.notification_officer or one.manager]
    for record, (kind, state, level, days) in zip(told, STAGES, strict=False):
        if coordinator is not None:
            _one(record, kind, state, level, on - timedelta(days=days), coordinator, by, on)
    for record in told[len(STAGES) : len(STAGES) + 1]:
        _outside(record, on)


def _one(
    record: Record, kind: str, state: State, level: int, sent_on: date, coordinator: User, by: Any, on: date
) -> None:
    sender: Any = record.notification_officer or record.manager
    found = filled(record, by=by, on=on)
    answered = state in (S.ACCEPTED, S.RETURNED)
    sent: dict[str, Any] = {"sent_by": sender, "sent_on": sent_on} if state is not S.DRAFT else {}
    if answered:
        sent |= {"answered_by": coordinator, "answered_on": sent_on + timedelta(days=2)}
    one = Referral.objects.create(
        record=record,
        owner=record.lead,
        kind=kind,
        state=state.value,
        category=(fitting(found.held) or Category.THREE).value,
        level=level,
        why=WHY,
        cannot=CANNOT if kind == "referral" and state is not S.DRAFT else "",
        considered="His convictions show violence to strangers without a cause that he could name.",
        confirmed=True,
        to=coordination_of(record),
        begun_by=sender,
        begun_on=sent_on,
        wanted_by=on + timedelta(days=5) if state is S.RETURNED else None,
        **sent,
    )
    if state is not S.DRAFT:
        _steps(one, found, sender, coordinator, answered)
    if state is S.ACCEPTED:
        _level(record, level, coordinator, sent_on + timedelta(days=2))


def _steps(one: Referral, found: Filled, sender: User, coordinator: User, answered: bool) -> None:
    theirs: dict[str, Any] = {"record": one.record, "referral": one}
    ReferralStep.objects.create(
        **theirs,
        owner=one.owner,
        before=S.DRAFT.value,
        after=S.SENT.value,
        content=as_sent(one, found),
        made_by=sender,
        made_at=_at(one.sent_on or one.begun_on),
    )
    if answered and one.to and one.answered_on:
        returned = one.state == S.RETURNED.value
        ReferralStep.objects.create(
            **theirs,
            owner=one.to,
            before=S.SENT.value,
            after=one.state,
            reason=REASON if returned else YES,
            lacks=LACKS if returned else "",
            made_by=coordinator,
            made_at=_at(one.answered_on),
        )


def _level(record: Record, level: int, coordinator: User, day: date) -> None:
    former = LevelDecision.objects.filter(record=record, ends=None).first()
    if former is not None and former.starts is not None and (former.value == level or former.starts >= day):
        return
    if former is not None:
        former.change(version=former.version, ends=day)
    LevelDecision.objects.create(
        record=record, owner=record.lead, value=level, starts=day, decided_by=coordinator, reason=YES
    )


def _outside(record: Record, on: date) -> None:
    teller: Any = record.notification_officer or record.manager
    OutsideForm.objects.create(
        record=record,
        owner=record.lead,
        form="7a",
        recipient=RECIPIENTS["7a"],
        addressed="The manager of the local team, Invernowhere",
        why="Two of their staff visit people at home to help with a claim.",
        knows=OutsideForm.Knows.TOLD,
        content=[["Name", record.person.name], ["What could hurt their staff", "Visit in pairs"]],
        told_by=teller,
        told_on=on - timedelta(days=3),
    )


def _at(day: date) -> datetime:
    return datetime.combine(day, time(10), LONDON)
