"""Who may review indefinite requirements: gathered by those in the case, prepared by one, decided by another."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.models import Agency, Record
from lawburrows.access.permissions import Permission
from lawburrows.access.policy import holds, may, says_enough
from lawburrows.access.scope import is_system
from lawburrows.indefinite.models import CourtStep
from lawburrows.indefinite.watching import Watched
from lawburrows.orders.policy import may_record
from lawburrows.rules.deadline import in_words
from lawburrows.rules.notification.review import latest_end_of_continuation
from lawburrows.rules.verdict import Verdict, first_refusal

REASONS = "Say in words why: the risk of sexual harm as it was found, or that it was not"
POLICE = "The chief constable decides: it is for the police to do this"


def may_open_radar(*, by: Any) -> Verdict:
    """Who decides reviews, and managers and coordinators, who keep them on time."""
    allowed = holds(by, Permission.INDEFINITE_DECIDE) or holds(by, Permission.WORK_READ_AREA)
    return first_refusal((allowed, "Reviews of a whole area are seen by managers, coordinators and who decides them"))


def may_comment(record: Record, *, by: Any) -> Verdict:
    """Every agency in the case says what it knows."""
    return may_record(record, by=by)


def _police(by: Any) -> bool:
    return is_system(by) or any(
        posting.agency.kind == Agency.Kind.POLICE for posting in by.postings_on(by.identity.today)
    )


def may_begin(record: Record, watched: Watched | None, *, by: Any) -> Verdict:
    return first_refusal(
        (may_record(record, by=by), ""),
        (_police(by), POLICE),
        (watched is not None and watched.due is not None, "No review of this person is due"),
        (watched is None or watched.review is None, "This review has begun already"),
    )


def _open(record: Record, watched: Watched, by: Any) -> tuple[tuple[bool | Verdict, str], ...]:
    return (
        (may_record(record, by=by), ""),
        (_police(by), POLICE),
        (watched.review is not None, "Begin the review first"),
        (not watched.decided, "This review has been decided"),
    )


def may_finish_pack(record: Record, watched: Watched, *, by: Any) -> Verdict:
    ready = watched.review is not None and watched.review.ready_on is not None
    return first_refusal(*_open(record, watched, by), (not ready, "The pack is ready already"))


def may_prepare(
    record: Record,
    watched: Watched,
    *,
    by: Any,
    outcome: str = "",
    reasons: str | None = None,
    last_day: date | None = None,
) -> Verdict:
    """The order is for a fixed time: after the date of discharge, and at most fifteen years from it."""
    most = latest_end_of_continuation(watched.date_of_discharge).day
    continues = outcome == "continue"
    return first_refusal(
        *_open(record, watched, by),
        (watched.due is not None, "The decision is recorded already, as an order"),
        (reasons is None or says_enough(reasons), REASONS),
        (not continues or last_day is not None, "Enter the last day of the continuation order"),
        (
            not continues or last_day is None or watched.date_of_discharge < last_day <= most,
            (
                f"A continuation order ends after {in_words(watched.date_of_discharge)} and not later than {in_words(most)}: "
                "at most 15 years from the date of discharge"
            ),
        ),
    )


def may_decide(record: Record, watched: Watched, *, by: Any, decided_on: date | None = None) -> Verdict:
    decision = watched.decision
    prepared = decision.prepared_on if decision else None
    return first_refusal(
        (may(by, Permission.INDEFINITE_DECIDE), ""),
        *_open(record, watched, by),
        (watched.due is not None, "The decision is recorded already, as an order"),
        (decision is not None, "Nobody has prepared a decision yet"),
        (decision is None or decision.prepared_by_id != by.pk, "Another person decides than the one who prepared it"),
        (
            decided_on is None or prepared is None or decided_on >= prepared,
            f"The decision was prepared on {in_words(prepared)}: it cannot have been made before" if prepared else "",
        ),
    )


def may_serve(record: Record, watched: Watched, *, by: Any, served_on: date | None = None) -> Verdict:
    decided = watched.decision.decided_on if watched.decision else None
    served = watched.decision is not None and watched.decision.served_on is not None
    return first_refusal(
        (may_record(record, by=by), ""),
        (decided is not None, "Nothing has been decided yet"),
        (not served, "It is recorded already that this was served"),
        (
            served_on is None or decided is None or served_on >= decided,
            f"It was decided on {in_words(decided)}: it cannot have been served before" if decided else "",
        ),
    )


def may_lodge(record: Record, watched: Watched, *, by: Any, on: date, kind: str = "") -> Verdict:
    """Recorded even when it is late: whether it is heard is for the court."""
    waiting = any(not step.outcome for step in watched.court)
    appealed = watched.last_day_to_appeal is not None
    return first_refusal(
        (may_record(record, by=by), ""),
        (watched.review is not None, "Begin the review first"),
        (not waiting, "A court has this already; record what it decided first"),
        (
            kind != CourtStep.Kind.LATE or watched.late(on),
            "The sheriff is asked so only when the date of discharge has passed without a decision",
        ),
        (kind != CourtStep.Kind.APPEAL or appealed, "Only a decision that the requirements continue is appealed"),
        (kind != CourtStep.Kind.ONWARD or watched.last_day_onward is not None, "The sheriff has not decided yet"),
    )


def may_record_judgment(
    record: Record,
    watched: Watched,
    step: CourtStep,
    *,
    by: Any,
    outcome: str = "",
    decided_on: date | None = None,
    last_day: date | None = None,
) -> Verdict:
    most = latest_end_of_continuation(watched.date_of_discharge).day
    needs_order = step.kind == CourtStep.Kind.LATE and outcome == CourtStep.Outcome.CONTINUE
    return first_refusal(
        (may_record(record, by=by), ""),
        (not step.outcome, "What the court decided is recorded already"),
        (
            decided_on is None or decided_on >= step.lodged_on,
            f"It was lodged on {in_words(step.lodged_on)}: it cannot have been decided before",
        ),
        (
            not needs_order or (last_day is not None and watched.date_of_discharge < last_day <= most),
            (
                f"Enter the last day of the continuation order: after {in_words(watched.date_of_discharge)}, "
                f"not later than {in_words(most)}"
            ),
        ),
    )
