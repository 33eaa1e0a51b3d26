"""What is typed in the room: minutes, words that others propose, attendance."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms

from lawburrows.meetings.models import Invitation
from lawburrows.rules.mappa import Level
from lawburrows.rules.meetings import HEADING, HEADINGS
from lawburrows.web.date_fields import DateParts
from lawburrows.web.dates import today
from lawburrows.web.fields import Checkboxes, Confirm, LongText, Radios, Text
from lawburrows.web.forms import OnceForm, VersionedForm

DECISIONS = ("level", "level_why", "next_review", "no_actions", "no_quorum")


def _words(key: str) -> LongText:
    row = HEADING[key]
    return LongText(label=row.words, help_text=row.hint, required=False, rows=8 if key == "discussion" else 4)


class WriteMinutes(VersionedForm):
    """Everything may be left empty until the case is closed; what is missing is then said."""

    began = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2000)  # marks of what the page showed
    discussion = _words("discussion")
    risks = _words("risks")
    victims = _words("victims")
    children = _words("children")
    diversity = _words("diversity")
    disclosure = Radios(
        label="Is disclosure to somebody outside considered?",
        choices=[("yes", "Yes, it was considered"), ("no", "No")],
        required=False,
        empty_value="",
        inline=True,
    )
    disclosure_why = LongText(
        label="What was decided, or why it was not considered", required=False, rows=3, max_length=2000
    )
    level = Radios(
        label="Level from today",
        choices=[(str(one.value), f"Level {one.value}: {one.label}") for one in Level],
        coerce=int,
        required=False,
    )
    level_why = LongText(label="Why this level", required=False, rows=3, max_length=1000)
    next_review = DateParts(
        label="Next review",
        help_text="No interval is confirmed: the meeting sets the day",
        required=False,
        earliest=today,
    )
    no_actions = Text(label="If no action follows, why", required=False, max_length=300)
    no_quorum = Text(label="If there is no quorum, why it goes ahead", required=False, max_length=300)

    def __init__(self, *args: Any, decided: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.decided = decided
        for name in DECISIONS if decided else ():
            del self.fields[name]

    @property
    def typed(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name not in ("version", "began")}

    @property
    def marks(self) -> dict[str, str]:
        """Of what the page showed before anything was typed; of none, if they cannot be read."""
        try:
            found = json.loads(self.cleaned_data["began"] or "{}")
        except ValueError:
            return {}
        return {str(name): str(one) for name, one in found.items()} if isinstance(found, dict) else {}


class ProposeWords(OnceForm):
    heading = Radios(label="Under which heading", choices=[(row.key, row.words) for row in HEADINGS])
    text = LongText(label="Words that you would add or correct", noun="the words", rows=5, max_length=4000)


class JudgeWords(VersionedForm):
    taken = Radios(
        label="What becomes of these words?",
        noun="what becomes of these words",
        choices=[("yes", "Take them in"), ("no", "Leave them out")],
    )
    reason = Text(label="Why they are left out", required=False, max_length=500)


class RecordDissent(OnceForm):
    who = Text(label="Who sees it otherwise", noun="who sees it otherwise", help_text="Name and agency")
    what = LongText(label="What they hold", noun="what they hold", rows=4, max_length=2000)


class TakeAttendance(OnceForm):
    """Who is here, of those asked to this case."""

    here = Checkboxes(label="Who is here?", noun="who is here", required=False)
    agreed = Confirm(
        label="The statement on confidentiality was read, and those who are here agreed to it",
        noun="the statement was read and agreed",
    )

    def __init__(self, *args: Any, some: Sequence[Invitation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["here"]
        field.choices = [(str(one.pk), f"{one.user}, {one.agency}") for one in some]

    def values(self) -> set[UUID]:
        return {UUID(key) for key in self.cleaned_data["here"]}


class CloseCase(VersionedForm):
    """Nothing more is typed."""


class AgreeMinutes(VersionedForm):
    """Nothing more is typed."""


class CirculateMinutes(VersionedForm):
    """Nothing more is typed."""


class ReceiveMinutes(OnceForm):
    """Nothing more is typed."""
