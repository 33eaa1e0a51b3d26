"""The personas as the sign-in page shows them, and the invented people in the order in which they were invented."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from lawburrows.access.models import User
from lawburrows.access.roles import BY_KEY
from lawburrows.demo.personas import PERSONAS
from lawburrows.exchange.models import SourceRow


@dataclass(frozen=True)
class Choice:
    user: User
    name: str
    role: str
    where: str
    about: str


def choices() -> list[Choice]:
    """Each persona who has an account, in the order of the list."""
    users = {user.email: user for user in User.objects.filter(email__in=[one.email for one in PERSONAS])}
    places = dict(
        User.objects.filter(pk__in=[user.pk for user in users.values()]).values_list("pk", "postings__agency__name")
    )
    return [
        Choice(user, one.name, BY_KEY[one.role].label, places.get(user.pk) or "", one.about)
        for one in PERSONAS
        if (user := users.get(one.email))
    ]


def persona(pk: str) -> User | None:
    """The account of a persona; nobody else can be had this way."""
    return next((one.user for one in choices() if str(one.user.pk) == pk), None)


def in_order(rows: QuerySet[Any], record: str = "pk") -> QuerySet[Any]:
    """By whom they are about, as those were invented: reference and key are drawn anew at every loading."""
    number = SourceRow.objects.filter(record=OuterRef(record)).values("person_id")[:1]
    return rows.annotate(invented=Subquery(number)).order_by("invented")
