"""The demonstration's own way in: choose who to be."""

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from lawburrows.access.identity import acting
from lawburrows.audit import trail
from lawburrows.demo import acts, queries

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """A button for each persona. Only the demonstration has this page."""
    if not settings.DEMO:
        raise Http404("this is no demonstration")
    if request.method == "POST":
        user = queries.persona(request.POST.get("who", ""))
        if user is None:
            raise Http404("nobody of the demonstration")
        with acting(user) as identity:
            login(request, user, backend=BACKEND)
            trail.record(acts.SIGNED_IN, by=user, on=identity.today)
        return redirect(_onward(request.POST.get("next", "")))
    shown = {"choices": queries.choices(), "onward": _onward(request.GET.get("next", ""))}
    return render(request, "demo/sign_in.html", shown)


def _onward(address: str) -> str:
    """Where they wanted to go, if that is one of our own pages."""
    return address if url_has_allowed_host_and_scheme(address, allowed_hosts=None) else settings.LOGIN_REDIRECT_URL
