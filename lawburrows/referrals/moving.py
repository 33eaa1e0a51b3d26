"""One move: the row in its new state, the step with its reason, and the word in the trail."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access.models import User
from lawburrows.audit.act import Act
from lawburrows.audit.trail import record as write
from lawburrows.notices.commands import tell
from lawburrows.notices.models import Notice
from lawburrows.referrals.models import Referral, ReferralStep
from lawburrows.referrals.policy import agency_for
from lawburrows.rules.referrals import ROWS, State


def move(
    referral: Referral,
    after: State,
    act: Act,
    *,
    version: int,
    by: Any,
    on: date,
    reason: str = "",
    lacks: str = "",
    content: list[Any] | None = None,
    **values: Any,
) -> ReferralStep:
    """Whatever the policy allowed; the table of states is asked once more, so that no page can go round it."""
    before = State(referral.state)
    assert after in ROWS[before].follow, f"{after} does not follow {before}"
    referral.change(version=version, state=after.value, **values)
    made = ReferralStep.objects.create(
        record=referral.record,
        owner=agency_for(by),
        referral=referral,
        before=before.value,
        after=after.value,
        reason=reason,
        lacks=lacks,
        content=content or [],
        made_by=by,
        made_at=by.identity.now,
    )
    write(act, referral, by=by, on=on, fields=("state", *values, *(["reason"] if reason else [])))
    return made


def tell_all(users: list[User], kind: Notice.Kind, referral: Referral, *, by: Any, on: date) -> None:
    """Those who have it next; never the one who has just done it."""
    address = reverse("referrals:referral", args=[referral.record.ref, referral.pk])
    for user in dict.fromkeys(users):
        if user.pk != by.pk:
            tell(user, kind, record=referral.record, whose=by, by=by, on=on, address=address)
