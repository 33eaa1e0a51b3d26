"""The compartment of victims. Whoever does not see the part finds no page here."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lawburrows.plans import acts, commands, forms, policy, queries
from lawburrows.plans.views.sending import GIVEN, held_and_typed, page_of, sent
from lawburrows.web.records import find_record, open_record

CHOSEN = ("contact_agency", "no_contact_condition", "zone_condition")
ASKED = (
    "wish",
    "wish_on",
    "contact_agency",
    "contact_person",
    "no_contact",
    "no_contact_condition",
    "zone",
    "zone_condition",
)


def _open(request: HttpRequest, ref: str) -> Any:
    if request.method == "POST":
        record = find_record(request, ref)
    else:
        record = open_record(request, ref, act=acts.VICTIMS_SEEN, fields=("victims",))
    if not policy.may_see_victims(record, by=request.user):
        raise Http404("not for this reader")
    return record


@require_GET
def victims(request: HttpRequest, ref: str) -> HttpResponse:
    by: Any = request.user
    record = _open(request, ref)
    release = queries.release_told(record, by=by)
    rows = [
        {
            "one": one,
            "waits": release is not None and one.care.wish == "yes" and all(t.date_id != release.pk for t in one.told),
        }
        for one in queries.victims_of(record, by=by)
    ]
    context = {
        "record": record,
        "rows": rows,
        "release": release,
        "without": queries.victims_without_letter(record, by=by),
        "may": policy.may_keep_victims(record, by=by),
    }
    return render(request, "plans/victims.html", context)


def _more(record: Any, by: Any) -> dict[str, Any]:
    return {
        "agencies": queries.agencies_to_choose(),
        "near": queries.agencies_in_the_case(record, by=by, on=by.identity.today),
        "conditions": queries.condition_choices(record, by=by, on=by.identity.today),
    }


@GIVEN
def add_victim(request: HttpRequest, ref: str) -> HttpResponse:
    by: Any = request.user
    record = _open(request, ref)
    without = {str(one.pk): one for one in queries.victims_without_letter(record, by=by)}
    others = [(key, one.name) for key, one in without.items()]
    if request.method == "POST":  # sent twice: the victim has a letter by now, and the first answer is given again
        others = others or [(request.POST.get("other", ""), "")]
    form = forms.VictimForm(request.POST or None, others=others, **_more(record, by))

    def act() -> None:
        values = form.values()
        commands.add_victim(record, without[values.pop("other")], values=values, by=by, on=by.identity.today)

    answer, _ = sent(request, form, act, page_of("victims", ref), "The victim has a letter: the plan may refer to it")
    if answer is not None:
        return answer
    context = {
        "record": record,
        "form": form,
        "none": not without,
        "may": policy.may_keep_victims(record, by=by),
        "back_url": page_of("victims", ref),
    }
    return render(request, "plans/add_victim.html", context)


def _care(record: Any, pk: UUID, by: Any) -> Any:
    care = queries.victim(record, pk, by=by)
    if care is None:
        raise Http404("no such victim")
    return care


@GIVEN
def change_victim(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    by: Any = request.user
    record = _open(request, ref)
    care = _care(record, pk, by)
    initial = {name: getattr(care, f"{name}_id" if name in CHOSEN else name) for name in ASKED}
    initial = {name: str(value) if name in CHOSEN and value else value for name, value in initial.items()}
    form = forms.VictimForm(
        request.POST or None, others=None, initial=initial, version=care.version, **_more(record, by)
    )

    def act() -> None:
        values = form.values()
        values.pop("other")
        version = form.cleaned_data["version"]
        commands.change_victim(care, version=version, values=values, by=by, on=by.identity.today)

    answer, current = sent(request, form, act, page_of("victims", ref), "Saved")
    if answer is not None:
        return answer
    context = {
        "record": record,
        "care": care,
        "form": form,
        "may": policy.may_keep_victims(record, by=by),
        "stale": held_and_typed(form, current) if current else [],
        "back_url": page_of("victims", ref),
    }
    return render(request, "plans/change_victim.html", context)


@GIVEN
def tell_victim(request: HttpRequest, ref: str, pk: UUID) -> HttpResponse:
    """The contact agency was told of the date of release that the prison service told last."""
    by: Any = request.user
    on = by.identity.today
    record = _open(request, ref)
    care = _care(record, pk, by)
    release = queries.release_told(record, by=by)
    form = forms.TellVictim(request.POST or None, initial={"told_on": on})

    def act() -> None:
        given = {name: value for name, value in form.cleaned_data.items() if name != "once"}
        commands.tell_victim(care, release, **given, by=by, on=on)

    answer, _ = sent(request, form, act, page_of("victims", ref), "It is recorded that the contact agency was told")
    if answer is not None:
        return answer
    context = {
        "record": record,
        "care": care,
        "release": release,
        "form": form,
        "may": policy.may_tell_victim(care, by=by, on=on, release=release),
        "back_url": page_of("victims", ref),
    }
    return render(request, "plans/tell_victim.html", context)
