"""The first page after sign-in, what is due; and the people for whom it is."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from lawburrows.audit import trail
from lawburrows.governance.queries import editions_to_read
from lawburrows.tasks import acts, caseload, explaining, load, policy, queries, reckoning, waiting
from lawburrows.tasks.asked import asked_without_the_record
from lawburrows.tasks.commands import not_yet as commands
from lawburrows.tasks.forms import WhyNotYet
from lawburrows.web.acting import send_once
from lawburrows.web.errors import Forbidden
from lawburrows.web.menu import Link, address, menu
from lawburrows.web.pages import paginate
from lawburrows.web.records import open_record

LABELS = {"mine": "Mine", "team": "Team", "area": "Area"}
A_PAGE = 25
A_SHEET = 500  # people on one sheet of paper, and in one entry of the trail
COLUMNS = {
    "name": "Name",
    "category": "Category",
    "level": "Level",
    "risk": "Risk of serious harm",
    "lead": "Lead authority",
    "next": "Next date",
    "overdue": "Overdue",
}


def my_work(request: HttpRequest) -> HttpResponse:
    """Mine, my team's or my area's, late things first; each with its reason and the one button that does it.

    Whoever names no list begins on the first that is not empty.
    """
    by: Any = request.user
    on = by.identity.today
    allowed = tuple(of for of in LABELS if policy.may_read_work(of, by=by))
    if not allowed:
        return redirect(elsewhere(request))
    of = request.GET.get("of")
    if of is not None and of not in LABELS:
        of = "mine"
    if of is not None and of not in allowed:
        raise PermissionDenied(policy.may_read_work(of, by=by).reason)
    found = queries.waiting(allowed, by=by, on=on)
    whose, word = wanted_of(request)
    first = of in (None, "mine") and not (whose or word) and request.GET.get("page", "1") == "1"
    there = waiting.there() if request.GET.get("page", "1") == "1" else waiting.There((), False, False)
    asked_of_me = asked_without_the_record(by=by) if first and there.asked else []
    if of is None:
        mine = "mine" if asked_of_me else None
        of = mine or next((each for each in allowed if found.lists[each] or found.done_today[each]), "mine")
    asked: Any = request
    asked.work_count = found.mine  # the frame need not count again
    tabs = [_tab(each, len(found.lists[each]), each == of) for each in allowed]
    if whose or word:
        found.lists[of] = load.narrowed(found.lists[of], whose=whose, word=word, on=on, by=by)
        found.done_today[of] = []
    page = paginate(found.lists[of], request.GET.get("page"), A_PAGE, query=request.GET)
    finished = found.done_today[of][:A_PAGE] if page.number == 1 else []
    lines = queries.lines([*page.rows, *finished], by=by, on=on)
    rows = [_line(row, by) for row in lines if row.done_on is None]
    done = [row for row in lines if row.done_on is not None]
    whole_mine = of == "mine" and page.number == 1 and not (whose or word)
    others = waiting.owed_to(by=by, on=on, kinds=there.owed) if whole_mine else []
    brought = explaining.brought_to(by=by, most=A_PAGE) if there.brought else []
    with_others = [*(one.record for one in brought), *(one.owed.record for one in others if one.owed.record)]
    shown = dict.fromkeys([row["record"] for row in rows] + [one.record for one in done] + with_others)
    trail.viewed(acts.WORK_LISTED, by=by, on=on, records=shown, fields=("what", "due"), purpose=f"list.{of}")
    groups = [(name, list(lines)) for name, lines in groupby(rows, key=lambda row: row["group"])]
    counted = {name: len(some) for name, some in groups} if whose or word else found.groups[of]
    context = {
        "page": page,
        "groups": [(name, some, counted[name]) for name, some in groups],
        "tabs": tabs,
        "today": on,
        "of": of,
    }
    context["asked"] = asked_of_me if whole_mine else []
    context["others"], context["once"] = others, uuid4()
    context["narrowed"] = narrowed_in_words(whose, word)
    context["may_see_load"] = policy.may_see_load(by=by)
    context["brought"] = [_brought(one) for one in brought]
    context["editions"] = editions_to_read(by=by, on=on) if page.number == 1 else []
    context["behind_since"] = reckoning.behind_since(by.identity.now)
    context["done"] = [_line(one, by) for one in done]
    context["next_due"] = None if page.count else queries.next_due(of, by=by, on=on)
    return render(request, "tasks/my_work.html", context)


@require_http_methods(["GET", "POST"])
def why_not_yet(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Say of something overdue why it has not been done yet; it stands beside it in everybody's list."""
    by: Any = request.user
    record = open_record(request, ref)
    task = queries.task_of(record, key, by=by)
    if task is None:
        raise Http404("nothing of this kind is due")
    form = WhyNotYet(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data

        def act() -> str:
            commands.say_why_not_yet(
                task, reason=given["reason"], expected_on=given["expected_on"], by=by, on=by.identity.today
            )
            messages.success(request, "The reason stands beside it, for everybody in the case")
            return address("tasks:my_work")

        if answer := send_once(request, form, act):
            return answer
    context = {
        "record": record,
        "form": form,
        "task": task,
        "may": policy.may_say_why_not_yet(task, by=by),
        "back_url": address("tasks:my_work"),
    }
    return render(request, "tasks/why_not_yet.html", context)


@require_GET
def my_people(request: HttpRequest) -> HttpResponse:
    """The people of a list, sorted as the address says; a page of them, or one sheet to print."""
    by: Any = request.user
    on = by.identity.today
    allowed = tuple(of for of in LABELS if policy.may_read_work(of, by=by))
    if not allowed:
        raise Forbidden("Your role has no people of its own.", roles=policy.who_reads_work())
    of = request.GET.get("of")
    if of is not None and of not in LABELS:
        of = "mine"
    if of is not None and of not in allowed:
        raise PermissionDenied(policy.may_read_work(of, by=by).reason)
    sort = request.GET.get("sort", "next")
    sort = sort if sort.removeprefix("-") in caseload.SORTS else "next"
    sheet = request.GET.get("sheet") == "yes"
    named, word = person_in(request, "named"), request.GET.get("only", "")
    word = word if word in CASES else ""
    found: list[Any] = []
    for each in [of] if of else allowed:
        found = caseload.caseload(each, by=by, on=on, sort=sort, word=word, named=named)
        if found:
            of = each
            break
    of = of or "mine"
    page = paginate(found, request.GET.get("page"), A_SHEET if sheet else A_PAGE, query=request.GET)
    people = caseload.people_in(page.rows, by=by, on=on)
    shown = [one.record for one in people]
    what = "sheet" if sheet else "list"
    trail.viewed(acts.PEOPLE_LISTED, by=by, on=on, records=shown, fields=caseload.SORTS, purpose=f"{what}.{of}")
    context = {
        "page": page,
        "people": people,
        "head": [_sorting(request, name, sort) for name in COLUMNS],
        "tabs": [_tab_of_people(request, each, each == of) for each in allowed],
        "of": of,
        "narrowed": ", ".join(filter(None, (name_of(named), CASES.get(word, "")))),
        "label": LABELS[of],
        "sheet_url": _with(request, sheet="yes", page=""),
        "printed_by": by,
        "printed_on": by.identity.now,
    }
    return render(request, "tasks/people_sheet.html" if sheet else "tasks/my_people.html", context)


CASES = {"grave": "high or very high risk of serious harm", "away": "in custody, in hospital or abroad"}


def person_in(request: HttpRequest, name: str) -> str:
    """A person in the address: an id, `nobody`, or nothing."""
    asked = request.GET.get(name, "")
    try:
        return asked if asked in ("", "nobody") else str(UUID(asked))
    except ValueError:
        return ""


def name_of(person: str) -> str:
    """Whose they are, in words."""
    if person in ("", "nobody"):
        return person and "nobody is named"
    return getattr(queries.user_called(person), "name", "somebody who is not known")


def wanted_of(request: HttpRequest) -> tuple[str, str]:
    """Whose, and which: what a number on the page of who has how much leads to."""
    word = request.GET.get("only", "")
    return person_in(request, "whose"), word if word in load.ONLY else ""


def narrowed_in_words(whose: str, word: str) -> str:
    return ", ".join(filter(None, (name_of(whose), load.ONLY.get(word, ""))))


def _with(request: HttpRequest, **changed: str) -> str:
    """The address of this page with something changed; what is empty is left out."""
    rest = request.GET.copy()
    for name, value in changed.items():
        rest.pop(name, None)
        if value:
            rest[name] = value
    return f"?{rest.urlencode()}"


def _sorting(request: HttpRequest, name: str, sort: str) -> dict[str, str]:
    """The head of a column: its words, how it is sorted now, and the address that sorts by it or turns it round."""
    turned = f"-{name}" if sort == name else name
    here = sort.removeprefix("-") == name
    state = ("descending" if caseload.falling(sort) else "ascending") if here else ""
    return {"text": COLUMNS[name], "state": state, "url": _with(request, sort=turned, page="")}


def _tab_of_people(request: HttpRequest, of: str, current: bool) -> dict[str, Any]:
    return {"label": LABELS[of], "url": _with(request, of=of, page=""), "current": current}


def elsewhere(request: HttpRequest) -> str:
    """The first page of the menu of someone who has no work here."""
    reader: Any = getattr(request, "reader", None)
    return next(link.url for link in menu(reader.permissions if reader else (), request.path))


def _brought(one: explaining.Brought) -> dict[str, Any]:
    """Something that waits for the reader's word, with its addresses."""
    where = {"ref": one.ref, "key": one.key}
    return {
        "one": one,
        "who_url": address("casefile:record", ref=one.ref),
        "why_url": address("tasks:why", **where),
        "url": address("tasks:take_note", **where),
    }


def _tab(of: str, count: int, current: bool) -> dict[str, Any]:
    link = Link(LABELS[of], f"?of={of}", current)
    return {"label": link.label, "url": link.url, "current": link.current, "count": count}


def _line(row: queries.Row, by: Any) -> dict[str, Any]:
    """A row with its addresses, as the component of the list wants it."""
    may = policy.may_begin(row.act, by=by)
    return {
        "record": row.record,
        "who": row.who,
        "who_url": address("casefile:record", ref=row.ref),
        "what": row.what,
        "due": row.due,
        "late": row.late,
        "why": row.why,
        "why_url": address("tasks:why", ref=row.ref, key=row.key) if row.in_full else "",
        "told": [one for one in row.told if one.whom != by.pk],  # one knows what one was told
        "unverified": row.unverified,
        "url": address(row.act, ref=row.ref) if may and row.act and row.in_full else "",
        "instead": may.reason if row.in_full else "",
        "label": row.label or "Open",
        "group": row.group,
        "done_on": row.done_on,
        "not_yet": row.not_yet,
        "not_yet_url": address("tasks:why_not_yet", ref=row.ref, key=row.key) if row.late and row.in_full else "",
    }
