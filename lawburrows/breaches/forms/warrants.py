"""What is typed about a warrant to enter and search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lawburrows.breaches.intake import NewAttempt, NewSearch
from lawburrows.breaches.models import SearchWarrant
from lawburrows.people.models import Address
from lawburrows.web.date_fields import DateParts, Time
from lawburrows.web.dates import today
from lawburrows.web.fields import LongText, Radios, Text
from lawburrows.web.forms import OnceForm, VersionedForm

_S = SearchWarrant.State


class ApplyToEnter(OnceForm):
    """An application for one of the addresses that the person has notified."""

    address = Radios(label="Notified address", noun="the notified address")
    officer = Text(label="Senior officer who applies", noun="the senior officer", max_length=120)
    rank = Text(label="Rank", max_length=60, width=20)
    grounds = LongText(
        label="Why entry is needed to assess the risk", noun="why entry is needed", max_length=4000, rows=5
    )
    applied_on = DateParts(label="Day of the application", latest=today)

    def __init__(self, *args: Any, addresses: list[Address], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = {str(one.pk): one for one in addresses}
        field: Any = self.fields["address"]
        field.choices = [(key, f"{one.whole or one.note} ({one.get_use_display()})") for key, one in self.found.items()]

    def new(self) -> NewSearch:
        typed = {name: self.cleaned_data[name] for name in ("officer", "rank", "grounds", "applied_on")}
        return NewSearch(address=self.found[self.cleaned_data["address"]], **typed)


class AddAttempt(OnceForm):
    """One attempt to enter."""

    day = DateParts(label="Day", latest=today)
    time = Time(label="Time", required=False, help_text="For example, 14:00")
    by_whom = Text(label="By whom", noun="by whom", max_length=300)
    what_happened = LongText(label="What happened", noun="what happened", max_length=1000, rows=3)

    def new(self) -> NewAttempt:
        return NewAttempt(**{name: self.cleaned_data[name] for name in ("day", "time", "by_whom", "what_happened")})


class AnswerSearch(VersionedForm):
    """What the sheriff answered."""

    to = Radios(
        label="What became of the application?",
        noun="what became of the application",
        choices=[(one.value, one.label.capitalize()) for one in (_S.GRANTED, _S.REFUSED, _S.NOT_PURSUED)],
    )
    answered_on = DateParts(label="Day of the answer", latest=today)
    court = Text(label="Sheriff court", required=False, max_length=120)
    number = Text(label="Number of the warrant", required=False, max_length=60, width=20)
    expires_on = DateParts(
        label="Last day of the warrant", help_text="As the sheriff set it; empty if none was set", required=False
    )
    answer_said = LongText(label="What was said", noun="what was said", required=False, max_length=1000, rows=3)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("to") in (_S.GRANTED, _S.REFUSED) and not values.get("court"):
            self.add_error("court", "Enter the sheriff court that answered")
        return values

    def values(self) -> dict[str, Any]:
        names = ("to", "answered_on", "court", "number", "expires_on", "answer_said")
        return {name: self.cleaned_data[name] for name in names}


class EndSearch(VersionedForm):
    """What became of the warrant; only what may follow now is offered."""

    to = Radios(label="What became of the warrant?", noun="what became of the warrant")
    day = DateParts(label="On which day", noun="the day", latest=today)
    said = LongText(
        label="What was found, or why it was not executed",
        noun="what was found, or why it was not executed",
        help_text="Facts only. Not needed when the warrant is returned",
        required=False,
        max_length=4000,
        rows=5,
    )

    def __init__(self, *args: Any, allowed: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to: Any = self.fields["to"]
        to.choices = [(state, _S(state).label.capitalize()) for state in allowed]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("to") in (_S.EXECUTED, _S.LAPSED) and not values.get("said"):
            self.add_error("said", "Enter what was found, or why it was not executed")
        return values

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("to", "day", "said")}
