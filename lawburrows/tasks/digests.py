"""The morning's mail: how much is due, and nothing of whom it is about."""

from __future__ import annotations

import logging
from datetime import date
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction

from lawburrows.access.identity import System, acting, moment
from lawburrows.access.models import User
from lawburrows.access.permissions import Permission
from lawburrows.access.policy import holds
from lawburrows.notices.models import Reminders
from lawburrows.notices.queries import unread
from lawburrows.tasks.commands.reminding import note_digest
from lawburrows.tasks.queries import counts

FROM_HOUR = 7  # in London
MONDAY = 0
SUBJECT = "Lawburrows: what is due"
log = logging.getLogger(__name__)


def words(overdue: int, today: int, week: int, unread: int) -> str:
    """The whole mail."""
    return (
        f"{overdue} overdue, {today} today, {week} this week. Notices that you have not read: {unread}.\n\n"
        "Sign in to see them. This mail says no more on purpose: please do not answer it, and put nothing about a "
        "person into mail.\n\nTo change or stop these mails, sign in and open My work, then Reminders.\n"
    )


def send_digests() -> int:
    """To everybody who chose it and has not had today's; how many mails."""
    if settings.EMAIL_BACKEND.endswith("dummy.EmailBackend"):
        return 0
    now = moment()
    if now.hour < FROM_HOUR:
        return 0
    return sum(send_digest(user, on=now.date()) for user in chosen(now.date()))


def chosen(on: date) -> list[User]:
    """Those who get a mail on this day and have had none yet."""
    wanted = [Reminders.Digest.DAILY, *([Reminders.Digest.WEEKLY] if on.weekday() == MONDAY else [])]
    with acting(System("deadlines")):
        rows = Reminders.objects.filter(digest__in=wanted, user__is_active=True).exclude(sent_on=on)
        return [row.user for row in rows.select_related("user").order_by("user")]


def send_digest(user: Any, *, on: date) -> bool:
    """One mail, once a day: it is noted first, and the note goes when the mail could not be handed over."""
    try:
        with transaction.atomic(), acting(user):
            if not holds(user, Permission.WORK_READ) or not note_digest(user, by=user, on=on):
                return False
            overdue, today, week = counts(by=user, on=on)
            new = unread(user)
            if not overdue + today + week + new:
                return False
            send_mail(SUBJECT, words(overdue, today, week, new), settings.DEFAULT_FROM_EMAIL, [user.email])
    except (OSError, SMTPException):
        log.exception("the mail of what is due could not be handed over; trying again in an hour")
        return False
    return True
