"""Why not yet."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from lawburrows.access.policy import LEAST_REASON, says_enough
from lawburrows.web.date_fields import DateParts
from lawburrows.web.dates import today
from lawburrows.web.fields import LongText
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


class TakeNote(OnceForm):
    """I know of it."""


class DealWith(OnceForm):
    what = LongText(
        label="What was done about it?",
        noun="what was done about it",
        max_length=1000,
        help_text="For instance: told the person in writing, withdrew the report, corrected the record",
    )
