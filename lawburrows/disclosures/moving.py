"""One move: the row in its new state, the step with its reason, the word in the trail, and who hears of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access.models import User
from lawburrows.access.queries import may_know
from lawburrows.audit.act import Act
from lawburrows.audit.trail import record as write
from lawburrows.disclosures.models import Disclosure, DisclosureStep
from lawburrows.notices.commands import tell
from lawburrows.notices.models import Notice
from lawburrows.people.policy import agency_entering
from lawburrows.rules.disclosures import State


def move(
    one: Disclosure,
    after: State,
    act: Act,
    *,
    version: int,
    by: Any,
    on: date,
    reason: str = "",
    kept: Mapping[str, str] | None = None,
    aside: str = "",
    **values: Any,
) -> Disclosure:
    """Whatever the policy allowed; the table of states is asked once more, so that no page can go round it."""
    before = State(one.state)
    assert after in before.row.follows, f"{after} does not follow {before}"
    one.change(version=version, state=after.value, **values)
    step(one, before.value, after, by=by, reason=reason, kept=kept)
    named = ("state", *values, *(["reason"] if reason else []))
    write(act, one, by=by, on=on, fields=named, aside=aside)
    return one


def step(
    one: Disclosure, before: str, after: State, *, by: Any, reason: str = "", kept: Mapping[str, str] | None = None
) -> None:
    DisclosureStep.objects.create(
        record=one.record,
        owner=agency_entering(one.record, by=by),
        disclosure=one,
        before=before,
        after=after.value,
        reason=reason,
        kept=dict(kept or {}),
        made_by=by,
        made_at=by.identity.now,
    )


def tell_all(users: Iterable[User], kind: Notice.Kind, one: Disclosure, *, by: Any, on: date) -> None:
    """Those whose turn it is; never the one who has just done it."""
    address = reverse("disclosures:disclosure", args=[one.record.ref, one.pk])
    for user in may_know(users, one.record, on=on):
        if user.pk != by.pk:
            tell(user, kind, record=one.record, whose=by, by=by, on=on, address=address)
