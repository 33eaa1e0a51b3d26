"""Opening a record, and sending a form once: what every page with a record goes through."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.db import connection, transaction
from django.http import Http404, HttpRequest

from lawburrows.access import acts, identity
from lawburrows.access.grades import Grade
from lawburrows.access.models import Record
from lawburrows.access.queries import survivor
from lawburrows.audit import trail
from lawburrows.audit.act import Act


def find_record(request: HttpRequest, ref: str, *, grade: Grade = Grade.FULL) -> Record:
    """The record by its reference, if the reader may have it at this grade; 404 alike when hidden and when absent.

    One that became part of another is there for whoever may have that other one too; its pages say so.
    """
    asked: Any = request
    by = asked.user
    found = (
        Record.objects.visible_to(by, grade=grade)
        .select_related("lead", "area", "manager", "notification_officer", "supervising_officer", "prison_contact")
        .filter(ref=ref)
        .first()
    )
    kept = survivor(found, by, grade=grade) if found else None
    if found is None or kept is None:
        raise Http404("no such record")
    identity.take_in_hand(by, found.pk, grade=grade)
    asked.record = found  # the frame of the page shows whom it is about
    if kept.pk != found.pk and grade >= Grade.SUMMARY and request.method == "GET":
        messages.info(request, f"{found.ref} is now part of {kept.ref}", fail_silently=True)
    return found


def open_record(
    request: HttpRequest, ref: str, *, grade: Grade = Grade.FULL, act: Act = acts.SEEN, fields: Iterable[str] = ()
) -> Record:
    """As `find_record`, and the look is written in the trail. If it cannot be written, the page fails."""
    found = find_record(request, ref, grade=grade)
    by: Any = request.user
    trail.viewed(act, found, by=by, on=by.identity.today, fields=fields)
    return found


def sent_before(request: HttpRequest, token: uuid.UUID) -> str | None:
    """Claim the token of a form for this transaction: None the first time, else where the first sending led.

    A second sending at the same moment waits here until the first has committed, or was rolled back.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO access_submission (token, user_id, at, answer) VALUES (%s, %s, now(), '') "
            "ON CONFLICT (token) DO NOTHING",
            [token, request.user.pk],
        )
        if cursor.rowcount:
            return None
        cursor.execute(
            "SELECT answer FROM access_submission WHERE token = %s AND user_id = %s", [token, request.user.pk]
        )
        row = cursor.fetchone()
    return (row[0] or "/") if row else "/"


def sent_now(token: uuid.UUID, answer: str) -> str:
    """Remember where the sending led, and give it back."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE access_submission SET answer = %s WHERE token = %s", [answer, token])
    return answer


def sent_once(request: HttpRequest, token: uuid.UUID, act: Callable[[], str]) -> str:
    """Do the act the first time that a form is sent; give the address to which that led, every time.

    What is refused gives the token back, so that the form can be put right and sent again.
    """
    with transaction.atomic():
        before = sent_before(request, token)
        return before if before is not None else sent_now(token, act())
