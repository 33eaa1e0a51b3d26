"""Nobody sees a page without signing in; a session ends after 15 idle minutes or 8 hours; a second factor is set up."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse

from lawburrows.accounts import acts, sessions
from lawburrows.audit import trail
from lawburrows.web.dates import today

# Pages of signing in that do not say so themselves (`login_not_required`).
PUBLIC = {"account_login", "account_logout", "account_inactive", "mfa_authenticate", "mfa_login_webauthn"}
# Where someone without a second factor may go.
SETTING_UP = {"account_logout", "account_reauthenticate", "mfa_activate_totp", "mfa_add_webauthn", "health"}


class LoginRequired(LoginRequiredMiddleware):
    """Stands after authentication and messages, before whatever asks who is signed in."""

    def __init__(self, get_response: Any) -> None:
        super().__init__(get_response)

    def __call__(self, request: HttpRequest) -> Any:
        if request.user.is_authenticated and not sessions.note(request):
            trail.record(acts.SESSION_ENDED, request.user, by=request.user, on=today())
            logout(request)
            messages.info(request, "You were signed out because nothing was done for 15 minutes, or after 8 hours")
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: Any) -> Any:
        name = request.resolver_match.url_name if request.resolver_match else None
        if request.user.is_authenticated:
            if name not in SETTING_UP and sessions.needs_second_factor(request):
                return redirect("mfa_activate_totp")
            return None
        return None if name in PUBLIC else super().process_view(request, view_func, view_args, view_kwargs)

    def get_login_url(self, view_func: Any) -> str:
        """The demonstration has a sign-in page of its own."""
        if settings.DEMO:
            try:
                return reverse("demo:sign_in")
            except NoReverseMatch:
                pass
        return super().get_login_url(view_func)
