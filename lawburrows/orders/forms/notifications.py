"""What is typed about notifications and times away."""

from __future__ import annotations

from typing import Any

from django import forms

from lawburrows.orders.intake import NewAbsence, NewNotification
from lawburrows.orders.models import Absence, Notification
from lawburrows.web.date_fields import DateParts
from lawburrows.web.dates import today
from lawburrows.web.fields import LongText, Radios, Text
from lawburrows.web.forms import OnceForm, VersionedForm


class Notifying(forms.Form):
    """The parts that recording and correcting a notification have in common."""

    section = Radios(label="What was notified", choices=Notification.Section.choices)
    made_on = DateParts(label="Date on which it was made", latest=today)
    home = Radios(label="The person has", choices=Notification.Home.choices, noun="what home the person has")
    station = Text(label="Police station", required=False, max_length=120)
    note = LongText(label="Note", required=False, max_length=500, rows=3)

    def told(self) -> dict[str, Any]:
        names = ("section", "made_on", "home", "station", "note")
        return {name: self.cleaned_data[name] for name in names}


class RecordNotification(OnceForm, Notifying):
    """A notification that was made."""

    field_order = [*Notifying.base_fields]

    def new(self) -> NewNotification:
        return NewNotification(**self.told())


class ChangeNotification(VersionedForm, Notifying):
    """One that was made, as it should stand, and what was wrong with it."""

    field_order = [*Notifying.base_fields, "reason"]
    reason = LongText(
        label="What was wrong?", noun="what was wrong", max_length=500, rows=3, help_text="It stays beside the entry"
    )

    def values(self) -> dict[str, Any]:
        return self.told() | {"reason": self.cleaned_data["reason"]}


class WithdrawNotification(VersionedForm):
    """Why it was never made so."""

    reason = LongText(
        label="Why is it withdrawn?",
        noun="why it is withdrawn",
        max_length=500,
        help_text="It stays in the list, struck through, with this reason",
    )

    def values(self) -> dict[str, Any]:
        return {"reason": self.cleaned_data["reason"]}


class RecordAbsence(OnceForm):
    """A time in custody, in hospital or abroad."""

    kind = Radios(label="Where the person is", choices=Absence.Kind.choices, noun="where the person is")
    starts = DateParts(label="First day", latest=today)
    ends = DateParts(label="Day of return or release", help_text="Empty while it lasts", required=False, latest=today)
    place = Text(label="Place", required=False, max_length=120)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("starts") and values.get("ends") and values["ends"] <= values["starts"]:
            self.add_error("ends", "The day of return must be after the first day")
        return values

    def new(self) -> NewAbsence:
        return NewAbsence(**{name: self.cleaned_data[name] for name in ("kind", "starts", "ends", "place")})


class EndAbsence(VersionedForm):
    """The day of return or release."""

    ends = DateParts(label="Day of return or release", latest=today)

    def values(self) -> dict[str, Any]:
        return {"ends": self.cleaned_data["ends"]}
