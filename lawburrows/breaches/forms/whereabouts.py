"""What is typed about somebody who is wanted or missing."""

from __future__ import annotations

from typing import Any

from lawburrows.breaches.intake import NewMissing, NewWanted
from lawburrows.breaches.models import Missing, Suspicion, Wanted
from lawburrows.web.date_fields import DateParts
from lawburrows.web.dates import today
from lawburrows.web.fields import LongText, Radios, Select, Text
from lawburrows.web.forms import OnceForm, VersionedForm

AGAIN = "Somebody looks at it again on this day"


class RecordWanted(OnceForm):
    """A live warrant for the person."""

    court = Text(label="Court that granted the warrant", noun="the court", max_length=120)
    number = Text(label="Number of the warrant", max_length=60, width=20)
    granted_on = DateParts(label="Day on which it was granted", latest=today)
    what_for = LongText(label="What it is for", noun="what it is for", max_length=500, rows=2)
    suspicion = Select(label="Suspicion to which it belongs", required=False, empty="None of them")
    review_on = DateParts(label="Look again on", help_text=AGAIN, noun="the day to look again", earliest=today)

    def __init__(self, *args: Any, suspicions: list[Suspicion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = {str(one.pk): one for one in suspicions}
        field: Any = self.fields["suspicion"]
        field.choices = [
            ("", "None of them"),
            *((key, f"{one.number}: {one.requirement[:80]}") for key, one in self.found.items()),
        ]

    def new(self) -> NewWanted:
        typed = {name: self.cleaned_data[name] for name in ("court", "number", "granted_on", "what_for", "review_on")}
        return NewWanted(**typed, suspicion=self.found.get(self.cleaned_data["suspicion"] or ""))


class ChangeWanted(VersionedForm):
    """When it is looked at again."""

    review_on = DateParts(label="Look again on", help_text=AGAIN, noun="the day to look again", earliest=today)

    def values(self) -> dict[str, Any]:
        return {"review_on": self.cleaned_data["review_on"]}


class EndWanted(VersionedForm):
    """How the warrant ended."""

    ended = Radios(label="How did it end?", noun="how it ended", choices=Wanted.Ended.choices)
    ended_on = DateParts(label="Day on which it ended", latest=today)
    because = LongText(label="How this is known", noun="how this is known", max_length=1000, rows=3)

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("ended", "ended_on", "because")}


class RecordMissing(OnceForm):
    """That nobody knows where the person is."""

    since = DateParts(label="Missing since", noun="the day since when", latest=today)
    reported_by = Text(label="Who reported it", noun="who reported it", max_length=300)
    why = Radios(
        label="Why is this missing and not merely away?",
        noun="why this is missing and not merely away",
        choices=Missing.Why.choices,
    )
    why_said = LongText(label="In words", noun="why, in words", max_length=1000, rows=3)
    circulated = Text(
        label="Circulated to whom and when", help_text="Empty: not circulated", required=False, max_length=500
    )
    review_on = DateParts(label="Look again on", help_text=AGAIN, noun="the day to look again", earliest=today)

    def new(self) -> NewMissing:
        names = ("since", "reported_by", "why", "why_said", "circulated", "review_on")
        return NewMissing(**{name: self.cleaned_data[name] for name in names})


class ChangeMissing(VersionedForm):
    """What is known of it since."""

    circulated = Text(
        label="Circulated to whom and when", help_text="Empty: not circulated", required=False, max_length=500
    )
    review_on = DateParts(label="Look again on", help_text=AGAIN, noun="the day to look again", earliest=today)

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("circulated", "review_on")}


class EndMissing(VersionedForm):
    """When and where the person was found."""

    ended_on = DateParts(label="Day on which the person was found", latest=today)
    found_where = Text(label="Where", noun="where", required=False, max_length=300)
    because = LongText(label="How this is known", noun="how this is known", max_length=1000, rows=3)

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("ended_on", "found_where", "because")}
