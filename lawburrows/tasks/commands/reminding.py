"""How somebody is reminded outside the product: by mail, and by the address of a calendar."""

from __future__ import annotations

from datetime import date
from secrets import token_urlsafe
from typing import Any

from lawburrows.access.models import User
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.notices.models import Reminders
from lawburrows.rules.verdict import require
from lawburrows.tasks import acts, policy
from lawburrows.tasks.calendars import digest_of


def _of(user: Any) -> Reminders:
    return Reminders.objects.get_or_create(user_id=user.pk)[0]


@command
def choose_digest(digest: str, *, by: Any, on: date) -> Reminders:
    """A mail every morning, every Monday morning, or none."""
    require(policy.may_be_reminded(by=by))
    mine = _of(by)
    mine.digest = Reminders.Digest(digest)
    mine.save(update_fields=["digest"])
    write(acts.DIGEST_CHOSEN, mine, by=by, on=on, fields=("digest",))
    return mine


@command
def give_calendar(*, by: Any, on: date) -> str:
    """The secret of a new address, which is shown once; an earlier address answers nobody from now on."""
    require(policy.may_be_reminded(by=by))
    mine, secret = _of(by), token_urlsafe(32)
    mine.calendar, mine.calendar_from = digest_of(secret), by.identity.now
    mine.save(update_fields=["calendar", "calendar_from"])
    write(acts.CALENDAR_GIVEN, mine, by=by, on=on, fields=("calendar",))
    return secret


@command
def stop_calendar(*, by: Any, on: date) -> None:
    """The address answers nobody any more."""
    mine = _of(by)
    mine.calendar = mine.calendar_from = None
    mine.save(update_fields=["calendar", "calendar_from"])
    write(acts.CALENDAR_STOPPED, mine, by=by, on=on, fields=("calendar",))


@command
def note_digest(user: User, *, by: Any, on: date) -> bool:
    """Whether the mail of this day is still to be sent; from then on it counts as sent. No day has two."""
    first = Reminders.objects.filter(user=user).exclude(sent_on=on).update(sent_on=on)
    write(acts.DIGEST_SENT, user, by=by, on=on)
    return bool(first)
