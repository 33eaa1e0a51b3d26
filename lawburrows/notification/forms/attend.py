"""The screen at the counter: what we hold beside what is said of it, what is new, and how the visit went."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.forms.utils import ErrorDict

from lawburrows.notification.forms.away import ADDRESS, AdvancePart, JourneyPart, StayPart
from lawburrows.notification.held import Held
from lawburrows.notification.intake import Added, Answered, NewVisit
from lawburrows.people.forms.entries import form_for
from lawburrows.people.kinds import BY_KEY
from lawburrows.web.date_fields import DateParts
from lawburrows.web.dates import today
from lawburrows.web.fields import Checkboxes, Confirm, File, LongText, Radios, Select, Text, YesNo
from lawburrows.web.forms import OnceForm

PNG = "data:image/png;base64,"
LONGEST = 400_000  # characters of a signature
SECTIONS = [
    ("s83", "First notification (section 83)"),
    ("s84", "Change (section 84)"),
    ("s85", "Periodic notification (section 85)"),
]
# The kinds of new things, in their order, and how many places the page has for each.
NEW = (("account", 2), ("travel_document", 1), ("contact", 2), ("name", 1), ("address", 1), ("vehicle", 1))
NAMES = ("given", "middle", "family")
USUAL = {
    "address": {"use": "stay"},
    "identifier": {"kind": "nino"},
    "name": {"kind": "alias"},
    "travel_document": {"kind": "passport"},
}
SHOWN = re.compile(r"h-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-version")


class Counter(OnceForm):
    """How the visit went. Everything typed is kept when it is refused."""

    all_so = Confirm(
        label="All of it was gone through with the person; what is not marked otherwise is still so", required=False
    )
    returned = Confirm(label="They gave notice of their return to the United Kingdom", required=False)
    came_on = DateParts(label="Day of the visit", noun="the day of the visit", latest=today)
    station = Text(label="Police station", max_length=120)
    identity = Radios(
        label="How do you know that it is them?",
        noun="how you know that it is them",
        choices=[
            ("photograph", "By the photograph that we hold"),
            ("document", "By a document of identity that was shown"),
            ("fingerprints", "By fingerprints"),
            ("known", "They are known to me"),
        ],
        small=True,
    )
    fingerprints = YesNo(label="Were fingerprints taken?", noun="fingerprints were taken")
    photograph = YesNo(label="Was a photograph taken?", noun="a photograph was taken")
    picture = File(
        label="The photograph",
        kinds=("jpg", "jpeg", "png", "webp"),
        megabytes=12,
        required=False,
        help_text="A telephone or tablet opens its camera. It joins the photographs of the person",
    )
    picture.widget.attrs |= {"accept": "image/jpeg,image/png,image/webp", "capture": "environment"}
    helped = Checkboxes(
        label="Who helped?",
        required=False,
        choices=[("interpreter", "An interpreter"), ("appropriate_adult", "An appropriate adult")],
        small=True,
    )
    who_helped = Text(label="Their names", required=False)
    section = Select(
        label="Which kind of notification is it?", required=False, choices=SECTIONS, empty="As the rules decide"
    )
    note = LongText(label="Note", required=False, max_length=500, rows=2)
    read_back = YesNo(label="Was all of it read back to the person?", noun="all of it was read back")
    signed = Radios(
        label="Signed",
        noun="how it was signed",
        choices=[
            ("screen", "On this screen"),
            ("paper", "On paper, to be filed later"),
            ("not_signed", "Would not or could not sign"),
        ],
        small=True,
    )
    signature = forms.CharField(widget=forms.HiddenInput, required=False, max_length=LONGEST)

    def clean_signature(self) -> bytes:
        text = self.cleaned_data["signature"]
        if not text.startswith(PNG):
            return b""
        try:
            return base64.b64decode(text.removeprefix(PNG), validate=True)
        except (binascii.Error, ValueError):
            return b""

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("signed") == "screen" and not values.get("signature"):
            self.add_error("signed", "Sign in the box below, or choose “On paper”")
        if values.get("picture") and values.get("photograph") is False:
            self.add_error("photograph", "There is a photograph below: say that one was taken, or leave it out")
        return values


class Still(forms.Form):
    """What is said of one thing that we hold; for a name or a home, what it is now."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1, required=False)

    def __init__(self, *args: Any, row: Held, **more: Any) -> None:
        super().__init__(*args, **more)
        self.row = row
        choices = [("same", "Still so")]
        if row.changes:
            choices.append(("changed", "Changed to"))
            self.fields |= self._becoming(row)
        elif row.ends:
            choices.append(("ended", "No longer so"))
        else:
            choices.append(("disputed", "Not right"))
            self.fields["words"] = Text(label="What was said", noun="what was said", required=False, max_length=300)
        label = f"{row.title}: is this still so?"
        self.fields["answer"] = Radios(label=label, choices=choices, required=False, inline=True, small=True)
        if row.kind.timed:
            what = "Since when?" if row.changes else "Since when not?"
            self.fields["day"] = DateParts(label=what, noun="the day", required=False, latest=today)

    @staticmethod
    def _becoming(row: Held) -> dict[str, forms.Field]:
        if row.kind.key == "name":
            return {name: Text(label=f"New {name} name{'s' * (name != 'family')}", required=False) for name in NAMES}
        uses = [("home", "Sole or main home"), ("found", "No fixed abode: regularly found at")]
        return {
            "lines": Text(label="House and street, or the place", noun="the address", required=False, max_length=300),
            "town": Text(label="Town", required=False, max_length=120),
            "postcode": Text(label="Postcode", required=False, width=10, max_length=40),
            "use": Radios(label="It is their", choices=uses, initial=row.entry.use, small=True, required=False),
        }

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        answer = values.get("answer")
        if answer in {"changed", "ended"} and not values.get("day") and "day" not in self.errors:
            self.add_error("day", "Enter since when")
        if answer == "changed" and not any(values.get(name) for name in (*ADDRESS, "given", "family")):
            first = "family" if self.row.kind.key == "name" else "lines"
            self.add_error(first, f"Enter what the {self.row.kind.word} is now")
        if answer == "disputed" and not values.get("words"):
            self.add_error("words", "Enter what was said")
        return values

    def answered(self, *, all_so: bool) -> Answered:
        values = self.cleaned_data
        answer = values.get("answer") or ("same" if all_so else "")
        names = NAMES if self.row.kind.key == "name" else (*ADDRESS, "use")
        sort = {"kind": "main"} if self.row.kind.key == "name" else {}
        becomes = {name: values[name] for name in names} | sort if answer == "changed" else {}
        version = values.get("version")
        words = values.get("words", "")
        return Answered(self.row.id, -1 if version is None else version, answer, values.get("day"), becomes, words)


class Blank(forms.Form):
    """Filled in as soon as anything but its sort is."""

    def has_changed(self) -> bool:
        return any(name not in {"kind", "use"} for name in self.changed_data)


PLACES: dict[str, Any] = {
    key: type(f"Blank{key.title()}", (Blank, form_for(BY_KEY[key])), {}) for key in (*dict(NEW), "identifier")
}


@dataclass(frozen=True)
class Place:
    """A place for something new, under its title."""

    form: Any
    title: str


class Attendance:
    """The whole page: the visit itself, a small form for each thing that we hold, and places for what is new."""

    def __init__(
        self,
        rows: Iterable[Held],
        *,
        record: Any,
        by: Any,
        data: Any = None,
        files: Any = None,
        initial: Any = None,
        returns: bool = False,
    ) -> None:
        self.data = data.copy() if data is not None else None
        self.counter = Counter(self.data, files, initial=initial)
        if not returns:
            del self.counter.fields["returned"]
        self.still = [
            Still(self.data, row=row, prefix=f"h-{row.id}", initial={"version": row.entry.version}) for row in rows
        ]
        self.new = list(self._places(record, by))
        blank: dict[str, Any] = {"empty_permitted": True, "use_required_attribute": False}
        self.journey = JourneyPart(self.data, prefix="journey", **blank)
        self.stay = StayPart(self.data, prefix="stay", **blank)
        self.advance = AdvancePart(self.data, prefix="advance", **blank)

    def _places(self, record: Any, by: Any) -> Iterator[Any]:
        wanted = [*NEW]
        if not any(one.row.kind.key == "identifier" for one in self.still):
            wanted.append(("identifier", 1))
        for key, number in wanted:
            for place in range(number):
                form = PLACES[key](
                    self.data,
                    record=record,
                    by=by,
                    prefix=f"new-{key}-{place}",
                    initial=USUAL.get(key),
                    empty_permitted=True,
                    use_required_attribute=False,
                )
                for name in ("once", "ends"):
                    form.fields.pop(name, None)
                yield Place(form, f"New {BY_KEY[key].word}" + (" (another)" if place else ""))

    @property
    def forms(self) -> list[Any]:
        """In the order of the page."""
        return [*self.still, *(place.form for place in self.new), self.journey, self.stay, self.advance, self.counter]

    def is_valid(self) -> bool:
        if self.data is None:
            return False
        faulty = [form for form in self.forms if not form.is_valid()]  # each is asked: all errors are shown at once
        valid = not faulty
        if (
            valid
            and not self.counter.cleaned_data["all_so"]
            and any(not one.cleaned_data.get("answer") for one in self.still)
        ):
            self.counter.add_error("all_so", "Say of each whether it is still so, or tick that all the rest is")
        return valid and not self.counter.errors

    @property
    def faulty(self) -> list[Any]:
        """Those whose errors the summary names."""
        return [form for form in self.forms if form.errors] if self.data is not None else []

    def untried(self) -> None:
        """A draft is shown as it was typed, without its errors."""
        for form in self.forms:
            form._errors = ErrorDict()

    def shown_again(self) -> None:
        """After something else was saved meanwhile: the page now stands against what has been shown."""
        assert self.data is not None
        for one in self.still:
            self.data[one.add_prefix("version")] = str(one.row.entry.version)

    def _gone(self) -> Iterator[Answered]:
        """Rows that the page showed and that we no longer hold: the command will say so."""
        here = {str(one.row.id) for one in self.still}
        for name in self.data or ():
            shown = SHOWN.fullmatch(name)
            if shown and shown[1] not in here:
                yield Answered(UUID(shown[1]), 0, "same")

    def visit(self) -> NewVisit:
        values = self.counter.cleaned_data
        names = ("came_on", "station", "identity", "fingerprints", "photograph", "read_back", "signed", "who_helped")
        added = [place.form for place in self.new if place.form.has_changed()]
        return NewVisit(
            **{name: values[name] for name in (*names, "note", "signature")},
            interpreter="interpreter" in values["helped"],
            appropriate_adult="appropriate_adult" in values["helped"],
            picture=values["picture"].read() if values["picture"] else b"",
            returned=bool(values.get("returned")),
            section=values["section"] or "",
            answers=(*(one.answered(all_so=values["all_so"]) for one in self.still), *self._gone()),
            added=tuple(Added(form.key, form.values) for form in added),
            journeys=(self.journey.journey(),) if self.journey.has_changed() else (),
            stays=(self.stay.stay(),) if self.stay.has_changed() else (),
            notices=(self.advance.advance(),) if self.advance.has_changed() else (),
        )
