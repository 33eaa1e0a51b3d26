"""The personas as the sign-in page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from lawburrows.access.models import User
from lawburrows.access.roles import BY_KEY
from lawburrows.demo.personas import PERSONAS


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
