"""Where each app is mounted: every app writes its addresses whole, and those that have pages are taken in."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from lawburrows.accounts import health

APPS = (
    "tasks",
    "search",
    "people",
    "orders",
    "breaches",
    "custody",
    "indefinite",
    "notification",
    "visits",
    "circumstances",
    "actions",
    "transfers",
    "referrals",
    "meetings",
    "packs",
    "summaries",
    "incidents",
    "bodies",
    "plans",
    "disclosures",
    "premises",
    "documents",
    "casefile",
    "oversight",
    "exchange",
    "governance",
    "notices",
    "accounts",
    *(("demo",) if settings.DEMO else ()),
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("health/", health.health, name="health"),
    path("accounts/", include("lawburrows.accounts.signing_in")),
    *(path("", include(f"lawburrows.{app}.urls")) for app in APPS if find_spec(f"lawburrows.{app}.urls")),
]
handler400 = "lawburrows.web.errors.bad_request"
handler403 = "lawburrows.web.errors.permission_denied"
handler404 = "lawburrows.web.errors.not_found"
handler500 = "lawburrows.web.errors.server_error"
