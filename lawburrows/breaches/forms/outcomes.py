"""What is typed about a step that follows, and about days in court."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lawburrows.breaches.chain import State
from lawburrows.breaches.intake import NewCourtDate, NewMove
from lawburrows.web.date_fields import DateParts
from lawburrows.web.dates import today
from lawburrows.web.fields import Confirm, LongText, Radios, Text
from lawburrows.web.forms import OnceForm, VersionedForm

SAID = {
    State.NO_BREACH: "The requirement was kept, or was not what it seemed",
    State.EXCUSE_ACCEPTED: "The person failed, with a reasonable excuse",
    State.WARNED: "The person was told, and it goes no further",
    State.REPORTED: "The facts go to the procurator fiscal, who decides",
    State.SUPERVISOR_TOLD: "The facts go to whoever supervises the order or licence",
    State.RECALL_ASKED: "Whoever may recall the person is asked to",
    State.WITHDRAWN: "It should not have been raised, or was raised twice",
}


class MoveOn(VersionedForm):
    """One step; only those that may follow now are offered."""

    to = Radios(label="What follows?", noun="what follows")
    happened_on = DateParts(label="Day on which it was decided", latest=today)
    grounds = LongText(label="On what grounds", noun="on what grounds", max_length=2000, rows=4)
    authority = Text(
        label="Who decided, if it was not you",
        help_text="The procurator fiscal's office, a court, the Parole Board",
        required=False,
        max_length=300,
    )
    reference = Text(label="Their reference", required=False, max_length=60, width=20)
    confirmed = Confirm(label="The charge for the same failure was seen: this is another failure", required=False)

    def __init__(self, *args: Any, allowed: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to: Any = self.fields["to"]
        to.choices = [(state, State(state).label.capitalize()) for state in allowed]
        to.widget.hints = {state: SAID[State(state)] for state in allowed if state in SAID}

    def values(self) -> dict[str, Any]:
        names = ("to", "happened_on", "grounds", "authority", "reference")
        new = NewMove(**{name: self.cleaned_data[name] for name in names})
        return {"new": new, "confirmed": self.cleaned_data["confirmed"]}


class AddCourtDate(OnceForm):
    """One day in court; it may lie ahead."""

    day = DateParts(label="Day in court")
    court = Text(label="Court", max_length=120)
    purpose = Text(
        label="What it is for", noun="what it is for", help_text="First diet, trial, sentence", max_length=200
    )

    def new(self) -> NewCourtDate:
        return NewCourtDate(**{name: self.cleaned_data[name] for name in ("day", "court", "purpose")})


class RecordHearing(VersionedForm):
    """What happened on that day."""

    happened = LongText(label="What happened in court", noun="what happened in court", max_length=1000, rows=4)

    def values(self) -> dict[str, Any]:
        return {"happened": self.cleaned_data["happened"]}
