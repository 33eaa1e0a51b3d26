"""What serious incidents say in a chronology."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawburrows.casefile.said.saying import Said, Source, joined
from lawburrows.incidents.models import CaseReview, Incident, Recommendation, SocialWorkReview


def incident(row: Any) -> Iterator[Said]:
    yield row.happened_on, f"Serious incident: {row.get_criterion_display()}", joined(row.place, row.what)
    if row.sent_at:
        yield row.sent_at, "Initial notification report sent to the Strategic Oversight Group", ""
    if row.not_sent_because:
        yield row.ended_on, "No report to the Strategic Oversight Group", row.not_sent_because
    if row.viewed_on:
        yield row.viewed_on, f"The chair reviewed the report: {row.get_view_display()}", row.view_because
    if row.decided_on:
        title = f"Decided about a serious incident: {row.get_decision_display()}"
        yield row.decided_on, title, joined(row.other_review, row.decided_because)
    if row.outcome:
        yield row.ended_on, "Another review ended", row.outcome


def review(row: Any) -> Iterator[Said]:
    if row.handed_in_on:
        yield row.handed_in_on, "Significant case review handed in", ""
    if row.publication_on:
        yield row.publication_on, f"Case review: {row.get_publication_display()}", row.publication_because


def recommendation(row: Any) -> Iterator[Said]:
    if row.responded_on:
        title = f"Recommendation {row.number} to {row.agency}: {row.get_response_display()}"
        yield row.responded_on, title, joined(row.words, row.response_words)
    if row.done_on:
        yield row.done_on, f"Recommendation {row.number} done", row.done_words


def social_work(row: Any) -> Iterator[Said]:
    if row.notified_on:
        yield row.notified_on, "Care Inspectorate notified of a serious incident", row.notified_how
    if row.sent_on:
        yield row.sent_on, "Serious incident review sent to the Care Inspectorate", row.findings
    if row.replied_on:
        yield row.replied_on, "The Care Inspectorate replied", row.reply
    if row.ended_on:
        title = "Followed up what the Care Inspectorate replied" if row.follow_up else "No serious incident review"
        yield row.ended_on, title, row.follow_up or row.not_needed_because


SAID = (
    Source("incidents", "Serious incidents", Incident, incident),
    Source("incidents", "Serious incidents", CaseReview, review),
    Source("incidents", "Serious incidents", Recommendation, recommendation, ("agency",)),
    Source("incidents", "Serious incidents", SocialWorkReview, social_work),
)
