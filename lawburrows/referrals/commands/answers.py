"""The coordinator's part: accept, return, refuse; and the first meeting, from whoever held it."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.queries import whom_to_tell
from lawburrows.audit.act import Act
from lawburrows.audit.command import command
from lawburrows.notices.models import Notice
from lawburrows.orders import commands as orders
from lawburrows.orders.intake import NewDecision
from lawburrows.orders.queries import current_decision
from lawburrows.referrals import acts, policy
from lawburrows.referrals.models import Referral, ReferralStep
from lawburrows.referrals.moving import move, tell_all
from lawburrows.rules.mappa import Level
from lawburrows.rules.referrals import Kind, State, after_acceptance
from lawburrows.rules.verdict import require

SHORT = 1000  # characters of the reason of a decision


@command
def accept_referral(referral: Referral, *, version: int, reason: str, by: Any, on: date) -> ReferralStep:
    """It meets the criteria: category and level are decided with the reason. Level 1 is recorded and no more."""
    require(policy.may_answer(referral, by=by, on=on, reason=reason))
    kind, level = Kind(referral.kind), Level(referral.level)
    _decide(referral, reason, level, kind, by, on)
    return _answer(referral, after_acceptance(kind, level), acts.ACCEPTED, version=version, by=by, on=on, reason=reason)


@command
def return_referral(
    referral: Referral, *, version: int, reason: str, lacks: str, wanted_by: date, by: Any, on: date
) -> ReferralStep:
    """Something is missing: what, and by when it is wanted again. It keeps its place and its history."""
    require(policy.may_answer(referral, by=by, on=on, reason=reason, lacks=lacks, wanted_by=wanted_by))
    return _answer(
        referral,
        State.RETURNED,
        acts.RETURNED,
        version=version,
        by=by,
        on=on,
        reason=reason,
        lacks=lacks,
        wanted_by=wanted_by,
    )


@command
def refuse_referral(referral: Referral, *, version: int, reason: str, by: Any, on: date) -> ReferralStep:
    """It does not meet the criteria; category and level stay as they are."""
    require(policy.may_answer(referral, by=by, on=on, reason=reason))
    return _answer(referral, State.REFUSED, acts.REFUSED, version=version, by=by, on=on, reason=reason)


@command
def note_meeting(referral: Referral, *, meeting_on: date, by: Any, on: date) -> ReferralStep:
    """The meeting that was asked for was held on this day: the date by which it is due is met."""
    require(policy.may_note_meeting(referral, by=by))
    return move(
        referral,
        State.ARRANGED,
        acts.MEETING_ARRANGED,
        version=referral.version,
        by=by,
        on=on,
        meeting_on=meeting_on,
    )


def _answer(referral: Referral, to: State, act: Act, *, by: Any, on: date, **given: Any) -> ReferralStep:
    made = move(referral, to, act, by=by, on=on, answered_by=by, answered_on=on, **given)
    told = [one for one in (referral.sent_by, *whom_to_tell(referral.record, on=on)) if one is not None]
    tell_all(told, Notice.Kind.REFERRAL_ANSWERED, referral, by=by, on=on)
    return made


def _decide(referral: Referral, reason: str, level: Level, kind: Kind, by: Any, on: date) -> None:
    """Where category or level are otherwise at present: of a notification, level 1 alone is decided here."""
    decided = {"category": (referral.category, orders.decide_category), "level": (level.value, orders.decide_level)}
    if kind is Kind.NOTIFICATION and level is not Level.ONE:
        del decided["level"]
    for name, (value, decide) in decided.items():
        former = current_decision(referral.record_id, name, by=by)
        if value is not None and (former is None or former.value != value):
            new = NewDecision(value, on, authority=f"{by}, MAPPA coordinator"[:120], reason=reason[:SHORT])
            decide(referral.record, new=new, by=by, on=on, confirmed=True)
