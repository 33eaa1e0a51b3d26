"""What every request and answer passes: a reference, a check of what was sent, and headers that keep pages private."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse, QueryDict, UnreadablePostError

from lawburrows.audit import trail
from lawburrows.web.errors import bad_request

REQUEST_ID_HEADER = "X-Request-ID"

LONGEST_ADDRESS = 2_000
LONGEST_QUERY = 4_000
LONGEST_PARAMETER = 1_000
LONGEST_NAME = 200
LONGEST_TEXT = 200_000

PRIVATE = {
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Permitted-Cross-Domain-Policies": "none",
    "Permissions-Policy": (
        "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), "
        "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), "
        "publickey-credentials-create=(self), publickey-credentials-get=(self)"
    ),
    "Cache-Control": "no-store",
}


class RequestIdMiddleware:
    """Give each request a reference of our own making; the log, the error page and the header carry it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        request.request_id = uuid4().hex
        trail.request_id.set(request.request_id)
        response = self.get_response(request)
        response[REQUEST_ID_HEADER] = request.request_id
        return response


class SecurityHeadersMiddleware:
    """Headers that keep a page out of caches, other windows and other sites; a view may set its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in PRIVATE.items():
            response.headers.setdefault(name, value)
        return response


class PlainInputMiddleware:
    """Refuse, in words, what no person can have typed: characters of value zero and endless parameters."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        fault = fault_of(request)
        return bad_request(request, reason=fault) if fault else self.get_response(request)


def fault_of(request: HttpRequest) -> str:
    """What is wrong with the parts of a request that reach forms and the database; empty if nothing is."""
    if "\0" in request.path_info or any("\0" in value for value in request.COOKIES.values()):
        return "The address holds a character that cannot be read."
    if len(request.path_info) > LONGEST_ADDRESS or len(request.META.get("QUERY_STRING", "")) > LONGEST_QUERY:
        return "The address is too long."
    fault = fault_in(request.GET, LONGEST_PARAMETER)
    if fault or request.method not in ("POST", "PUT", "PATCH"):
        return fault
    try:
        return fault_in(request.POST, LONGEST_TEXT)
    except UnreadablePostError:
        return "What you sent did not arrive whole. Send it again."


def fault_in(parameters: QueryDict, longest: int) -> str:
    """What is wrong with one set of parameters."""
    for name, values in parameters.lists():
        if "\0" in name or any("\0" in value for value in values):
            return "What you sent holds a character that cannot be read."
        if len(name) > LONGEST_NAME or any(len(value) > longest for value in values):
            return "What you sent is too long."
    return ""
