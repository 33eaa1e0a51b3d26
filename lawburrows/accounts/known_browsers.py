"""Browsers in which somebody has signed in before: whoever guesses elsewhere cannot lock them out of their account."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse

NAME = "__Host-lawburrows-known" if settings.HTTPS else "lawburrows-known"
SALT = "accounts.known_browsers"
GOOD_FOR = 180 * 24 * 60 * 60  # seconds
MOST = 20  # users of one shared desk


def _read(request: HttpRequest) -> list[str]:
    """The browser's own number, and whoever signed in with it; empty when it is new or its cookie was forged."""
    said = request.get_signed_cookie(NAME, default="", salt=SALT, max_age=GOOD_FOR)
    return said.split(".") if said else []


def number_for(request: HttpRequest, user: Any) -> str:
    """The number of this browser if the user has signed in with it; else nothing."""
    browser, *users = _read(request) or [""]
    return browser if user is not None and user.pk.hex in users else ""


def remember(request: HttpRequest, response: HttpResponse, user: Any) -> None:
    """Note in the browser that this user signed in, second factor and all."""
    browser, *users = _read(request) or [uuid4().hex]
    users = [user.pk.hex, *(one for one in users if one != user.pk.hex)][:MOST]
    response.set_signed_cookie(
        NAME,
        ".".join([browser, *users]),
        salt=SALT,
        max_age=GOOD_FOR,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
