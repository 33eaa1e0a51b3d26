"""An application as its pages show it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.disclosures.models import Application, ApplicationAnswer
from lawburrows.disclosures.queries import due_of_application
from lawburrows.governance.queries import time_limits
from lawburrows.rules.applications import State
from lawburrows.web.dates import write_date

COLOURS = {
    "taken": "yellow",
    "checked": "blue",
    "met": "purple",
    "decided": "orange",
    "answered": "green",
    "closed": "grey",
}


def state_of(one: Application) -> tuple[str, str]:
    return one.get_state_display().capitalize(), COLOURS[one.state]


def owner_of(one: Application) -> str:
    return State(one.state).row.owner.value


def rows(found: Iterable[Application], *, on: date) -> list[dict[str, Any]]:
    """In their order, with the time limit of each."""
    limits = time_limits()
    made: list[dict[str, Any]] = []
    for one in found:
        due = due_of_application(one, on=on, limits=limits)
        late = due is not None and due.overdue(on)
        url = reverse("disclosures:application", args=[one.pk])
        made.append({"one": one, "state": state_of(one), "due": due, "late": late, "url": url})
    return made


def asked(one: Application) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [
        {
            "key": "First contact",
            "value": f"{write_date(one.taken_on)}, {one.get_how_display()}",
            "note": f"Taken by {one.taken_by}, {one.area}",
        },
        {
            "key": "Applicant",
            "value": one.applicant,
            "note": f"{one.get_relation_display().capitalize()}. {one.contact}",
        },
        {"key": "The child or children", "value": one.children, "verbatim": True},
        {"key": "Asked about", "value": one.about, "note": one.about_more},
        {"key": "The concern", "value": one.concern, "verbatim": True},
    ]
    if one.carer:
        found.insert(2, {"key": "Who cares for the child", "value": one.carer})
    if one.urgent:
        found.insert(0, {"key": "Child protection was told", "value": one.protection})
    return found


def done(one: Application) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    if one.checks:
        found.append({"key": "First checks", "value": one.checks, "verbatim": True})
    if one.met_on:
        found.append({"key": "Seen face to face", "value": write_date(one.met_on), "note": one.met_words})
        found.append({"key": "Who they are was checked", "value": one.identity})
    if one.closed_on:
        found.append({"key": "Closed", "value": write_date(one.closed_on), "note": one.closed_because})
    return found


def answer(one: ApplicationAnswer) -> list[dict[str, Any]]:
    given = f"{write_date(one.given_on)}, {one.given_by}, to {one.given_to}" if one.given_on else ""
    keeps = {True: "Undertook to keep it to themselves", False: "Did not undertake to keep it to themselves"}
    return [
        {
            "key": "Decided",
            "value": one.get_outcome_display(),
            "note": f"{write_date(one.decided_on)}, {one.decided_by}",
        },
        {"key": "Why", "value": one.reason, "verbatim": True},
        {"key": "The exact words", "value": one.words, "verbatim": True},
        {
            "key": "Given",
            "value": given,
            "missing": f"Not yet: {one.given_by} gives it",
            "note": keeps[one.undertaking] if one.undertaking is not None else "",
        },
    ]
