"""Why not yet; who gets whose cases; how one is reminded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from lawburrows.access.policy import LEAST_REASON, says_enough
from lawburrows.notices.queries import DIGESTS
from lawburrows.web.date_fields import DateParts
from lawburrows.web.dates import today
from lawburrows.web.fields import LongText, Radios, Select
from lawburrows.web.forms import OnceForm


class WhyNotYet(OnceForm):
    reason = LongText(
        label="Why has it not been done yet?",
        noun="why it has not been done yet",
        max_length=500,
        help_text="The record manager and everybody in the case read it",
    )
    expected_on = DateParts(
        label="When will it be done?", noun="the day by which it will be done", required=False, earliest=today
    )

    def clean_reason(self) -> Any:
        reason = self.cleaned_data["reason"]
        if not says_enough(reason):
            raise ValidationError(
                f"Say in words why: {LEAST_REASON} letters or more, in at least two words", code="too_little"
            )
        return reason


class ChooseDigest(OnceForm):
    digest = Radios(
        label="Mail that says how much is due",
        noun="how often you want the mail",
        choices=DIGESTS,
        help_text="It holds numbers alone, such as 3 overdue, 5 today: never whom they are about",
    )


class GiveCases(OnceForm):
    """One choice for each case; what is left alone stays where it is. It is sent twice: to be checked, and to be done."""

    step = forms.ChoiceField(choices=[("check", ""), ("give", "")], initial="check", widget=forms.HiddenInput)

    def __init__(self, *args: Any, cases: Sequence[Any], people: Sequence[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.cases = {self.name_of(case): case for case in cases}
        self.people = {str(one.pk): one for one in people}
        choices = [(key, one.name) for key, one in self.people.items()]
        for name, case in self.cases.items():
            self.fields[name] = Select(
                label=f"Who gets {case.who}?",
                noun=f"who gets {case.who}",
                required=False,
                choices=choices,
                empty="Stays where it is",
            )

    @staticmethod
    def name_of(case: Any) -> str:
        return f"case-{case.record.ref}"

    @property
    def rows(self) -> list[tuple[Any, Any]]:
        """Each case with its choice."""
        return [(case, self[name]) for name, case in self.cases.items()]

    @property
    def given(self) -> list[tuple[Any, Any]]:
        """The cases that go to somebody, each with who gets it."""
        chosen = ((case, self.people.get(self.cleaned_data.get(name) or "")) for name, case in self.cases.items())
        return [(case, one) for case, one in chosen if one is not None]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if not self.errors and not self.given:
            raise ValidationError("Choose somebody for at least one case", code="nobody")
        return found


class TakeNote(OnceForm):
    """I know of it."""


class DealWith(OnceForm):
    what = LongText(
        label="What was done about it?",
        noun="what was done about it",
        max_length=1000,
        help_text="For instance: told the person in writing, withdrew the report, corrected the record",
    )
