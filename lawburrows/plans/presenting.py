"""A version as its page shows it: the parts with what is missing, the signatures, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from lawburrows.plans.models import Plan, PlanReview
from lawburrows.plans.parts import NOT_A_PREDICTION
from lawburrows.plans.queries import review_due
from lawburrows.plans.whole import Whole
from lawburrows.rules.plan import CHECKS, State, gaps, still_needed
from lawburrows.rules.plan.states import OPEN

COLOURS = {
    State.DRAFT: "blue",
    State.WAITING: "yellow",
    State.IN_FORCE: "green",
    State.REPLACED: "grey",
    State.SET_ASIDE: "grey",
}
__all__ = ["NOT_A_PREDICTION", "before", "being_written", "first_shown", "shown"]


def being_written(plans: Iterable[Plan]) -> Plan | None:
    return next((one for one in plans if one.state in OPEN), None)


def first_shown(plans: Sequence[Plan]) -> Plan | None:
    return next((one for one in plans if one.state == State.IN_FORCE), None) or being_written(plans)


def before(found: Plan, plans: Iterable[Plan]) -> Plan | None:
    """The version that this one is compared with: the one it was made from, else the one before it that was signed."""
    signed = (State.IN_FORCE, State.REPLACED)
    earlier = [one for one in plans if one.number < found.number]
    return found.after or next((one for one in earlier if one.state in signed), None)


def shown(whole: Whole, *, supervised: bool, on: date, reviews: Sequence[PlanReview] = ()) -> dict[str, Any]:
    """What the page and the paper say of a version alike."""
    found = gaps(whole.said()) if whole.plan.state in (*OPEN, State.IN_FORCE) else ()
    asked = {gap.row.key for gap in found}
    looked = review_due(whole.plan, list(reviews))
    measures = {one.measure_id: one.next_on for one in reversed(reviews) if one.measure_id}
    return {
        "plan": whole.plan,
        "colour": COLOURS[State(whole.plan.state)],
        "parts": [
            part
            | {
                "gaps": [gap for gap in found if gap.what == part["kind"].key],
                "state": _state(part, found),
            }
            for part in whole.parts()
        ],
        "gaps": found,
        "unread": sum(1 for gap in found if gap.row.key == "read"),
        "whole_gaps": [gap for gap in found if gap.what == "frame"],
        "checks": [{"row": row, "met": row.key not in asked} for row in CHECKS],
        "signatures": whole.signatures,
        "signed": [(one, _theirs(whole, one.owner_id)) for one in whole.signatures],
        "without_signature": _without_signature(whole),
        "still": still_needed(whole.signed(), supervised=supervised),
        "supervised": supervised,
        "reviews": reviews,
        "review_due": looked,
        "late": whole.plan.state == State.IN_FORCE and looked is not None and looked < on,
        "measure_due": measures,
        "today": on,
        "not_a_prediction": NOT_A_PREDICTION,
    }


def _theirs(whole: Whole, agency: Any) -> str:
    """What of the version an agency that signed is to do itself: it signs the whole, and that alone is its part."""
    own = [str(one.place) for one in whole.rows["strategy"] if one.agency_id == agency]
    if not own:
        return "the whole version; no strategy of it is its own"
    return f"the whole version; its own part: {'strategies' if len(own) > 1 else 'strategy'} {', '.join(own)}"


def _without_signature(whole: Whole) -> list[str]:
    """Agencies that a strategy names, and of which nobody has signed this version."""
    named = {one.agency_id: str(one.agency) for one in whole.rows["strategy"] if one.agency_id}
    return sorted(words for key, words in named.items() if key not in {one.owner_id for one in whole.signatures})


def _state(part: dict[str, Any], found: Iterable[Any]) -> tuple[str, str]:
    """The words and the colour of a part in the task list."""
    missing = sum(1 for gap in found if gap.what == part["kind"].key)
    if missing:
        return f"{missing} missing", "yellow"
    if part["rows"]:
        return "Complete", "green"
    return "None", "grey"
