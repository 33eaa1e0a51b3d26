"""Reads about exit and transfer; each begins at what its reader may see."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django.db.models import Q

from lawburrows.access.models import Record
from lawburrows.custody.leading import supervised
from lawburrows.custody.queries import handover
from lawburrows.orders.queries import facts_for
from lawburrows.rules.term import after, months
from lawburrows.transfers.models import Exit, HandOff, Transfer

AHEAD = months(24)  # as the reviews of indefinite requirements


def exits_of(record: Record, *, by: Any) -> list[Exit]:
    """Every exit of a record, the newest first."""
    rows = Exit.objects.visible_to(by).filter(record=record).select_related("decided_by", "again_by")
    return list(rows.order_by("-decided_at", "pk"))


def exit_of(record: Record, *, by: Any) -> Exit | None:
    """The decision by which it is closed now; a record that was loaded as closed has none."""
    if record.closed_on is None:
        return None
    return next((one for one in exits_of(record, by=by) if one.state == Exit.State.CLOSED), None)


def retention_reviews(*, by: Any, on: date) -> list[Exit]:
    """Of the closed records that the reader has in full, those whose review is late or falls due in the time ahead."""
    rows = Exit.objects.visible_to(by).filter(state=Exit.State.CLOSED, review_on__lt=after(on, AHEAD))
    rows = rows.filter(record__merged_into=None).exclude(record__closed_on=None)
    return list(rows.select_related("record__person", "record__lead", "record__area").order_by("review_on", "pk"))


_WITH = ("handover__to_agency", "handover__to_area", "handover__proposed_by", "refused_by", "decided_by", "after")


def transfers_of(record: Record, *, by: Any) -> list[Transfer]:
    """Every transfer within Scotland, the newest first."""
    rows = Transfer.objects.visible_to(by).filter(record=record).select_related(*_WITH)
    return list(rows.order_by("-handover__proposed_at", "pk"))


def transfer_of(record: Record, pk: uuid.UUID, *, by: Any) -> Transfer | None:
    """By its own id or its handover's; with the handover as custody reads it, so that whoever answers has all of it."""
    named = Q(pk=pk) | Q(handover=pk)
    found = Transfer.objects.visible_to(by).filter(named, record=record).select_related(*_WITH).first()
    handed = handover(record, found.handover_id, by=by) if found else None
    if found is None or handed is None:
        return None
    found.record, found.handover = record, handed
    return found


def refused_before(record: Record, *, by: Any) -> Transfer | None:
    """The last transfer, where it was refused and decided to go on: the next offer follows from it."""
    last = next(iter(transfers_of(record, by=by)), None)
    return last if last is not None and last.stands == "goes_on" else None


def to_decide(record: Record, *, by: Any) -> Transfer | None:
    """A refusal that waits for the decision of justice social work in the present area."""
    return next((one for one in transfers_of(record, by=by) if one.stands == "to_decide"), None)


def hand_offs_of(record: Record, *, by: Any) -> list[HandOff]:
    rows = HandOff.objects.visible_to(by).filter(record=record).select_related("prepared_by")
    return list(rows.order_by("-prepared_at", "pk"))


def hand_off(record: Record, pk: uuid.UUID, *, by: Any) -> HandOff | None:
    found = HandOff.objects.visible_to(by).filter(record=record, pk=pk).select_related("prepared_by").first()
    if found is not None:
        found.record = record
    return found


def open_hand_off(record: Record, *, by: Any) -> HandOff | None:
    return HandOff.objects.visible_to(by).filter(record=record, state__in=HandOff.OPEN).first()


def is_supervised(record: Record, *, by: Any, on: date) -> bool:
    """Whether a licence or an order of supervision runs on the day."""
    return supervised(facts_for([record.pk], by=by)[record.pk], on)
