"""Where each app is mounted."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from lawburrows.accounts import health

# app, and the beginning of its addresses. An app declares its pages in `urls.py`; one that has none has no row's use.
MOUNTED = (
    ("tasks", ""),
    ("search", "search/"),
    ("casefile", ""),
    ("people", "people/"),
    ("orders", "people/"),
    ("documents", "people/"),
    ("exchange", ""),
    ("governance", "rules/"),
    ("notices", "notices/"),
    ("accounts", ""),
    *((("demo", "demo/"),) if settings.DEMO else ()),
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("health/", health.health, name="health"),
    path("accounts/", include("lawburrows.accounts.signing_in")),
    *(
        path(beginning, include(f"lawburrows.{app}.urls"))
        for app, beginning in MOUNTED
        if find_spec(f"lawburrows.{app}.urls")
    ),
]
handler400 = "lawburrows.web.errors.bad_request"
handler403 = "lawburrows.web.errors.permission_denied"
handler404 = "lawburrows.web.errors.not_found"
handler500 = "lawburrows.web.errors.server_error"
