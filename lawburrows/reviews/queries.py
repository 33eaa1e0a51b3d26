"""Reading level 1 reviews: the one in hand, those before, and what decides who signs."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from lawburrows.access.models import Agency, AreaCover, Posting, Record, User
from lawburrows.access.permissions import Permission
from lawburrows.access.queries import holders_of, may_know
from lawburrows.governance.queries import limits_of
from lawburrows.orders.queries import current_decision, orders_in_force
from lawburrows.orders.standing import LICENCES
from lawburrows.reviews.models import RUNNING, LevelOneReview, ReviewSignature
from lawburrows.rules.guidance import BY_KEY
from lawburrows.rules.reviews import INTERVAL

SUPERVISION = LICENCES | {"cpo"}  # lead council and police both sign


def _rows(*, by: Any) -> QuerySet[LevelOneReview]:
    signatures = ReviewSignature.objects.visible_to(by).select_related("by", "agency").order_by("at", "pk")
    found: QuerySet[LevelOneReview] = LevelOneReview.objects.visible_to(by).select_related(
        "author", "author_agency", "begun_by", "returned_by", "owner", "record__lead"
    )
    return found.prefetch_related(Prefetch("signatures", queryset=signatures))


def reviews_of(record: uuid.UUID, *, by: Any) -> list[LevelOneReview]:
    """Every review of one person, the newest first."""
    return list(_rows(by=by).filter(record=record).order_by("-begun_on", "-since", "pk"))


def review_of(record: Record, pk: uuid.UUID, *, by: Any) -> LevelOneReview | None:
    found = _rows(by=by).filter(record=record.pk, pk=pk).first()
    if found is not None:
        found.record = record
    return found


def in_hand(record: Record, *, by: Any) -> LevelOneReview | None:
    """The review that is being written or waits for signatures."""
    found = _rows(by=by).filter(RUNNING, record=record.pk).order_by("begun_on", "pk").first()
    if found is not None:
        found.record = record
    return found


def last_done(record: uuid.UUID, *, by: Any, before: LevelOneReview | None = None) -> LevelOneReview | None:
    """The last that its author had signed."""
    rows = _rows(by=by).filter(record=record, signed_on__isnull=False)
    rows = rows.exclude(pk=before.pk) if before else rows
    return rows.order_by("-signed_on", "pk").first()


def level_of(record: uuid.UUID, *, by: Any) -> int | None:
    found = current_decision(record, "level", by=by)
    return found.value if found else None


def is_supervised(record: uuid.UUID, *, by: Any, on: date) -> bool:
    """Whether a licence or a community payback order is in force, so that police and social work sign both."""
    return any(one.kind in SUPERVISION for one in orders_in_force(record, by=by, on=on))


def interval_words(record: uuid.UUID, *, by: Any, on: date) -> str:
    """The figure that an area has agreed, with where it stands; none where nobody has."""
    row = limits_of([record], by=by).row(INTERVAL, on=on, record=record)
    if row is BY_KEY[INTERVAL]:
        return ""
    return f"{row.figure} after the last review ({row.source}{'' if row.source.verified else ', unverified'})"


def who_signs_off(review: LevelOneReview, *, on: date) -> list[User]:
    """The supervisors of the author's agency in the area of the case, but the author; as far as they may know of it."""
    covering = AreaCover.objects.filter(council_area=review.record.area_id).values("area")
    posted = Posting.objects.in_force(on).filter(Q(area=None) | Q(area__in=covering), agency=review.author_agency_id)
    found = holders_of(Permission.REVIEWS_SIGN_OFF, on=on).filter(pk__in=posted.values("user"))
    return may_know([one for one in found if one.pk != review.author_id], review.record, on=on)


def who_signs_jointly(review: LevelOneReview) -> list[User]:
    """Of the other authority whoever is named in the case."""
    police = review.author_agency is not None and review.author_agency.kind == Agency.Kind.POLICE
    names = ("supervising_officer",) if police else ("notification_officer", "manager")
    found = [getattr(review.record, name) for name in names]
    return [one for one in dict.fromkeys(found) if one is not None and one.pk != review.author_id]
