"""What is typed about journeys, stays and changes to come: on their own pages, and as parts of the counter's."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from lawburrows.notification.intake import NewAdvance, NewJourney, NewStay
from lawburrows.web.date_fields import DateParts
from lawburrows.web.dates import today
from lawburrows.web.fields import Confirm, File, LongText, Radios, Text, YesNo
from lawburrows.web.forms import OnceForm, VersionedForm

ADDRESS = ("lines", "town", "postcode")


class JourneyPart(forms.Form):
    """A journey out of the United Kingdom. What the regulations name was not read by us; these are asked."""

    destination = Text(label="Country, or the countries in their order", noun="the country", max_length=200)
    leaves_on = DateParts(label="Leaves the United Kingdom on", noun="the day of leaving")
    returns_on = DateParts(label="Comes back on", noun="the day of return", required=False)
    return_place = Text(label="Where they come back to", required=False, max_length=200)
    carrier = Text(label="Carrier", required=False, max_length=200)
    arrives_at = Text(label="Where they arrive abroad", required=False, max_length=200)
    accommodation = LongText(label="Where they stay abroad", required=False, max_length=500, rows=2)
    known_late = Confirm(label="The details were not known more than 7 days before", required=False)
    excuse = Text(
        label="Reason given for telling it later", required=False, max_length=300, help_text="In their own words"
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        leaves, returns = values.get("leaves_on"), values.get("returns_on")
        if leaves and returns and returns < leaves:
            self.add_error("returns_on", "The day of return must be the same as or after the day of leaving")
        return values

    def journey(self) -> NewJourney:
        names = ("destination", "leaves_on", "returns_on", "return_place", "carrier", "arrives_at", "accommodation")
        values = {name: self.cleaned_data[name] for name in (*names, "excuse")}
        return NewJourney(**values, known_in_time=not self.cleaned_data["known_late"])


class StayPart(forms.Form):
    """A time at another place in the United Kingdom."""

    lines = Text(label="House and street", noun="the address", required=False, max_length=300)
    town = Text(label="Town", required=False, max_length=120)
    postcode = Text(label="Postcode", required=False, width=10, max_length=40)
    starts = DateParts(label="First day there", latest=today)
    ends = DateParts(label="Day of leaving", help_text="Leave empty while they are there", required=False)
    note = Text(label="Note", required=False, max_length=300)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not any(values.get(name) for name in ADDRESS):
            self.add_error("lines", "Enter the address of the stay")
        if values.get("starts") and values.get("ends") and values["ends"] <= values["starts"]:
            self.add_error("ends", "The day of leaving must be after the first day")
        return values

    def stay(self) -> NewStay:
        return NewStay(**{name: self.cleaned_data[name] for name in ("starts", "ends", "note", *ADDRESS)})


class AdvancePart(forms.Form):
    """A change to come, with the day that is named for it."""

    matter = Radios(
        label="What will change?", noun="what will change", choices=[("home", "Home address"), ("names", "Name")]
    )
    specified_on = DateParts(label="On which day?", noun="the day of the change")
    lines = Text(label="New house and street", noun="the new address", required=False, max_length=300)
    town = Text(label="Town", required=False, max_length=120)
    postcode = Text(label="Postcode", required=False, width=10, max_length=40)
    given = Text(label="New given names", required=False)
    family = Text(label="New family name", required=False)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("matter") == "home" and not any(values.get(name) for name in ADDRESS):
            self.add_error("lines", "Enter the new address")
        if values.get("matter") == "names" and not (values.get("given") or values.get("family")):
            self.add_error("family", "Enter the new name")
        return values

    def advance(self) -> NewAdvance:
        values = self.cleaned_data
        home = values["matter"] == "home"
        names = ADDRESS if home else ("given", "family")
        becomes = {name: values[name] for name in names}
        words = (", " if home else " ").join(part for part in becomes.values() if part)
        sort = {"use": "home"} if home else {"kind": "main"}
        return NewAdvance(values["matter"], values["specified_on"], words, becomes | sort)


class Telling(forms.Form):
    """Whether, when and where it was told to the police."""

    told = YesNo(label="Did the person tell the police?", noun="the person told the police")
    told_on = DateParts(label="On which day?", noun="the day on which it was told", required=False, latest=today)
    station = Text(label="Police station", required=False, max_length=120)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("told") and not values.get("told_on") and "told_on" not in self.errors:
            self.add_error("told_on", "Enter the day on which it was told")
        return values

    def when(self) -> dict[str, Any]:
        told: date | None = self.cleaned_data["told_on"] if self.cleaned_data["told"] else None
        return {"told_on": told, "station": self.cleaned_data["station"]}


class RecordJourney(OnceForm, Telling, JourneyPart):
    """A journey by itself."""

    field_order = [*JourneyPart.base_fields, *Telling.base_fields]


class RecordStay(OnceForm, Telling, StayPart):
    """A stay by itself."""

    field_order = [*StayPart.base_fields, *Telling.base_fields]


class GiveAdvance(OnceForm, AdvancePart):
    """A change to come, by itself."""

    told_on = DateParts(label="Told on", noun="the day on which it was told", latest=today)
    station = Text(label="Police station", required=False, max_length=120)
    field_order = [*AdvancePart.base_fields, "told_on", "station"]

    def when(self) -> dict[str, Any]:
        return {"told_on": self.cleaned_data["told_on"], "station": self.cleaned_data["station"]}


class JourneyStart(OnceForm, VersionedForm):
    """Whether the person left, when, and when they came back if that is known already."""

    went = Radios(
        label="Did the person leave?",
        noun="whether the person left",
        choices=[("left", "They left"), ("not", "They did not go")],
    )
    left_on = DateParts(label="Left on", noun="the day of leaving", required=False, latest=today)
    returned_on = DateParts(
        label="Came back on", noun="the day of return", help_text="Empty while away", required=False, latest=today
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        left, back = values.get("left_on"), values.get("returned_on")
        if values.get("went") == "left" and not left and "left_on" not in self.errors:
            self.add_error("left_on", "Enter the day of leaving")
        if left and back and back < left:
            self.add_error("returned_on", "The day of return must be the same as or after the day of leaving")
        return values


class JourneyReturn(OnceForm, VersionedForm):
    """The day of return."""

    returned_on = DateParts(label="Came back on", noun="the day of return", latest=today)


class EndStay(OnceForm, VersionedForm):
    """The day of leaving."""

    ends = DateParts(label="Day of leaving", noun="the day of leaving", latest=today)


class AnswerAdvance(OnceForm, VersionedForm):
    """What became of a change that was told in advance."""

    outcome = Radios(
        label="Did it happen?",
        noun="whether it happened",
        choices=[("happened", "It happened"), ("not_happened", "It did not happen")],
    )
    happened_on = DateParts(label="Happened on", noun="the day on which it happened", required=False, latest=today)
    said_on = DateParts(
        label="The person said on this day that it did not",
        noun="the day on which they said so",
        help_text="Empty if they have not said so",
        required=False,
        latest=today,
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        outcome = values.get("outcome")
        if outcome == "happened" and not values.get("happened_on") and "happened_on" not in self.errors:
            self.add_error("happened_on", "Enter the day on which it happened")
        return values

    def values(self) -> dict[str, Any]:
        outcome = self.cleaned_data["outcome"]
        day = "happened_on" if outcome == "happened" else "said_on"
        return {"outcome": outcome, day: self.cleaned_data[day]}


class SignedPaper(OnceForm, VersionedForm):
    """The paper that was signed."""

    content = File(label="The signed paper", noun="the signed paper", kinds=("pdf", "jpg", "jpeg", "png"), megabytes=10)
