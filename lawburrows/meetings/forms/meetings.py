"""What is typed about a meeting and its cases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.validators import URLValidator

from lawburrows.meetings import queries
from lawburrows.meetings.intake import NewCase, NewMeeting
from lawburrows.meetings.models import MeetingCase
from lawburrows.meetings.suggesting import Suggestion
from lawburrows.rules.deadline import in_words
from lawburrows.rules.verdict import Refused
from lawburrows.web.date_fields import DateParts, Time
from lawburrows.web.fields import LongText, Number, Radios, Select, Text
from lawburrows.web.forms import OnceForm, VersionedForm

LEVELS = [("2", "Level 2"), ("3", "Level 3")]
NO_NAMES = "Everybody who is asked to the meeting reads this: name nobody"


class _Meeting(forms.Form):
    """When, where, who leads and who minutes."""

    area = Select(label="Area")
    level = Radios(label="Level", choices=LEVELS, coerce=int, inline=True)
    day = DateParts(label="Day of the meeting")
    begins = Time(label="Begins", noun="the time at which it begins")
    ends = Time(label="Ends", noun="the time at which it ends")
    place = Text(label="Place", required=False, help_text=NO_NAMES)
    link = Text(
        label="Link to join",
        required=False,
        max_length=500,
        validators=[URLValidator(schemes=["https"], message="The link must begin with https://")],
    )
    chair = Select(label="Who chairs", noun="who chairs")
    minute_taker = Select(label="Who takes the minutes", noun="who takes the minutes")

    def __init__(
        self, *args: Any, areas: Sequence[tuple[str, str]], people: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["area"].choices = [("", "Select"), *areas]
        fields["chair"].choices = fields["minute_taker"].choices = [("", "Select"), *people]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        begins, ends = given.get("begins"), given.get("ends")
        if begins and ends and ends <= begins:
            self.add_error("ends", "The meeting must end after it begins")
        if not given.get("place") and not given.get("link") and "link" not in self.errors:
            self.add_error("place", "Enter a place, a link to join, or both")
        return given

    def new(self) -> NewMeeting:
        given = self.cleaned_data
        names = ("level", "day", "begins", "ends", "place", "link")
        area, chair = queries.area(given["area"]), queries.user(given["chair"])
        taker = queries.user(given["minute_taker"])
        if not (area and chair and taker):
            raise Refused("Somebody chosen can no longer be: choose again")
        return NewMeeting(area=area, chair=chair, minute_taker=taker, **{name: given[name] for name in names})


class PlanMeeting(_Meeting, OnceForm):
    """A new meeting."""


class ChangeMeeting(_Meeting, VersionedForm):
    """The meeting as it stands, with a reason where the day, the time or the place changes."""

    reason = Text(
        label="Why it is moved",
        noun="why it is moved",
        help_text=f"Needed when the day, the time or the place changes. {NO_NAMES}",
        required=False,
        max_length=500,
    )


class CancelMeeting(VersionedForm):
    reason = LongText(
        label="Why it is cancelled", noun="why it is cancelled", help_text=NO_NAMES, max_length=500, rows=3
    )


class AddCase(OnceForm):
    """Whom to put on the meeting: one of those suggested, or any number of the register."""

    suggested = Radios(label="People for whom a meeting is due", required=False)
    ref = Text(label="Or the register number", noun="the register number", required=False, max_length=12, width=20)
    why = Radios(
        label="Why now",
        help_text="Leave it empty for one of those suggested: it is as said there",
        required=False,
        choices=[(value, words.capitalize()) for value, words in MeetingCase.Why.choices],
    )
    words = LongText(label="What the meeting is asked for", required=False, max_length=500, rows=3)
    begins = Time(label="Begins", noun="the time at which it begins")
    lasts = Number(label="How long", noun="how long it lasts", suffix="minutes", min_value=5, max_value=240)

    def __init__(self, *args: Any, some: Sequence[Suggestion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        self.some = {one.key: one for one in some}
        fields["suggested"].choices = [(one.key, f"{one.name}, {one.record.ref}") for one in some]
        fields["suggested"].widget.hints = {one.key: _said(one) for one in some}
        if not some:
            del self.fields["suggested"]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if bool(given.get("suggested")) == bool(given.get("ref")):
            self.add_error("ref", "Select one of those suggested, or enter one register number")
        elif given.get("ref") and not given.get("why") and "why" not in self.errors:
            self.add_error("why", "Select why now")
        return given

    def new(self) -> NewCase:
        given = {name: self.cleaned_data[name] for name in ("begins", "lasts", "why", "words")}
        if one := self.some.get(self.cleaned_data.get("suggested", "")):
            given["why"] = given["why"] or one.why
        return NewCase(**given)


def _said(one: Suggestion) -> str:
    said = f"{one.words.capitalize()} by {in_words(one.due)}" if one.due else one.words.capitalize()
    said += " (unverified)" if one.unverified else ""
    return f"{said}. Asked for: {one.asked[:200]}" if one.asked else said


class TakeCaseOff(VersionedForm):
    reason = LongText(label="Why it is taken off", noun="why it is taken off", max_length=500, rows=3)


class MoveCase(VersionedForm):
    """Nothing is typed: the case as the page showed it."""
