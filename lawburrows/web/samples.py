"""Invented content for web/components.html, the page that shows every component once."""

from datetime import UTC, date, datetime
from typing import Any

from django import forms

from lawburrows.web import date_fields, fields
from lawburrows.web.menu import Link
from lawburrows.web.pages import paginate

PLACES = [("fife", "Fife"), ("tayside", "Tayside")]


class SampleForm(forms.Form):
    """One field of each kind."""

    name = fields.Text(label="Full name", noun="a full name", help_text="As it stands in the court's papers.")
    phone = fields.Text(label="Telephone number", width=20, inputmode="tel", required=False)
    visited = date_fields.DateParts(
        label="Date of the visit", latest=date_fields.today, help_text="For example, 27 3 2026"
    )
    at = date_fields.Time(label="Time of the visit", help_text="For example, 14:00")
    born = date_fields.PartialDateField(
        label="Date of birth as stated", help_text="A year alone is enough.", required=False
    )
    area = fields.Select(label="Area", noun="an area", choices=PLACES)
    level = fields.Radios(
        label="Level",
        noun="a level",
        choices=[("1", "Level 1"), ("2", "Level 2")],
        hints={"1": "Routine management", "2": "Multi-agency management"},
    )
    alone = fields.YesNo(label="Was the person alone?", noun="the person was alone")
    seen = fields.Checkboxes(
        label="Who was seen", noun="who was seen", choices=[("partner", "Partner"), ("parent", "Parent")]
    )
    count = fields.Number(label="Number of devices", noun="the number of devices", min_value=0)
    words = fields.LongText(label="What was seen", noun="what was seen", rows=4)
    paper = fields.File(label="Signed form", noun="the signed form", kinds=("pdf", "jpg"))
    read_back = fields.Confirm(label="I read this back to the person", noun="you read this back to the person")


class SampleFilter(forms.Form):
    """Two filters of a list."""

    area = fields.Select(label="Area", choices=PLACES, required=False, empty="All areas")
    since = date_fields.PartialDateField(label="Since", required=False)


IDENTITY = {
    "name": "Catriona NicInvented",
    "ref": "LB-0001-X",
    "url": "#identity",
    "born": date(1971, 4, 3),
    "age": 55,
    "category": "1, registered sex offender",
    "level": "2",
    "risk": "high",
    "lead": "Police Scotland, Fife",
    "next_due": {"what": "Visit", "day": date(2026, 12, 15), "why_url": "#date"},
}


def sample_context() -> dict[str, Any]:
    """All that web/components.html asks for."""
    return {
        "identity": IDENTITY,
        "unassessed": {
            "name": "Iain Ross-Invented",
            "ref": "LB-0002-A",
            "born": "about 1960",
            "category": "3",
            "risk": "",
        },
        "warnings": [
            {"title": "Violent to lone officers.", "text": "Attend in pairs.", "since": date(2025, 3, 1), "url": "#w"},
            {"title": "Dog at the address."},
        ],
        "because": "you are the record manager",
        "looked_url": "#looked",
        "crumbs": [{"text": "People", "url": "#people"}, {"text": "Components"}],
        "form": SampleForm(
            {"name": "", "visited_day": "31", "visited_month": "2", "visited_year": "2026", "words": "Typed words"}
        ),
        "filters": SampleFilter({"area": "fife"}, auto_id="filter_%s"),
        "applied": [{"text": "Area: Fife", "url": "?"}],
        "links": [Link("Overview", "#a", True), Link("Risk", "#b"), Link("Visits", "#c")],
        "counted": [
            {"label": "Mine", "url": "#mine", "current": True, "count": 14},
            {"label": "Team", "url": "#team", "current": False, "count": 62},
        ],
        "history": {
            "moves": [
                {"was": date(2026, 12, 2), "now": date(2026, 12, 9), "why": "a fact changed", "at": date(2026, 12, 1)}
            ],
            "told": [
                {
                    "step": "on the day",
                    "to": "A. Makebelieve",
                    "at": date(2026, 12, 2),
                    "noted_by": "",
                    "noted_at": None,
                }
            ],
            "note_url": "",
        },
        "rows": [
            {"key": "Main address", "value": "12 Imaginary Row, Nowheretown", "url": "#change", "note": "since 2024"},
            {"key": "Telephone", "value": ""},
            {"key": "Passport", "value": None, "missing": "Not asked"},
        ],
        "head": ["Name", "Held since", "State", {"text": "Days", "number": True}],
        "cells": [
            [
                {"text": "Telephone, blue", "url": "#t"},
                date(2026, 1, 4),
                {"text": "Checked", "tag": "green"},
                {"text": 12, "number": True},
            ],
            ["Tablet", None, {"text": "Refused", "tag": "red"}, {"text": 3, "number": True}],
        ],
        "happened": [
            {
                "title": "Visit at home",
                "by": "A. Khan, Police Scotland",
                "when": datetime(2026, 6, 1, 13, 0, tzinfo=UTC),
                "text": "Seen with a friend.\nNothing of note.",
                "readers": "all partners",
                "kind": "visit",
                "url": "#v",
            },
            {"title": "Change of address notified", "by": "E. Muir, Fife Council", "when": date(2026, 5, 2)},
        ],
        "due": [
            {
                "who": "Iain Ross-Invented",
                "who_url": "#p",
                "what": "Annual confirmation",
                "due": date(2026, 12, 2),
                "late": "2 days late",
                "why": "Section 85: one year after 2 December 2025",
                "why_url": "#why",
                "label": "Record notification",
                "url": "#act",
                "unverified": True,
            },
            {
                "who": "Catriona NicInvented",
                "what": "Visit",
                "due": date(2026, 12, 15),
                "why": "High risk",
                "url": "#u",
                "label": "Record visit",
            },
        ],
        "steps": [
            {"text": "Why", "url": "#1", "state": "done"},
            {"text": "Who", "state": "here"},
            {"text": "Check answers", "state": "to do"},
        ],
        "long_list": paginate(range(1, 1050), 7, 25),
        "yes": Sampled(True),
        "no": Sampled(False, "No level has been decided"),
        "day": date(2026, 12, 12),
    }


class Sampled:
    """An answer like a verdict: true or false, with a reason."""

    def __init__(self, allowed: bool, reason: str = "") -> None:
        self.allowed, self.reason = allowed, reason

    def __bool__(self) -> bool:
        return self.allowed
