"""Who is asking, set for the whole of one response and cleared after it.

The database learns it from settings that last for one transaction; the application from the same object. Unset reads
as nobody, who sees nothing.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.http import Http404, HttpRequest, HttpResponse

from lawburrows.access import acts
from lawburrows.access.grades import Grade
from lawburrows.access.roles import BY_KEY, SYSTEMS
from lawburrows.audit import trail
from lawburrows.audit.act import Verb

LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class Identity:
    """What the rule turns on: who, on what day in London, at what moment, for what purpose; or which system job.

    `record` is the record in hand: only after it was opened may the lists of who else is in its case be read, and only
    at the `grade` at which it was opened may they be changed.
    """

    today: date
    now: datetime
    user: uuid.UUID | None = None
    purpose: str = ""
    system: str = ""
    record: uuid.UUID | None = None
    grade: Grade | None = None


LOOKS = {Verb.CONSULT.value, Verb.DISCLOSE.value}
REFUSALS = {403, 404}
NAMES = ("user", "today", "now", "purpose", "system", "record", "grade")


@dataclass
class System:
    """A job that nobody asked for: it names itself and holds the permissions of `roles.SYSTEMS`."""

    system: str
    identity: Identity | None = None
    audit_agency: str = ""

    def __post_init__(self) -> None:
        if self.system not in SYSTEMS:
            raise ValueError(f"no system job is called {self.system}")

    @property
    def audit_who(self) -> str:
        return f"system:{self.system}"


def _values(identity: Identity) -> list[str]:
    return [str(getattr(identity, name) or "") for name in NAMES]


def _tell(values: list[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(f"set_config('app.{name}', %s, true)" for name in NAMES), values)


def _told() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(f"current_setting('app.{name}', true)" for name in NAMES))
        return [value or "" for value in cursor.fetchone()]


def moment() -> datetime:
    """Now, in London: the only clock that the rule is ever given."""
    return datetime.now(LONDON)


@contextmanager
def acting(by: Any, *, at: datetime | None = None, purpose: str = "") -> Iterator[Identity]:
    """`by` (a user or a System) acts, in one transaction; the one who acted before it, if any, is back afterwards."""
    at = (at or moment()).astimezone(LONDON)
    system = getattr(by, "system", "")
    identity = Identity(today=at.date(), now=at, user=None if system else by.pk, purpose=purpose, system=system)
    before = getattr(by, "identity", None)
    # The settings end with the transaction; only where somebody else acts further out must theirs come back.
    inside = connection.in_atomic_block
    with transaction.atomic():
        outer = _told() if inside else None
        by.identity = identity
        _tell(_values(identity))
        try:
            yield identity
            if outer is not None and not connection.needs_rollback:  # a rollback brings them back by itself
                _tell(outer)
        finally:
            by.identity = before


def change(by: Any, **values: Any) -> None:
    """Another purpose or another record in hand, for the rest of this transaction."""
    by.identity = replace(by.identity, **values)
    _tell(_values(by.identity))


def take_in_hand(by: Any, record: uuid.UUID, *, grade: Grade) -> None:
    """The record is in hand at a grade that `by` was found to have; one that is in hand already keeps a higher one."""
    held = by.identity.grade if by.identity.record == record else None
    change(by, record=record, grade=max(grade, held or grade))


class Asking:
    """Who is signed in, for the pages: the user, the agency, and what their postings allow today."""

    def __init__(self, user: Any, on: date) -> None:
        self.user = user
        self.postings = user.postings_on(on)
        self.agency_name = self.postings[0].agency.name if self.postings else ""
        self.role_name = self.postings[0].get_role_display() if self.postings else ""
        self.permissions = frozenset().union(*(BY_KEY[posting.role].permissions for posting in self.postings))


class Asked(HttpRequest):
    """A request of somebody who is signed in, as this floor leaves it for the pages."""

    reader: Asking
    refusal: str | None


class IdentityMiddleware:
    """One transaction round the whole response, rendering and streams included, under the identity of the user."""

    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        self.get_response = get_response

    def __call__(self, request: Asked) -> Any:
        if not request.user.is_authenticated:
            return self.get_response(request)
        user, request.refusal = request.user, None
        with acting(user) as identity:
            request.reader = Asking(user, identity.today)
            with trail.gathering() as written:
                response = self.get_response(request)
            if getattr(response, "streaming", False):
                response = HttpResponse(
                    b"".join(response.streaming_content), headers=dict(response.items()), status=response.status_code
                )
            if response.status_code in REFUSALS and request.resolver_match:
                request.refusal = f"{request.method} {request.path}"
            if request.refusal is not None or response.status_code >= 500:
                transaction.set_rollback(True)
            elif response.status_code == 200:
                self._insist_on_a_look(request, written)
        if request.refusal is not None:
            # A record that is hidden was never found: as with one that is absent, none is named.
            found = [request.record.pk] if hasattr(request, "record") else []
            with acting(user) as identity:
                trail.record(acts.REFUSED, by=user, on=identity.today, records=found, aside=request.refusal)
        return response

    @staticmethod
    def _insist_on_a_look(request: Asked, written: trail.Gathered) -> None:
        """Whatever its view wrote, a page with a record on it leaves the entry that it was seen."""
        record = getattr(request, "record", None)
        entries = [*written.own, *written.nested]
        if record is not None and not any(one.verb in LOOKS and record.pk in one.records for one in entries):
            by: Any = request.user
            trail.viewed(acts.SEEN, record, by=by, on=by.identity.today)

    def process_exception(self, request: Asked, exception: Exception) -> None:
        """A page that was refused, or that is not there for this reader, is written down after its rollback."""
        if isinstance(exception, PermissionDenied | Http404) and request.user.is_authenticated:
            request.refusal = f"{request.method} {request.path}"
