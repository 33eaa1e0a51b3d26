"""Telling those concerned that something waits or was decided: never whom it is about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access.models import User
from lawburrows.access.queries import may_know
from lawburrows.incidents.models import Incident
from lawburrows.notices.commands import tell
from lawburrows.notices.models import Notice


def tell_of(incident: Incident, users: Iterable[User | None], kind: Notice.Kind, *, by: Any, on: date) -> None:
    """Those whom nothing keeps out of the case; nobody is told of what they did themselves."""
    address = reverse("incidents:incident", args=[incident.record.ref, incident.pk])
    named = {user.pk: user for user in users if user is not None and user.pk != by.pk}
    for user in may_know(named.values(), incident.record, on=on):
        tell(user, kind, record=incident.record, whose=by, by=by, on=on, address=address)
