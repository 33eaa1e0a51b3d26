"""How allauth signs people in here: nobody signs up, every attempt is in the trail, and a second factor is needed."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest

from lawburrows.access.models import User
from lawburrows.accounts import acts, known_browsers, sessions
from lawburrows.audit import trail
from lawburrows.web.dates import today

# Whoever tries to sign in is not known yet.
NOBODY_YET = trail.System("sign_in")


class Account(DefaultAccountAdapter):
    """Sign-in only; what allauth would mail is written in the trail, for there is no mail."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The e-mail address or the password is wrong",
        "too_many_login_attempts": "You have tried too often. Wait five minutes, or ask your administrator",
        "incorrect_password": "The password is wrong",
        "enter_current_password": "Enter your present password",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: Any) -> None:
        """The entry comes first: if it cannot be written, nobody is signed in."""
        with transaction.atomic():
            trail.record(acts.SIGNED_IN, user, by=user, on=today())
            super().login(request, user)
        sessions.begin(request, second_factor_missing=not sessions.has_second_factor(user))

    def post_login(self, request: HttpRequest, user: Any, **named: Any) -> Any:
        """After the second factor too: from now on this browser counts its own failures."""
        response = super().post_login(request, user, **named)
        known_browsers.remember(request, response, user)
        return response

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Failures count for an account in all strange browsers together, and in each known one by itself."""
        key = super()._get_login_attempts_cache_key(request, **credentials)
        user = User.objects.filter(email=credentials.get("email", "").lower()).first()
        return f"{key}:{known_browsers.number_for(request, user)}"

    def logout(self, request: HttpRequest) -> None:
        user: Any = request.user
        trail.record(acts.SIGNED_OUT, user, by=user, on=today())
        super().logout(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            trail.record(acts.SIGN_IN_LOCKED, by=NOBODY_YET, on=today(), aside=credentials.get("email", ""))
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        trail.record(acts.SIGN_IN_FAILED, by=NOBODY_YET, on=today(), aside=credentials.get("email", ""))

    def reauthenticate(self, user: Any, password: str) -> bool:
        """An account has one address, on the user itself."""
        found = self.authenticate(context.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def is_reauthentication_required(self, *, app: str, **named: Any) -> bool:
        """Whoever has just signed in, and sets up a second factor, is not asked for the password again."""
        return not sessions.is_new(context.request)

    def send_notification_mail(self, template_prefix: str, user: Any, *more: Any, **named: Any) -> None:
        """Allauth tells of each change to a password or a second factor here."""
        changed = template_prefix.rpartition("/")[2]
        act = acts.PASSWORD_CHANGED if changed.startswith("password") else acts.SECOND_FACTOR_CHANGED
        trail.record(act, user, by=user, on=today(), fields=(changed,))

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        raise NotImplementedError("no mail leaves Lawburrows")


def _box() -> MultiFernet:
    keys = (sha256(b"second factor " + key.encode()).digest() for key in settings.FIELD_KEYS)
    return MultiFernet([Fernet(urlsafe_b64encode(key)) for key in keys])


class SecondFactor(DefaultMFAAdapter):
    """Secrets of authenticator apps are encrypted; a wrong code is in the trail; the last factor stays."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "The code is wrong, or it has run out. Enter the code that the app shows now",
        "cannot_delete_authenticator": "You need a second factor. Add another one before you remove this",
    }

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text.encode()).decode()

    def get_totp_issuer(self) -> str:
        return "Lawburrows"

    def validation_error(self, code: str, *words: Any) -> ValidationError:
        """The one place that hears of a wrong code."""
        if code == "incorrect_code":
            user = context.request.user
            by = user if user.is_authenticated else NOBODY_YET
            trail.record(acts.SIGN_IN_FAILED, by=by, on=today(), fields=("second_factor",))
        return super().validation_error(code, *words)

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        return sessions.other_second_factor(authenticator)
