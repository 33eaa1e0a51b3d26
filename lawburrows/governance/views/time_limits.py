"""The table of all time limits: what holds now, what held before, who agreed; and proposing another figure."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from lawburrows.governance import commands, policy, queries
from lawburrows.governance.forms import ProposeTimeLimit, WhichLimits
from lawburrows.governance.tables import DEADLINES
from lawburrows.governance.views.allowing import allowed
from lawburrows.rules.guidance import GOVERNED
from lawburrows.rules.timetable import OTHERS, SUBJECTS, TIMETABLE, LimitRow, as_limit, subject_of
from lawburrows.web.acting import once
from lawburrows.web.menu import address

FILTERS = ("q", "set_by", "status", "area")


@require_GET
def deadlines(request: HttpRequest) -> HttpResponse:
    """Every time limit with its source and how far it is confirmed; a page to filter, or a sheet to print."""
    by: Any = request.user
    allowed(policy.may_read_deadlines(by=by))
    on = by.identity.today
    regions = queries.regions()
    form = WhichLimits(request.GET or None, regions=regions)
    chosen = form.cleaned_data if form.is_bound and form.is_valid() else {}
    area = uuid.UUID(chosen["area"]) if chosen.get("area") else None
    limits, history = queries.time_limits(), queries.time_limit_rows()
    change = bool(policy.may_propose_figure(by=by))
    rows = []
    for written in TIMETABLE:
        now = queries.as_it_holds(written, limits, on=on, area=area)
        if _wanted(now, chosen):
            agreed = [one for one in history.get(written.key, []) if area is None or one.area_id in (None, area)]
            rows.append(
                {
                    "now": now,
                    "written": written.figure if now.figure != written.figure else "",
                    "history": [{"row": one, "may": policy.may_agree_figure(one, by=by)} for one in agreed],
                    "propose_url": _propose_url(written) if change and written.governed else "",
                }
            )
    context = {
        "rows": rows,
        "groups": _by_subject(rows),
        "where": dict(regions).get(str(area), "everywhere"),
        "filters": form,
        "applied": _applied(request, form, chosen),
        "clear_url": reverse("governance:deadlines"),
        "sheet_url": _with(request, sheet="yes"),
        "printed_by": by,
        "printed_on": by.identity.now,
    }
    sheet = request.GET.get("sheet") == "yes"
    return render(request, "governance/deadlines_sheet.html" if sheet else "governance/deadlines.html", context)


def _by_subject(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows under their headings, in the order of the subjects; a heading without rows is left out."""
    found: dict[str, list[dict[str, Any]]] = {subject: [] for subject in (*(name for name, _ in SUBJECTS), OTHERS)}
    for row in rows:
        found[subject_of(row["now"].key)].append(row)
    return [{"name": name, "id": slugify(name), "rows": some} for name, some in found.items() if some]


def _propose_url(row: LimitRow) -> str:
    """What is counted back has its figures, in days, in a table of its own."""
    if row.beforehand:
        return address("governance:propose_figure")
    return address("governance:propose_time_limit", key=row.key)


def _wanted(row: LimitRow, chosen: dict[str, Any]) -> bool:
    words = (chosen.get("q") or "").casefold().split()
    text = f"{row.line} {row.key} {row.what} {row.event} {row.source} {row.edition}".casefold()
    if chosen.get("set_by") and (chosen["set_by"] == "statute") != row.statutory:
        return False
    if chosen.get("status") and chosen["status"] != row.status.letter:
        return False
    return all(word in text for word in words)


def _applied(request: HttpRequest, form: Any, chosen: dict[str, Any]) -> list[dict[str, str]]:
    found = []
    for name in FILTERS:
        if value := chosen.get(name):
            words = dict(getattr(form.fields[name], "choices", ())).get(value, value)
            found.append({"text": str(words), "url": _with(request, **{name: ""})})
    return found


def _with(request: HttpRequest, **changed: str) -> str:
    rest = request.GET.copy()
    for name, value in changed.items():
        rest.pop(name, None)
        if value:
            rest[name] = value
    return f"?{rest.urlencode()}"


def propose_time_limit(request: HttpRequest, key: str) -> HttpResponse:
    """Another figure for one time limit, from a day on; it holds when another person has agreed."""
    by: Any = request.user
    allowed(policy.may_propose_figure(by=by))
    written = GOVERNED.get(key)
    if written is None:
        raise Http404("no such time limit, or statute sets it")
    on = by.identity.today
    now = queries.interval_for(key, on=on)
    initial = {"number": now.number, "unit": now.unit.value, "starts": on}
    form = ProposeTimeLimit(request.POST or None, initial=initial, regions=queries.regions())
    to = reverse("governance:deadlines")

    def act() -> None:
        given = form.cleaned_data
        commands.propose_figure(
            table=DEADLINES.key,
            key=key,
            value=given["value"],
            starts=given["starts"],
            source=given["source"],
            edition=given["edition"],
            area=queries.region(given["area"]) if given["area"] else None,
            by=by,
            on=on,
        )

    sent = once(request, form, act, to, "Proposed. It holds when another person has agreed")
    return sent or render(
        request, "governance/propose_time_limit.html", {"form": form, "row": as_limit(now), "back_url": to}
    )
