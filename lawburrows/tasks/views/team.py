"""Who has how much to do: each number leads to the list that it counts."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lawburrows.audit import trail
from lawburrows.tasks import acts, load, policy
from lawburrows.web.errors import Forbidden
from lawburrows.web.menu import address

LABELS = {"team": "Team", "area": "Area"}
COLUMNS = {
    "name": "Person",
    "overdue": "Overdue",
    "week": "Due this week",
    "visits": "Visits owed",
    "cases": "Cases",
    "grave": "High or very high risk",
    "away": "In custody, hospital or abroad",
}
WORK = ("overdue", "week", "visits")  # these lead to what is due; the others to people


@require_GET
def team(request: HttpRequest) -> HttpResponse:
    by: Any = request.user
    on = by.identity.today
    if not policy.may_see_load(by=by):
        raise Forbidden(policy.may_see_load(by=by).reason, roles=policy.who_sees_load())
    of = request.GET.get("of", "team")
    of = of if of in LABELS else "team"
    sort = request.GET.get("sort", "overdue")
    sort = sort if sort in COLUMNS else "overdue"
    loads = load.load_of(of, by=by, on=on)
    if sort == "name":
        loads.sort(key=lambda one: one.name)
    else:
        loads.sort(key=lambda one: -one.number(sort))
    trail.viewed(acts.LOAD_LISTED, by=by, on=on, fields=load.COLUMNS, purpose=f"list.{of}")
    most = max((one.overdue + one.week for one in loads), default=0) or 1
    context = {
        "of": of,
        "today": on,
        "tabs": [{"label": LABELS[each], "url": f"?of={each}", "current": each == of} for each in LABELS],
        "head": [
            {"text": text, "url": f"?{urlencode({'of': of, 'sort': name})}", "current": name == sort, "name": name}
            for name, text in COLUMNS.items()
        ],
        "rows": [_row(one, of, most) for one in loads],
        "cases": sum(len(one.cases) for one in loads),
        "may_reassign": policy.may_reassign(by=by),
    }
    return render(request, "tasks/team.html", context)


def _row(one: load.Load, of: str, most: int) -> dict[str, Any]:
    return {
        "name": one.name,
        "key": one.key if one.user else "",
        "numbers": [
            {"text": COLUMNS[column], "value": one.number(column), "url": _list(one, of, column), "name": column}
            for column in load.COLUMNS
        ],
        "late_width": round(100 * one.overdue / most, 1),
        "week_width": round(100 * one.week / most, 1),
    }


def _list(one: load.Load, of: str, column: str) -> str:
    """The saved filter behind a number."""
    if column in WORK:
        return f"{address('tasks:my_work')}?{urlencode({'of': of, 'whose': one.key, 'only': column})}"
    only = {"only": column} if column != "cases" else {}
    return f"{address('tasks:my_people')}?{urlencode({'of': of, 'named': one.key} | only)}"
