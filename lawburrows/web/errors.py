"""Pages for what went wrong, in words: 400, 403, 404, 500 and an outdated form.

urls: handler400 = "lawburrows.web.errors.bad_request", handler403 = "…permission_denied",
handler404 = "…not_found", handler500 = "…server_error"; settings: CSRF_FAILURE_VIEW = "…csrf_failure".
A page that is hidden and one that does not exist give the same 404. A 403 names who could: raise
PermissionDenied(reason) or `Forbidden(reason, roles=[…])`.
"""

import logging
from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

logger = logging.getLogger(__name__)

PLAIN = (
    '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Something went wrong - Lawburrows</title>'
    "</head><body><main><h1>Something went wrong</h1><p>What you sent may not be saved. Tell the service desk "
    "this reference: {reference}</p></main></body></html>"
)


class Forbidden(PermissionDenied):
    """The reader may see this but not do or open that; `roles` are those who could."""

    def __init__(self, reason: str = "", *, roles: Iterable[str] = ()) -> None:
        super().__init__(reason)
        self.roles = tuple(roles)


def answer(request: HttpRequest, template: str, status: int, context: dict[str, Any] | None = None) -> HttpResponse:
    """A page of the ordinary look."""
    page = render_to_string(template, context or {}, request=request)
    return HttpResponse(page, status=status, headers={"Cache-Control": "no-store"})


def bad_request(request: HttpRequest, exception: Exception | None = None, *, reason: str = "") -> HttpResponse:
    """400. What Django found wrong stays in the log; the page says it in general words."""
    return answer(request, "errors/400.html", 400, {"reason": reason})


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403, with the reason and the roles that could."""
    roles = tuple(getattr(exception, "roles", ()))
    reason = str(exception) if exception is not None else ""
    return answer(request, "errors/403.html", 403, {"reason": reason, "roles": roles})


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, the same words whether a thing is hidden or absent: the exception is not looked at."""
    return answer(request, "errors/404.html", 404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was open too long or came from elsewhere."""
    return answer(request, "errors/csrf.html", 403)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, with a reference that also stands in the log; asks nothing of the database or the session."""
    reference = getattr(request, "request_id", "") or uuid4().hex
    logger.error("Server error, reference %s", reference, extra={"request_id": reference})
    try:
        page: str = render_to_string("errors/500.html", {"reference": reference})
    except Exception:  # the look itself is broken: say it without it
        logger.exception("The error page failed, reference %s", reference)
        page = PLAIN.format(reference=reference)
    return HttpResponse(page, status=500, headers={"Cache-Control": "no-store"})
