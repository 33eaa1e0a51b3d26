"""The first page after sign-in: what is due."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lawburrows.audit import trail
from lawburrows.tasks import acts, policy, queries
from lawburrows.web.menu import Link, address, menu
from lawburrows.web.pages import paginate

LABELS = {"mine": "Mine", "team": "Team", "area": "Area"}
A_PAGE = 25


def my_work(request: HttpRequest) -> HttpResponse:
    """Mine, my team's or my area's, late things first; each with its reason and the one button that does it."""
    by: Any = request.user
    on = by.identity.today
    allowed = tuple(of for of in LABELS if policy.may_read_work(of, by=by))
    if not allowed:
        return redirect(elsewhere(request))
    of = request.GET.get("of", "mine")
    if of not in LABELS:
        of = "mine"
    if of not in allowed:
        raise PermissionDenied(policy.may_read_work(of, by=by).reason)
    counted = queries.counts(allowed, by=by, on=on)
    found = _Counted(queries.work(of, by=by, on=on), counted[of])
    page = paginate(found, request.GET.get("page"), A_PAGE, query=request.GET)
    rows = [_line(queries.as_row(found, on=on)) for found in page.rows]
    page.rows[:] = rows
    done = queries.done_today(of, by=by, on=on) if page.number == 1 else []
    shown = dict.fromkeys([row["record"] for row in rows] + [one.record for one in done])
    trail.viewed(acts.WORK_LISTED, by=by, on=on, records=shown, fields=("what", "due"), purpose=f"list.{of}")
    tabs = [_tab(each, counted[each], each == of) for each in allowed]
    groups = [(name, list(lines)) for name, lines in groupby(rows, key=lambda row: row["group"])]
    context = {"page": page, "groups": groups, "tabs": tabs, "today": on, "of": of}
    context["done"] = [_line(one) for one in done]
    context["next_due"] = None if page.count else queries.next_due(of, by=by, on=on)
    return render(request, "tasks/my_work.html", context)


def elsewhere(request: HttpRequest) -> str:
    """The first page of the menu of someone who has no work here."""
    reader: Any = getattr(request, "reader", None)
    return next(link.url for link in menu(reader.permissions if reader else (), request.path))


class _Counted:
    """A list whose length is known already, so that it is not counted again."""

    def __init__(self, rows: Any, count: int) -> None:
        self.rows, self.length = rows, count

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, part: slice) -> Any:
        return self.rows[part]


def _tab(of: str, count: int, current: bool) -> dict[str, Any]:
    link = Link(LABELS[of], f"?of={of}", current)
    return {"label": link.label, "url": link.url, "current": link.current, "count": count}


def _line(row: queries.Row) -> dict[str, Any]:
    """A row with its addresses, as the component of the list wants it."""
    return {
        "record": row.record,
        "who": row.who,
        "who_url": address("casefile:record", ref=row.ref),
        "what": row.what,
        "due": row.due,
        "late": row.late,
        "why": row.why,
        "why_url": address("orders:why", ref=row.ref, key=row.key),
        "unverified": row.unverified,
        "url": address(row.act, ref=row.ref) if row.act else "",
        "label": row.label or "Open",
        "group": row.group,
        "done_on": row.done_on,
    }
