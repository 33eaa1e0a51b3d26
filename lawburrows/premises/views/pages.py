"""The addresses of one person that are assessed; and one of them with its parts, its map and what was decided."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from lawburrows.actions.presenting import HEAD, table
from lawburrows.actions.queries import given_by
from lawburrows.audit import trail
from lawburrows.premises import acts, asking, maps, near, policy, queries
from lawburrows.premises.views.sending import shown_of
from lawburrows.rules.premises import OURS
from lawburrows.web.records import open_record


@require_GET
def premises(request: HttpRequest, ref: str) -> HttpResponse:
    """Every address, those in use first."""
    by: Any = request.user
    record = open_record(request, ref, fields=("premises",))
    on = by.identity.today
    context = {
        "record": record,
        "rows": queries.premises_of(record, by=by, on=on),
        "calls": queries.changes_calling(record, by=by),
        "may_ask": policy.may_ask(record, by=by),
        "today": on,
    }
    return render(request, "premises/premises.html", context)


@require_GET
def one(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    """One address: the open assessment first, then what was decided before; the map with the distances beside it."""
    by: Any = request.user
    shown = shown_of(request, ref, pk)
    on = by.identity.today
    place, last = shown.premises, shown.last
    for each in shown.rounds:
        each.assessment.premises, each.assessment.record = place, place.record
    places = near.places_near(place.at) if place.at else []
    people = near.numbered(near.people_near(place, by=by), len(places))
    if people:  # whoever stands on the map is looked at too
        shown_too = [one.record for one in people if one.record]
        trail.viewed(acts.NEAR_SEEN, by=by, on=on, records=shown_too, fields=("name", "address"))
    context = {
        "record": place.record,
        "shown": shown,
        "premises": place,
        "today": on,
        "places": places,
        "people": people,
        "map": maps.drawn(place.at, [*places, *people]) if place.at else None,
        "legend": maps.legend(places, people),
        "actions": table(given_by("premises", [str(each.assessment.pk) for each in shown.rounds], by=by)),
        "actions_head": HEAD,
        "ours": OURS,
        "calls": queries.changes_calling(place.record, by=by),
        "may_ask_part": policy.may_ask_part(last.assessment, by=by) if last else None,
        "may_decide": policy.may_decide(last.assessment, by=by) if last else None,
        "may_add_picture": policy.may_add_picture(last.assessment, by=by) if last else None,
        "may_ask_again": policy.may_ask_again(place, last.assessment if last else None, by=by, on=on),
        "may_skip": policy.may_skip(place, last.assessment if last else None, by=by, on=on, renewal=shown.renewal),
        "may_stop": policy.may_stop(place, by=by),
        "may_place": policy.may_place(place, by=by),
        "may_move_in": policy.may_move_in(place, by=by),
        "may_give": policy.may_give_action(shown.decided.assessment, by=by) if shown.decided else None,
    }
    return render(request, "premises/one.html", context)


@require_GET
def asked_of_me(request: HttpRequest) -> HttpResponse:
    """Which addresses wait for the reader's part: all that they have of the case."""
    by: Any = request.user
    if not (verdict := policy.may_be_asked(by=by)):
        raise PermissionDenied(verdict.reason)
    context = {
        "rows": asking.asked_of_me(by=by),
        "signed": asking.signed_by_me(by=by),
        "today": by.identity.today,
    }
    return render(request, "premises/asked_of_me.html", context)


@require_GET
def asked(request: HttpRequest, ref: str) -> HttpResponse:
    """From the list of work to the part that the reader is asked for of this person; signed, to the addresses."""
    by: Any = request.user
    record = open_record(request, ref)
    found = next((each for each in asking.asked_of_me(by=by) if each.record_id == record.pk), None)
    return redirect("premises:write_part", found.pk) if found else redirect("premises:premises", ref)
