"""Everything known of one person, adding a person, possible duplicates and merging."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from lawburrows.access.grades import Grade, Part
from lawburrows.audit import trail
from lawburrows.documents.serving import give
from lawburrows.people import acts, policy, queries
from lawburrows.people.commands import merge as merging
from lawburrows.people.commands import person as commands
from lawburrows.people.differing import differences
from lawburrows.people.forms.person import AddPersonForm, MergeForm, NotTheSame, OtherRecordForm
from lawburrows.people.keys import keys_of
from lawburrows.people.kinds import BY_KEY
from lawburrows.people.presenting import period, rows_of
from lawburrows.people.searched import Searched, read_proof
from lawburrows.people.views.opening import details_url, insist, open_record
from lawburrows.people.young import standing_of
from lawburrows.rules.young import Standing
from lawburrows.web import records
from lawburrows.web.acting import send_once
from lawburrows.web.dates import read_partial

YOUNG = (
    "This is a child or young person: their identity is shielded. If a court directed a parent to notify for them, "
    "or they need an appropriate adult, record it below"
)


@require_GET
def details(request: HttpRequest, ref: str) -> HttpResponse:
    by: Any = request.user
    record = open_record(request, ref, grade=Grade.SUMMARY)
    if (kept := queries.survivor(record, by)).pk != record.pk:
        return redirect("people:details", ref=kept.ref)
    on = by.identity.today
    seen = policy.seen_in_full(record, by=by)
    person = queries.person_of(record, by)
    young = person is None or standing_of(person, on=on).shielded
    sections = [
        _section(record, section, by, seen)
        for section in queries.details(record, by, on=on)
        if young or not section.kind.young or section.present or section.past
    ]
    context = {
        "record": record,
        "person": person,
        "sections": sections,
        "corrections": queries.corrections(record, by),
        "merges": queries.merges(record, by),
        "duplicates_url": reverse("people:duplicates", args=[ref]) if Part.GENERAL in seen else "",
    }
    return render(request, "people/details.html", context)


def _section(record: Any, section: queries.Section, by: Any, seen: policy.Seen) -> dict[str, Any]:
    kind = section.kind
    add = kind.given and policy.may_add(kind.model, record, by=by, seen=seen)
    return {
        "title": kind.title,
        "id": kind.slug,
        "word": kind.word,
        "add_url": reverse(f"people:add_{kind.key}", args=[record.ref]) if add else "",
        "present": [_row(record, section, entry, by, seen) for entry in section.present],
        "past": [_row(record, section, entry, by, seen) for entry in section.past],
    }


def _row(record: Any, section: queries.Section, entry: Any, by: Any, seen: policy.Seen) -> dict[str, Any]:
    kind = section.kind
    entry.record = record  # the same row, read once
    where: list[Any] = [record.ref] if kind.key == "person" else [record.ref, entry.pk]
    rows = rows_of(kind, entry)
    links = []
    if policy.may_change(entry, by=by, seen=seen):
        links.append({"text": "Change", "url": reverse(f"people:change_{kind.key}", args=where)})
        if kind.timed and entry.ends is None and not (kind.key == "name" and entry.kind == "main"):
            links.append({"text": "End", "url": reverse(f"people:end_{kind.key}", args=where)})
    elif policy.may_propose_correction(entry, by=by, seen=seen):
        address = reverse("people:propose_correction", args=[record.ref, kind.slug, entry.pk])
        links.append({"text": "Propose a correction", "url": address})
    if kind.number and policy.may_reveal(entry, by=by, seen=seen):
        address = reverse("people:reveal_number", args=[record.ref, kind.slug, entry.pk])
        links.append({"text": "See the whole number", "url": address})
    return {
        "rows": rows,
        "about": ", ".join(row["value"] for row in rows[:2]),
        "period": period(entry),
        "owner": entry.owner,
        "entered": section.entered.get(entry.pk),
        "links": links,
        "photo_url": reverse("people:photograph", args=where) if kind.key == "photograph" else "",
    }


@require_GET
def photograph(request: HttpRequest, ref: str, key: UUID) -> HttpResponse:
    """The picture, for whoever sees the summary."""
    by: Any = request.user
    record = records.find_record(request, ref, grade=Grade.SUMMARY)
    found: Any = queries.entry(BY_KEY["photograph"], record, key, by)
    if found is None:
        raise Http404("no such photograph")
    trail.viewed(acts.PHOTOGRAPH_SHOWN, found, by=by, on=by.identity.today)
    return give(found.sha256, found.media_type, "photograph", shown=True)


@require_http_methods(["GET", "POST"])
def add_person(request: HttpRequest) -> HttpResponse:
    """Reached from the end of a search; the page carries its proof."""
    by: Any = request.user
    proof = (request.POST if request.method == "POST" else request.GET).get("searched", "")
    searched = read_proof(proof, by=by)
    if searched is None:
        insist(policy.may_add_person(Searched(), by=by))
        return render(request, "people/search_first.html", {"reason": policy.SEARCH_FIRST}, status=403)
    insist(policy.may_add_person(searched, by=by))
    form = AddPersonForm(
        request.POST or None,
        leads=queries.leads_for(by),
        areas=queries.areas_for(by),
        initial={
            "searched": proof,
            "given": searched.given,
            "family": searched.family,
            "birth": read_partial(searched.born) if searched.born else None,
        },
    )
    confirm, alike = None, []
    if form.is_valid():
        new = form.new_person(by)
        told = [(one.kind, one.value) for one in new.identifiers]
        alike = queries.possible_duplicates(keys_of(new, [new.name], new.addresses, told), by)
        confirm = NotTheSame(request.POST if "compared" in request.POST else None) if alike else None
        if not alike or (confirm and confirm.is_valid()):

            def act() -> str:
                person = commands.add_person(new, searched=searched, by=by, on=by.identity.today)
                messages.success(request, f"The person is on the register as {person.record.ref}")
                if standing_of(person, on=by.identity.today) is Standing.YOUNG:
                    messages.info(request, YOUNG)
                return details_url(person.record)

            if answer := send_once(request, form, act):
                return answer
        else:
            shown = [one.record.pk for one in alike]
            words = f"{new.name.given} {new.name.family}"
            trail.searched(acts.DUPLICATES_SHOWN, by=by, on=by.identity.today, terms=words, records=shown)
    return render(request, "people/add_person.html", {"form": form, "alike": alike, "confirm": confirm})


@require_http_methods(["GET", "POST"])
def duplicates(request: HttpRequest, ref: str) -> HttpResponse:
    """Records that are like this one; and a box for one that is not, by its number, which stands in no address."""
    by: Any = request.user
    record = open_record(request, ref)
    form = OtherRecordForm(request.POST or None) if policy.may_look_for_another(by=by) else None
    typed = ""
    if form and form.is_valid():
        typed = form.cleaned_data["other"]
        other = queries.record_called(typed, by)
        verdict = policy.may_merge(record, other, by=by) if other else None
        if other and verdict:
            return redirect(_merge_url(record, other))
        form.add_error("other", verdict.reason if verdict is not None else policy.NO_SUCH_RECORD)
    found = queries.duplicates_of(record, by)
    shown = [record.pk, *(one.record.pk for one in found)]
    trail.searched(acts.DUPLICATES_SHOWN, by=by, on=by.identity.today, terms=f"{ref} {typed}".strip(), records=shown)
    rows = [
        {"found": one, "may": policy.may_merge(record, one.record, by=by), "url": _merge_url(record, one.record)}
        for one in found
    ]
    context = {"record": record, "person": queries.person_of(record, by), "rows": rows, "form": form}
    return render(request, "people/duplicates.html", context)


def _merge_url(kept: Any, merged: Any) -> str:
    return reverse("people:merge_people", args=[kept.ref, merged.ref])


@require_http_methods(["GET", "POST"])
def merge_people(request: HttpRequest, ref: str, other: str) -> HttpResponse:
    by: Any = request.user
    merged = records.find_record(request, other)
    record = open_record(request, ref)
    people = [queries.person_of(one, by) for one in (record, merged)]
    differ = differences(*filter(None, people)) if all(people) else []
    form = MergeForm(request.POST or None, differ=bool(differ))
    if form.is_valid():

        def act() -> str:
            merging.merge_people(record, merged, reason=form.cleaned_data["reason"], by=by, on=by.identity.today)
            messages.success(request, f"{merged.ref} is now part of {record.ref}")
            return details_url(record)

        if answer := send_once(request, form, act):
            return answer
    insist(policy.may_merge(record, merged, by=by))  # after the form: one that is sent twice leads where it led before
    sides = [_side(one, by) for one in (record, merged)]
    trail.viewed(acts.MERGE_CONSIDERED, merged, by=by, on=by.identity.today, records=[record.pk])
    held = [queries.holdings(one, by) for one in (record, merged)]
    context = {
        "record": record,
        "form": form,
        "sides": sides,
        "other": merged,
        "head": ["What", record.ref, merged.ref],
        "differ": differ,
        "held": [[words, *(str(one[words]) for one in held)] for words in held[0]],
    }
    return render(request, "people/merge_people.html", context)


def _side(record: Any, by: Any) -> dict[str, Any]:
    sections = queries.details(record, by, on=by.identity.today)
    cards = [
        {
            "title": section.kind.title,
            "lines": [
                ", ".join(row["value"] for row in rows_of(section.kind, one))
                for one in (*section.present, *section.past)
            ],
        }
        for section in sections
    ]
    return {
        "record": record,
        "person": queries.person_of(record, by),
        "cards": [card for card in cards if card["lines"]],
    }
