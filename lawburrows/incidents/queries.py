"""Reads about serious incidents; each begins at what its reader may see."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django.db.models import Max

from lawburrows.access.models import Record, User
from lawburrows.bodies.queries import chair_of
from lawburrows.custody.leading import supervised
from lawburrows.incidents.models import (
    CaseReview,
    Incident,
    PanelMember,
    Recommendation,
    SocialWorkReview,
    TimelineEvent,
)
from lawburrows.orders.queries import facts_for
from lawburrows.rules.incidents import OPEN, SOCIAL_WORK_OPEN
from lawburrows.rules.summaries import Place
from lawburrows.summaries.queries import places_in

_WITH = ("recorded_by", "sent_by", "chair", "viewed_by", "decided_by", "social_work__council", "review")


def _rows(by: Any) -> Any:
    return Incident.objects.visible_to(by).select_related(*_WITH)


def incidents_of(record: Record, *, by: Any) -> list[Incident]:
    """The newest first."""
    found = list(_rows(by).filter(record=record).order_by("-happened_on", "-number", "pk"))
    for one in found:
        one.record = record
    return found


def incident(record: Record, pk: uuid.UUID, *, by: Any) -> Incident | None:
    found: Incident | None = _rows(by).filter(record=record, pk=pk).first()
    if found is not None:
        found.record = record
    return found


def all_incidents(*, by: Any) -> list[Incident]:
    """Every one that the reader may see, those that are open first; of the others nothing is told."""
    rows = list(_rows(by).select_related("record__area", "record__person", *_WITH).order_by("-happened_on", "pk")[:500])
    return sorted(rows, key=lambda one: not is_open(one))


def is_open(one: Incident) -> bool:
    social = getattr(one, "social_work", None)
    return one.state in OPEN or (social is not None and social.state in SOCIAL_WORK_OPEN)


def social_work_of(one: Incident) -> SocialWorkReview | None:
    found: SocialWorkReview | None = getattr(one, "social_work", None)
    if found is not None:
        found.record, found.incident = one.record, one
    return found


def review_of(one: Incident, *, by: Any) -> CaseReview | None:
    found: CaseReview | None = (
        CaseReview.objects.visible_to(by).filter(incident=one).select_related("summary_by", "publication_by").first()
    )
    if found is not None:
        found.record, found.incident = one.record, one
    return found


def panel_of(review: CaseReview | None, *, by: Any) -> list[PanelMember]:
    """The lead reviewer first; also those who have left."""
    if review is None:
        return []
    rows = PanelMember.objects.visible_to(by).filter(review=review).select_related("user", "agency", "named_by")
    found = list(rows.order_by("left_on", "-leads", "named_on", "pk"))
    for one in found:
        one.record, one.review = review.record, review
    return found


def timeline_of(review: CaseReview, *, by: Any) -> list[TimelineEvent]:
    rows = TimelineEvent.objects.visible_to(by).filter(review=review).select_related("added_by")
    return list(rows.order_by("day", "pk"))


def recommendations_of(review: CaseReview, *, by: Any) -> list[Recommendation]:
    rows = Recommendation.objects.visible_to(by).filter(review=review)
    found = list(rows.select_related("agency", "responded_by", "action__whose", "action__agency").order_by("number"))
    for one in found:
        one.record, one.review = review.record, review
    return found


def recommendation(one: Incident, pk: uuid.UUID, *, by: Any) -> Recommendation | None:
    review = review_of(one, by=by)
    return next((each for each in recommendations_of(review, by=by) if each.pk == pk), None) if review else None


def chair_now(record: Record, *, on: date) -> User | None:
    """Who chairs the Strategic Oversight Group of the region in which the case is managed."""
    found = chair_of(record.area_id, on=on)
    return found.user if found else None


def next_number(record: uuid.UUID, *, by: Any) -> int:
    return int(Incident.objects.visible_to(by).filter(record=record).aggregate(last=Max("number"))["last"] or 0) + 1


def is_supervised(record: Record, *, by: Any, on: date) -> bool:
    """Whether a licence or an order of supervision ran on the day: then justice social work reviews too."""
    return supervised(facts_for([record.pk], by=by)[record.pk], on)


def named_in_summary(review: CaseReview | None, *, by: Any) -> list[Place]:
    return places_in(review.summary, review.record, by=by) if review and review.summary else []
