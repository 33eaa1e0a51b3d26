"""What others owe whoever asked to see a record, or proposed a correction of another agency's entry."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from lawburrows.access.models import AccessRequest, Record
from lawburrows.access.queries import whom_to_tell
from lawburrows.access.scope import ME
from lawburrows.notices.owed import Debt, Owed, Waits, whose
from lawburrows.people.correcting import TABLES, entry_of, owners_of
from lawburrows.people.models import ProposedCorrection

ASKED_TO_SEE = Q(asked_by=ME, answer=AccessRequest.Answer.WAITING)


def answers_to_requests(*, by: Any, on: date) -> Iterator[Owed]:
    """Of the record itself the reader knows nothing yet, not even its number."""
    for asked in AccessRequest.objects.filter(ASKED_TO_SEE).order_by("asked_at", "pk"):
        yield Owed(
            "request",
            asked.pk,
            "The record manager's answer",
            text=asked.reason,
            since=asked.asked_at,
            who="A record that you asked to see",
        )


def who_answers_a_request(pk: uuid.UUID, *, by: Any, on: date) -> Debt | None:
    asked = AccessRequest.objects.filter(pk=pk, answer=AccessRequest.Answer.WAITING).first()
    if asked is None:
        return None
    record = Record.objects.visible_to(by).select_related("manager").get(pk=asked.record_id)
    return Debt(record, reverse("casefile:answer", args=[record.ref, pk]), whom_to_tell(record, on=on))


PROPOSED = Q(proposed_by=ME, answer=ProposedCorrection.Answer.WAITING)


def answers_to_corrections(*, by: Any, on: date) -> Iterator[Owed]:
    tables = [table._default_manager.visible_to(by).filter(PROPOSED) for table in TABLES.values()]
    found = [one for rows in tables for one in rows.select_related("owner", "record__person")]
    for one in sorted(found, key=lambda one: (one.proposed_at, one.pk)):
        yield Owed(
            "correction",
            one.pk,
            "An answer to a proposed correction",
            text=one.reason,
            since=one.proposed_at,
            record=one.record_id,
            who=whose(one.record),
            ref=one.record.ref,
            whom=one.owner.name,
            telephone=one.owner.telephone,
        )


def who_answers_a_correction(pk: uuid.UUID, *, by: Any, on: date) -> Debt | None:
    for table in TABLES.values():
        rows = table._default_manager.visible_to(by).select_related("record", "record__manager")
        one = rows.filter(pk=pk, answer="waiting").first()
        if one is not None:
            address = reverse("people:answer_correction", args=[one.record.ref, pk])
            return Debt(one.record, address, owners_of(entry_of(one), on=on))
    return None


REQUESTS = Waits("request", ((AccessRequest, ASKED_TO_SEE),), answers_to_requests, who_answers_a_request)
CORRECTIONS = Waits(
    "correction",
    tuple((table, PROPOSED) for table in TABLES.values()),
    answers_to_corrections,
    who_answers_a_correction,
)
