"""Reading actions: of a person, of whoever has them, and given by what; and who could have one."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, Prefetch, QuerySet

from lawburrows.access.grades import Part
from lawburrows.access.models import Agency, Partner, Posting, Record, User
from lawburrows.access.queries import in_force, members_of
from lawburrows.access.roles import BY_KEY
from lawburrows.actions import policy
from lawburrows.actions.models import RUNNING, Action, ActionStep
from lawburrows.database.lists import one_of
from lawburrows.documents.queries import files
from lawburrows.rules.verdict import Verdict

WITH = ("agency", "whose", "given_by", "owner", "record")
OUTCOMES = (("done", "Done"), ("not_done", "Not done"), ("not_needed", "No longer needed"))


def _rows(*, by: Any) -> QuerySet[Action]:
    steps = (
        ActionStep.objects.visible_to(by)
        .select_related("by", "whose_was", "whose_now", "evidence")
        .order_by("number", "pk")
    )
    found: QuerySet[Action] = Action.objects.visible_to(by).select_related(*WITH)
    return found.prefetch_related(Prefetch("steps", queryset=steps))


def next_number(record: uuid.UUID, *, by: Any) -> int:
    return (Action.objects.visible_to(by).filter(record=record).aggregate(last=Max("number"))["last"] or 0) + 1


def actions_of(record: uuid.UUID, *, by: Any) -> list[Action]:
    """Every action of one person: what runs first, by its date; what has ended after it, the newest first."""
    found = list(_rows(by=by).filter(record=record))
    running = sorted((one for one in found if one.running), key=lambda one: (one.due, one.number))
    return running + sorted(
        (one for one in found if not one.running), key=lambda one: (one.since, one.number), reverse=True
    )


def open_actions(records: Sequence[uuid.UUID], *, by: Any) -> list[Action]:
    """What runs on some records, the earliest first."""
    return list(_rows(by=by).filter(RUNNING, one_of("record_id", records)).order_by("due", "number"))


def given_by(kind: str, keys: Sequence[str], *, by: Any) -> list[Action]:
    """The actions that one meeting, plan or review gave (or several of a kind)."""
    return list(_rows(by=by).filter(given_kind=kind, given_key__in=list(keys)).order_by("number"))


def action_of(record: Record, key: uuid.UUID, *, by: Any) -> Action | None:
    found = _rows(by=by).filter(record=record.pk, pk=key).first()
    if found is not None:
        found.record = record
    return found


def held_by(user: uuid.UUID, records: Sequence[uuid.UUID], *, by: Any) -> list[Action]:
    """What one person has on some records that still runs."""
    return list(_rows(by=by).filter(RUNNING, one_of("record_id", records), whose=user).order_by("due", "number"))


def last_report(action: Action) -> ActionStep | None:
    """The report that stands: of an action that was returned since, none."""
    found = [one for one in action.steps.all() if one.kind == ActionStep.Kind.REPORTED]
    return found[-1] if found and action.outcome else None


@dataclass(frozen=True)
class Owner:
    """Somebody who could have an action, by which posting."""

    user: User
    agency: Agency
    role: str

    @property
    def key(self) -> str:
        return f"{self.agency.pk}:{self.user.pk}"

    @property
    def words(self) -> str:
        return f"{self.user}, {self.agency} ({self.role})"


def owners(record: Record, *, on: date) -> list[Owner]:
    """Those of the case who could have an action: they read it in full. By agency, then by name."""
    found: dict[str, Owner] = {}
    for one in members_of(Part.GENERAL, record, on=on):
        owner = Owner(one.user, one.agency, BY_KEY[one.role].label)
        found.setdefault(owner.key, owner)
    return sorted(found.values(), key=lambda one: (one.agency.name, one.user.name, one.key))


def may_have(user: User, agency: Agency, record: Record, *, on: date) -> Verdict:
    """Whether somebody may have an action of this record, and what lets them in where they may not."""
    partner = Partner.objects.filter(in_force(on), record=record, agency=agency)
    return policy.may_have(
        user,
        agency,
        members=members_of(Part.GENERAL, record, on=on),
        posted=Posting.objects.in_force(on).filter(user=user, agency=agency).exists(),
        in_the_case=agency.pk == record.lead_id or partner.exists(),
    )


def owner_named(key: str, record: Record, *, on: date) -> Owner | None:
    return next((one for one in owners(record, on=on) if one.key == key), None)


def evidence_choices(record: Record, *, by: Any) -> list[tuple[str, str]]:
    """The documents that are filed on the record, to choose from."""
    return [(str(one.pk), one.title) for one in files(record, by=by)]
