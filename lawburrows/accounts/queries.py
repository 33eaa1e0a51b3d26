"""Users, their postings, agencies and areas, as an administrator sees them: never a record."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from lawburrows.access.models import Agency, Area, Posting, User
from lawburrows.access.roles import CHOICES as ROLE_CHOICES

AGENCY_KINDS = Agency.Kind.choices
__all__ = ["AGENCY_KINDS", "ROLE_CHOICES"]


def users(*, words: str, on: date) -> QuerySet[User]:
    """Users whose name or address holds the words, by name, each with the postings in force."""
    found = User.objects.order_by("name", "email").prefetch_related(
        Prefetch("postings", Posting.objects.in_force(on).select_related("agency", "area"), to_attr="present")
    )
    for word in words.split():
        found = found.filter(Q(name__icontains=word) | Q(email__icontains=word))
    return found


def user(key: Any) -> User | None:
    return User.objects.filter(pk=key).first()


def postings_of(user: User) -> list[Posting]:
    """All of them, the newest first."""
    return list(user.postings.select_related("agency", "area").order_by("-starts", "pk"))


def posting(key: Any) -> Posting | None:
    return Posting.objects.select_related("user", "agency", "area").filter(pk=key).first()


def agencies() -> QuerySet[Agency]:
    return Agency.objects.select_related("area").order_by("kind", "name")


def agency(key: str) -> Agency | None:
    return Agency.objects.filter(key=key).first()


def area(key: Any) -> Area | None:
    return Area.objects.filter(pk=key).first() if key else None


def areas() -> QuerySet[Area]:
    """Every area with the council areas that it covers."""
    return Area.objects.prefetch_related("covers__council_area").order_by("kind", "name")


def agency_choices() -> list[tuple[str, str]]:
    return [(one.key, one.name) for one in agencies()]


def area_choices() -> list[tuple[str, str]]:
    return [(str(one.pk), f"{one.name} ({one.get_kind_display()})") for one in Area.objects.order_by("kind", "name")]
