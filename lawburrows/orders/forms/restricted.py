"""What is typed about restricted patients: dates and decisions, and no clinical matter."""

from __future__ import annotations

from typing import Any

from lawburrows.orders.demanding import NewCareMeeting, NewConsent, NewLeave
from lawburrows.orders.models import Consent, Leave
from lawburrows.rules.term import ONE_DAY
from lawburrows.web.date_fields import DateParts
from lawburrows.web.dates import today
from lawburrows.web.fields import Confirm, LongText, Radios, Select, Text
from lawburrows.web.forms import OnceForm, VersionedForm

NOT_CLINICAL = "Say nothing clinical here: everybody in the case reads it"


class AskConsent(OnceForm):
    """The Scottish Ministers were asked."""

    matter = Radios(label="Consent to what?", noun="what consent is asked for", choices=Consent.Matter.choices)
    what = Text(label="What exactly", help_text=NOT_CLINICAL, required=False, max_length=300)
    asked_on = DateParts(label="Date on which they were asked", latest=today)
    asked_by = Text(label="Who asked", required=False, max_length=120)
    needed_by = DateParts(
        label="Answer needed by",
        help_text="It then stands among what falls due. No time limit is laid down",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("asked_on") and values.get("needed_by") and values["needed_by"] < values["asked_on"]:
            self.add_error("needed_by", "The answer must be needed on the day of asking or after it")
        return values

    def new(self) -> NewConsent:
        names = ("matter", "what", "asked_on", "asked_by", "needed_by")
        return NewConsent(**{name: self.cleaned_data[name] for name in names})


class AnswerConsent(VersionedForm):
    """What they answered."""

    answer = Radios(label="Answer", choices=[(value, words.capitalize()) for value, words in Consent.Answer.choices])
    answered_on = DateParts(label="Date of the answer", latest=today)
    answered_by = Text(label="Who answered", required=False, max_length=120)
    note = LongText(label="On what terms", help_text=NOT_CLINICAL, required=False, max_length=500, rows=3)

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("answer", "answered_on", "answered_by", "note")}


class RecordLeave(OnceForm):
    """A suspension of detention."""

    kind = Radios(
        label="What kind?", noun="what kind it is", choices=[(v, w.capitalize()) for v, w in Leave.Kind.choices]
    )
    consent = Select(label="The consent on which it rests", required=False)
    starts = DateParts(label="First day")
    last_day = DateParts(label="Last day", help_text="Empty: until further notice", required=False)
    conditions = LongText(label="On what conditions", help_text=NOT_CLINICAL, required=False, max_length=2000, rows=4)
    confirmed = Confirm(label="It was without the consent of the Scottish Ministers", required=False)

    def __init__(
        self, data: Any = None, *args: Any, consents: list[tuple[Any, str]], restricted: bool, **kwargs: Any
    ) -> None:
        super().__init__(data, *args, **kwargs)
        if not restricted:
            del self.fields["consent"], self.fields["confirmed"]
            return
        chosen: Any = self.fields["consent"]
        chosen.choices = [("", "None is recorded, or none is needed"), *consents]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("starts") and values.get("last_day") and values["last_day"] < values["starts"]:
            self.add_error("last_day", "The last day must be the same as or after the first day")
        return values

    def new(self) -> NewLeave:
        values = self.cleaned_data
        last = values["last_day"]
        return NewLeave(
            values["kind"],
            values["starts"],
            last + ONE_DAY if last else None,
            values["conditions"],
            values.get("consent"),
        )


class EndLeave(VersionedForm):
    """It ended."""

    last_day = DateParts(label="Last day", latest=today)
    because = Text(label="Why it ended", help_text=NOT_CLINICAL, required=False, max_length=300)

    def values(self) -> dict[str, Any]:
        return {"ends": self.cleaned_data["last_day"] + ONE_DAY, "because": self.cleaned_data["because"]}


class RecordCareMeeting(OnceForm):
    """A meeting under the Care Programme Approach."""

    held_on = DateParts(label="Date of the meeting", latest=today)
    next_on = DateParts(
        label="Date of the next meeting", help_text="It then stands among what falls due", required=False
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("held_on") and values.get("next_on") and values["next_on"] <= values["held_on"]:
            self.add_error("next_on", "The next meeting must be after this one")
        return values

    def new(self) -> NewCareMeeting:
        return NewCareMeeting(self.cleaned_data["held_on"], self.cleaned_data["next_on"])
