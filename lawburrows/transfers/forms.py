"""What is typed about exit and transfer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError

from lawburrows.rules.exits import AGAIN, REASONS, Shown, may_leave
from lawburrows.transfers.showing import Check
from lawburrows.web.fields import LongText, Radios
from lawburrows.web.forms import OnceForm

EXPLAIN = "explain_"


def _said(words: str) -> str:
    return words[:1].upper() + words[1:]


class CloseCase(OnceForm):
    """Why, on what grounds, and how each thing that is still open goes on."""

    reason = Radios(label="Why does the person leave joint management?", noun="why the person leaves")
    rationale = LongText(
        label="Grounds of this decision",
        noun="the grounds of this decision",
        help_text="What you considered, and who was asked. It stays with the record",
        max_length=2000,
        rows=5,
    )

    def __init__(self, *args: Any, shown: Shown, checks: Sequence[Check], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shown = shown
        reason: Any = self.fields["reason"]
        reason.choices = [(row.key, _said(row.words)) for row in REASONS]
        hints = {row.key: row.hint for row in REASONS}
        for row in REASONS:
            if not (may := row.needs(shown)):
                hints[row.key] = f"Not now. {may.reason}."
        reason.widget.hints = hints
        self.open = [one for one in checks if one.explained]
        for one in self.open:
            self.fields[EXPLAIN + one.key] = LongText(
                label=f"How this goes on: {one.words}",
                noun=f"how this goes on: {one.words}",
                help_text="; ".join(one.items),
                max_length=500,
                rows=2,
            )

    def clean_reason(self) -> str:
        key: str = self.cleaned_data["reason"]
        if not (may := may_leave(key, self.shown)):
            raise ValidationError(may.reason, code="refused")
        return key

    def explained(self) -> dict[str, str]:
        return {one.key: self.cleaned_data[EXPLAIN + one.key] for one in self.open}


class OpenAgain(OnceForm):
    """What brings the person back."""

    why = Radios(
        label="Why is it opened again?",
        noun="why it is opened again",
        choices=[(row.key, _said(row.words)) for row in AGAIN],
    )
    words = LongText(label="In words", noun="in words why", max_length=1000, rows=4)
