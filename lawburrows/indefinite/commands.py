"""The writes of a review: begun, evidence, prepared by one, decided by another, served, and the courts."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.models import Record
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.indefinite import acts, policy
from lawburrows.indefinite.models import Comment, CourtStep, Review, ReviewDecision
from lawburrows.indefinite.watching import Watched
from lawburrows.orders.commands import change_order, record_order
from lawburrows.orders.intake import NewOrder
from lawburrows.orders.models import Order
from lawburrows.orders.policy import agency_of
from lawburrows.rules.term import ONE_DAY
from lawburrows.rules.verdict import Refused, require

BY_THE_CHIEF_CONSTABLE = "Chief constable, section 88C"
SHORT = 500  # characters of an order's summary


def _review(watched: Watched) -> Review:
    if watched.review is None:
        raise Refused("Begin the review first")
    return watched.review


def _decision(watched: Watched) -> ReviewDecision:
    if watched.decision is None:
        raise Refused("Nobody has prepared a decision yet")
    return watched.decision


@command
def begin_review(record: Record, watched: Watched, *, by: Any, on: date) -> Review:
    """Unasked, and long before the date of discharge."""
    require(policy.may_begin(record, watched, by=by))
    made = Review.objects.create(
        record=record,
        owner=agency_of(by),
        key=watched.key,
        date_of_discharge=watched.date_of_discharge,
        further=watched.further,
        begun_on=on,
        begun_by=by,
    )
    write(acts.BEGUN, made, by=by, on=on, fields=("date_of_discharge",))
    return made


@command
def add_comment(
    record: Record, watched: Watched, *, whose: str, text: str, said_on: date, by: Any, on: date
) -> Comment:
    """What an agency knows, or what the person says for themselves."""
    require(policy.may_comment(record, by=by))
    made = Comment.objects.create(
        record=record,
        owner=agency_of(by),
        review=_review(watched),
        whose=whose,
        text=text,
        said_on=said_on,
        recorded_by=by,
    )
    write(acts.COMMENTED, made, by=by, on=on, fields=("whose", "text"))
    return made


@command
def finish_pack(record: Record, watched: Watched, *, by: Any, on: date) -> Review:
    """The evidence is complete, as far as it can be known."""
    require(policy.may_finish_pack(record, watched, by=by))
    review = _review(watched)
    review.change(version=review.version, ready_on=on, ready_by=by)
    write(acts.PACK_READY, review, by=by, on=on, fields=("ready_on",))
    return review


@command
def prepare_decision(
    record: Record, watched: Watched, *, outcome: str, reasons: str, last_day: date | None, by: Any, on: date
) -> ReviewDecision:
    """A draft with its reasons, for another person to decide; preparing again replaces a draft."""
    last = last_day if outcome == ReviewDecision.Outcome.CONTINUE else None
    require(policy.may_prepare(record, watched, by=by, outcome=outcome, reasons=reasons, last_day=last))
    values = {"outcome": outcome, "reasons": reasons, "last_day": last, "prepared_by": by, "prepared_on": on}
    made = watched.decision
    if made is None:
        made = ReviewDecision.objects.create(record=record, owner=agency_of(by), review=_review(watched), **values)
    else:
        made.change(version=made.version, **values)
    write(acts.PREPARED, made, by=by, on=on, fields=tuple(values))
    return made


@command
def decide_review(
    record: Record, watched: Watched, *, version: int, decided_on: date, by: Any, on: date
) -> ReviewDecision:
    """The second person decides what the first prepared: the order follows, and with it the statutory clock."""
    require(policy.may_decide(record, watched, by=by, decided_on=decided_on))
    decision = _decision(watched)
    order = _order(
        record,
        watched.date_of_discharge,
        decision.outcome,
        decision.last_day,
        decided_on,
        BY_THE_CHIEF_CONSTABLE,
        decision.reasons,
        by,
        on,
    )
    _settle(watched)
    decision.change(version=version, decided_by=by, decided_on=decided_on, order=order)
    write(acts.DECIDED, decision, by=by, on=on, fields=("decided_on", "outcome", "last_day"))
    return decision


def _settle(watched: Watched) -> None:
    """The date of discharge as it stood at the decision stays with the review: the clock asks for it no more."""
    review = _review(watched)
    review.change(version=review.version, date_of_discharge=watched.date_of_discharge)


def _order(
    record: Record,
    discharge: date,
    outcome: str,
    last_day: date | None,
    made_on: date,
    court: str,
    words: str,
    by: Any,
    on: date,
) -> Order:
    """A continuation order runs from the date of discharge, whenever it was made; an end takes effect then, or when it
    was decided if that is later."""
    if outcome == ReviewDecision.Outcome.CONTINUE and last_day:
        new = NewOrder("continuation", made_on, discharge, last_day + ONE_DAY, court, words[:SHORT])
    else:
        new = NewOrder("discharged", made_on, max(discharge, made_on), None, court, words[:SHORT])
    return record_order(record, new=new, by=by, on=on)


@command
def record_service(
    record: Record, watched: Watched, *, version: int, served_on: date, served_how: str, by: Any, on: date
) -> ReviewDecision:
    """The person has been told, and how."""
    require(policy.may_serve(record, watched, by=by, served_on=served_on))
    decision = _decision(watched)
    decision.change(version=version, served_on=served_on, served_how=served_how)
    write(acts.SERVED, decision, by=by, on=on, fields=("served_on", "served_how"))
    return decision


@command
def lodge_in_court(
    record: Record, watched: Watched, *, kind: str, lodged_on: date, lodged_by: str, court: str, by: Any, on: date
) -> CourtStep:
    """The sheriff is asked, or a decision is appealed; recorded even when it is late."""
    require(policy.may_lodge(record, watched, by=by, on=on, kind=kind))
    made = CourtStep.objects.create(
        record=record,
        owner=agency_of(by),
        review=_review(watched),
        kind=kind,
        lodged_on=lodged_on,
        lodged_by=lodged_by,
        court=court,
    )
    write(acts.COURT_LODGED, made, by=by, on=on, fields=("kind", "lodged_on", "court"))
    return made


def _take_back(watched: Watched, decided_on: date, by: Any, on: date) -> None:
    """A higher court reversed the end that the sheriff had decided: what stands of it ends nothing any more."""
    for earlier in watched.court:
        end = earlier.order
        if earlier.outcome == CourtStep.Outcome.END and end is not None and end.ends is None:
            ends = max(decided_on, (end.starts or end.made_on) + ONE_DAY)
            change_order(end, version=end.version, ends=ends, by=by, on=on)


@command
def record_judgment(
    record: Record,
    watched: Watched,
    step: CourtStep,
    *,
    version: int,
    outcome: str,
    decided_on: date,
    last_day: date | None,
    note: str,
    by: Any,
    on: date,
) -> CourtStep:
    """What the court decided. An end, or an order made by the sheriff, is an order that the clock reads at once."""
    require(
        policy.may_record_judgment(
            record, watched, step, by=by, outcome=outcome, decided_on=decided_on, last_day=last_day
        )
    )
    order = None
    by_sheriff = step.kind == CourtStep.Kind.LATE and outcome == CourtStep.Outcome.CONTINUE
    if by_sheriff or outcome == CourtStep.Outcome.END:
        order = _order(record, watched.date_of_discharge, outcome, last_day, decided_on, f"{step.court}", note, by, on)
    if step.kind == CourtStep.Kind.ONWARD and outcome == CourtStep.Outcome.CONTINUE:
        _take_back(watched, decided_on, by, on)
    _settle(watched)
    step.change(version=version, outcome=outcome, decided_on=decided_on, note=note, order=order)
    write(acts.COURT_DECIDED, step, by=by, on=on, fields=("outcome", "decided_on", "order"))
    return step
