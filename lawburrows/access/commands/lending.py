"""Letting somebody into one case to review it, until a day at most; and ending that."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from lawburrows.access import acts, identity, policy
from lawburrows.access.grades import Grade
from lawburrows.access.models import Record, Share, User
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.rules.term import ONE_DAY
from lawburrows.rules.verdict import require


@command
def lend_case(record: Record, *, user: User, until: date, reason: str, by: Any, on: date) -> Share:
    """This case and no other, in the parts that their role sees, until the end of a day; each look stands in the trail."""
    require(policy.may_manage_case(record, by=by))
    identity.take_in_hand(by, record.pk, grade=Grade.FULL)
    require(policy.may_lend(record, user, until, by=by))
    made = Share.objects.create(
        record=record,
        user=user,
        kind=Share.Kind.REVIEW,
        grade=Grade.FULL,
        starts=on,
        ends=until + ONE_DAY,
        reason=reason,
        decided_by=by,
    )
    write(acts.CASE_LENT, made, by=by, on=on, fields=("user", "ends"), aside=reason)
    return made


@command
def take_back_case(share: Share, *, by: Any, on: date) -> Share:
    """From this moment they do not see it, as far as nothing else lets them."""
    require(policy.may_take_back(share, by=by))
    identity.take_in_hand(by, share.record_id, grade=Grade.FULL)
    over = max(on, share.starts + timedelta(days=1))
    share.ends, share.expires_at = min(share.ends or over, over), by.identity.now
    share.save(update_fields=["ends", "expires_at"])
    write(acts.CASE_TAKEN_BACK, share, by=by, on=on, fields=("ends",))
    return share
