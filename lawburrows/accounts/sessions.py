"""What a session remembers of signing in: since when, when it was last used, and whether the second factor is missing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from lawburrows.web.dates import now

IDLE = timedelta(minutes=15)
LONGEST = timedelta(hours=8)
NOTED_EVERY = timedelta(seconds=30)  # a session is not written for each request
SINCE, USED, MISSING = "signed_in_at", "last_used_at", "second_factor_missing"
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def begin(request: HttpRequest, *, second_factor_missing: bool = False) -> None:
    """A session begins; without a second factor it leads only to setting one up."""
    request.session[SINCE] = request.session[USED] = now().timestamp()
    request.session[MISSING] = second_factor_missing


def note(request: HttpRequest) -> bool:
    """Note that the session is used; False when it is over."""
    session, moment = request.session, now()
    if SINCE not in session:  # signed in by another way than a password, such as the demonstration's
        begin(request)
        return True
    since, used = (
        datetime.fromtimestamp(session[SINCE], moment.tzinfo),
        datetime.fromtimestamp(session[USED], moment.tzinfo),
    )
    if moment - used > IDLE or moment - since > LONGEST:
        return False
    if moment - used > NOTED_EVERY:
        session[USED] = moment.timestamp()
    return True


def is_new(request: HttpRequest) -> bool:
    """Whether this session began just now."""
    return now().timestamp() - request.session.get(SINCE, 0) < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def has_second_factor(user: Any) -> bool:
    """Whether this user has an authenticator app or a security key."""
    return Authenticator.objects.filter(user_id=user.pk, type__in=FACTORS).exists()


def other_second_factor(authenticator: Authenticator) -> bool:
    """Whether the user keeps a second factor when this one goes."""
    if authenticator.type not in FACTORS:
        return True
    others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=FACTORS)
    return others.exclude(pk=authenticator.pk).exists()


def needs_second_factor(request: HttpRequest) -> bool:
    """Whether this session must set one up before anything else."""
    if not request.session.get(MISSING):
        return False
    if has_second_factor(request.user):
        request.session[MISSING] = False
    return bool(request.session[MISSING])
