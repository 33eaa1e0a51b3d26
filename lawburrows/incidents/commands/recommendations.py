"""What a review recommends, what the agency answers, the action that follows, and what came of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.models import Agency, User
from lawburrows.actions.commands import give_action
from lawburrows.actions.intake import NewAction
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.incidents import acts, policy, queries
from lawburrows.incidents.models import CaseReview, Recommendation
from lawburrows.people.policy import agency_entering
from lawburrows.rules.actions import GivenBy
from lawburrows.rules.verdict import Refused, require


@command
def add_recommendation(review: CaseReview, *, words: str, agency: Agency, by: Any, on: date) -> Recommendation:
    """To one agency."""
    require(policy.may_work_in_review(review.incident, queries.panel_of(review, by=by), by=by))
    made = Recommendation.objects.create(
        record=review.record,
        owner=agency_entering(review.record, by=by),
        review=review,
        number=len(queries.recommendations_of(review, by=by)) + 1,
        words=words,
        agency=agency,
    )
    write(acts.RECOMMENDED, made, by=by, on=on, fields=("words", "agency"))
    return made


@command
def answer_recommendation(
    one: Recommendation,
    *,
    response: str,
    response_words: str,
    version: int,
    by: Any,
    on: date,
    due: date | None = None,
) -> Recommendation:
    """Accepted with its one date, or not accepted with the reasons."""
    require(policy.may_answer(one, by=by, response=response, words=response_words, due=due))
    one.change(
        version=version,
        response=response,
        response_words=response_words,
        responded_by=by,
        responded_on=on,
        due=None if response == "rejected" else due,
    )
    write(acts.RECOMMENDATION_ANSWERED, one, by=by, on=on, fields=("response", "due"), aside=response_words)
    return one


@command
def give_recommended_action(
    one: Recommendation, *, whose: User, agency: Agency, version: int, by: Any, on: date
) -> Recommendation:
    """To one person of the agency that answered, by the date of the recommendation."""
    require(policy.may_give_for(one, by=by))
    if agency.pk != one.agency_id:
        raise Refused(f"{one.agency} has this recommendation: choose somebody there")
    new = NewAction(
        what=f"Recommendation {one.number}: {one.words}"[:1000],
        agency=agency,
        whose=whose,
        due=max(on, one.due or on),
        given_kind=GivenBy.INCIDENT.value,
        given_key=str(one.review.incident.pk),
        given_words=f"{one.review.incident}, recommendation {one.number}",
    )
    made = give_action(one.record, new=new, by=by, on=on)
    one.change(version=version, action=made)
    write(acts.RECOMMENDATION_ANSWERED, one, by=by, on=on, fields=("action",))
    return one


@command
def note_recommendation_done(
    one: Recommendation, *, done_on: date, done_words: str, version: int, by: Any, on: date
) -> Recommendation:
    require(policy.may_note_done(one, by=by, words=done_words))
    if done_on > on:
        raise Refused("It was done today or before")
    one.change(version=version, done_on=done_on, done_words=done_words)
    write(acts.RECOMMENDATION_DONE, one, by=by, on=on, fields=("done_on",), aside=done_words)
    return one
