"""What is typed about the strategic groups and the memoranda."""

from __future__ import annotations

from typing import Any

from lawburrows.access.models import User
from lawburrows.access.queries import agencies, agency, area, council_areas, user_called
from lawburrows.bodies.queries import regions_without
from lawburrows.documents.forms import ENDINGS
from lawburrows.rules.bodies import OFFICES, STATES
from lawburrows.web.date_fields import DateParts
from lawburrows.web.dates import today
from lawburrows.web.fields import Checkboxes, Email, File, LongText, Radios, Select, Text
from lawburrows.web.forms import OnceForm

NO_CASE = "Name no person who is managed, and no register number"


def _said(rows: Any) -> list[tuple[str, str]]:
    return [(key, words[:1].upper() + words[1:]) for key, words in rows]


class AddBody(OnceForm):
    region = Select(label="Region", noun="the region", choices=regions_without)
    name = Text(label="Name of the group", noun="the name of the group", max_length=200)

    def values(self) -> dict[str, Any]:
        return {"area": area(self.cleaned_data["region"]), "name": self.cleaned_data["name"]}


class AddMember(OnceForm):
    office = Radios(label="Office", noun="the office", choices=_said(OFFICES))
    name = Text(label="Name", noun="the name", max_length=200)
    post = Text(label="Post", required=False, max_length=200)
    of = Select(label="Agency", noun="the agency", choices=agencies)
    email = Email(
        label="E-mail address with which they sign in",
        noun="their e-mail address",
        required=False,
        max_length=254,
        help_text="Needed of a chair, who reviews reports of serious incidents here",
    )
    starts = DateParts(label="Since", noun="the day since when", latest=today)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        self.user: User | None = user_called(given["email"]) if given.get("email") else None
        if given.get("email") and self.user is None:
            self.add_error("email", "Nobody signs in with this address. Ask an administrator to add them")
        return given

    def values(self) -> dict[str, Any]:
        given = {name: self.cleaned_data[name] for name in ("office", "name", "post", "starts")}
        return given | {"agency": agency(self.cleaned_data["of"]), "user": self.user}


class EndMember(OnceForm):
    """Nothing more is typed."""


class RecordMeeting(OnceForm):
    day = DateParts(label="Held on", noun="the day of the meeting", latest=today)
    present = LongText(label="Who was there", required=False, max_length=2000, rows=3)
    about = LongText(label="What it was about", noun="what it was about", max_length=4000, rows=5, help_text=NO_CASE)
    decided = LongText(label="What was decided", required=False, max_length=8000, rows=5, help_text="One thing a line")

    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        lines = [line[:1000] for line in given["decided"].splitlines()]
        return {"day": given["day"], "present": given["present"], "about": given["about"], "decided": lines}


class GiveBodyAction(OnceForm):
    what = LongText(label="What is to be done", noun="what is to be done", max_length=1000, rows=3, help_text=NO_CASE)
    to = Select(label="Which agency has it", noun="the agency", choices=agencies)
    due = DateParts(label="By when", noun="the date", earliest=today)

    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"what": given["what"], "agency": agency(given["to"]), "due": given["due"]}


class EndBodyAction(OnceForm):
    state = Radios(
        label="What came of it?",
        noun="what came of it",
        choices=_said([(row.key, row.words) for row in STATES if row.key != "open"]),
    )
    outcome = LongText(label="In words", noun="in words what came of it", max_length=1000, rows=3)


class FileMemorandum(OnceForm):
    council = Select(label="Council area", noun="the council area", choices=council_areas)
    agreed_on = DateParts(label="Agreed on", noun="the day on which it was agreed", latest=today)
    review_on = DateParts(label="Reviewed by", noun="the day by which it is reviewed")
    responsible = Checkboxes(label="Responsible authorities", noun="the responsible authorities", choices=agencies)
    cooperate = Checkboxes(label="Agencies with a duty to co-operate", required=False, choices=agencies)
    title = Text(label="Title of the document", required=False, max_length=200)
    content = File(
        label="The document",
        noun="a file",
        required=False,
        kinds=ENDINGS,
        megabytes=10,
        help_text="PDF, Word or text, 10 MB or smaller",
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        agreed, again = given.get("agreed_on"), given.get("review_on")
        if agreed and again and again <= agreed:
            self.add_error("review_on", "It is reviewed after the day on which it was agreed")
        twice = set(given.get("responsible") or ()) & set(given.get("cooperate") or ())
        if twice:
            self.add_error("cooperate", "An agency is a party by one duty: select it once")
        if given.get("content") and not given.get("title"):
            self.add_error("title", "Enter the title of the document")
        return given

    def parties(self) -> dict[str, list[Any]]:
        given = self.cleaned_data
        return {duty: [found for key in given[duty] if (found := agency(key))] for duty in ("responsible", "cooperate")}
