"""What pages of lower floors show of tasks, worked out only where it is shown: my count, and what a date was before."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django.http import HttpRequest

from lawburrows.access.permissions import Permission
from lawburrows.orders.due import words_when_late
from lawburrows.tasks import explaining, policy, queries
from lawburrows.web.menu import address


def work_count(request: HttpRequest) -> dict[str, Any]:
    """Hands the frame a function, since most pages ask for it once and some not at all."""
    reader = getattr(request, "reader", None)
    by: Any = request.user if reader else None

    def count() -> int | None:
        if reader is None or Permission.WORK_READ not in reader.permissions:
            return None
        return queries.due_for_me(by=by, on=by.identity.today)

    asked: Any = request
    if not hasattr(asked, "work_count"):
        asked.work_count = count
    return {}


def date_history(request: HttpRequest) -> dict[str, Any]:
    """For the page that explains one date: what it was until when and why, and who was told of it."""

    def history() -> dict[str, Any] | None:
        found, record = request.resolver_match, getattr(request, "record", None)
        key = found.kwargs.get("key") if found else None
        return history_of(record, str(key), by=request.user) if record is not None and key else None

    return {"date_history": history}


def other_dates(request: HttpRequest) -> dict[str, Any]:
    """For the page of a person's dates: what else is due, which the orders do not know of; without those that it has."""

    def others() -> list[dict[str, Any]]:
        record, by = getattr(request, "record", None), cast("Any", request.user)
        return others_of(record, by=by, on=by.identity.today) if record is not None else []

    return {"every_date": others}


def others_of(record: Any, *, by: Any, on: date) -> list[dict[str, Any]]:
    """What is open on one record, the earliest day first, as the component of the list wants it."""
    return [
        {
            "key": one.key,
            "what": one.what,
            "due": one.due,
            "late": words_when_late(one.kind) if one.due < on else "",
            "why": one.provision,
            "why_url": address("tasks:why", ref=record.ref, key=one.key),
            "unverified": one.unverified,
            "url": address(one.address, ref=record.ref) if policy.may_begin(one.address, by=by) else "",
            "label": one.label or "Open",
        }
        for one in queries.open_on(record, by=by)
    ]


def history_of(record: Any, key: str, *, by: Any) -> dict[str, Any]:
    """As the component of the page wants it."""
    told = explaining.told_of(record.pk, key, by=by)
    waiting = any(one.noted_at is None for one in told)
    return {
        "moves": [
            {"was": one.was, "now": one.now, "why": one.get_why_display(), "at": one.at}
            for one in explaining.moves_of(record.pk, key, by=by)
        ],
        "told": told,
        "note_url": address("tasks:take_note", ref=record.ref, key=key) if waiting else "",
    }
