"""Users, their postings, agencies and areas, as an administrator sees them: never a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.hashers import check_password
from django.db.models import Prefetch, Q, QuerySet

from lawburrows.access.models import Agency, Area, OnCall, Posting, User
from lawburrows.access.roles import CHOICES as ROLE_CHOICES
from lawburrows.accounts import policy
from lawburrows.accounts.models import FirstLink, Holding, Proposed, ProposedPosting
from lawburrows.rules.verdict import Verdict

AGENCY_KINDS = Agency.Kind.choices
ON_CALL_KINDS = OnCall.Kind.choices
__all__ = ["AGENCY_KINDS", "ON_CALL_KINDS", "ROLE_CHOICES"]


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


def held_by(user: User) -> Holding | None:
    """How much somebody holds, as it was last counted."""
    return Holding.objects.filter(user=user).first()


KINDS: dict[str, type[ProposedPosting | FirstLink]] = {"posting": ProposedPosting, "link": FirstLink}
LINK_HOLDS = timedelta(days=1)


@dataclass(frozen=True)
class Waiting:
    """Something that waits for a second administrator, and where it is answered."""

    kind: str
    proposed: ProposedPosting | FirstLink
    may: Verdict


def waiting(*, by: Any, user: User | None = None) -> list[Waiting]:
    """What waits, for one user or for all, the oldest first."""
    found = []
    for kind, model in KINDS.items():
        rows = model._default_manager.filter(answer=Proposed.Answer.WAITING).select_related("user", "proposed_by")
        found += [
            Waiting(kind, row, policy.may_agree(row, by=by)) for row in (rows.filter(user=user) if user else rows)
        ]
    return sorted(found, key=lambda one: one.proposed.proposed_at)


def proposed(kind: str, key: Any) -> ProposedPosting | FirstLink | None:
    model: Any = KINDS.get(kind)
    return model.objects.select_related("user", "proposed_by").filter(pk=key).first() if model else None


def open_link(user: User, *, at: datetime, proposed_by: Any = None) -> FirstLink | None:
    """The newest first link of a user that was agreed to within a day and is not used yet."""
    found = FirstLink.objects.filter(
        user=user, answer=Proposed.Answer.AGREED, used_at=None, answered_at__gt=at - LINK_HOLDS
    )
    if proposed_by is not None:
        found = found.filter(proposed_by=proposed_by.pk)
    return found.select_related("user").order_by("-answered_at").first()


def opens(link: FirstLink, code: str) -> bool:
    """Whether this is the code of the link, however it was typed."""
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return check_password(f"{plain[:5]}-{plain[5:]}", link.code)


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


def on_call() -> QuerySet[OnCall]:
    """Every telephone that is answered at night."""
    return OnCall.objects.select_related("agency", "area").order_by("kind", "agency__name", "telephone")


def on_call_row(key: Any) -> OnCall | None:
    return on_call().filter(pk=key).first()
