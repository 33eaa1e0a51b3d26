"""The four questions of a level 1 review with an action on the spot; and what a signer answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lawburrows.actions.forms import by_agency
from lawburrows.actions.queries import Owner
from lawburrows.reviews.commands import TEXT
from lawburrows.reviews.policy import unanswered
from lawburrows.rules.reviews import QUESTIONS
from lawburrows.web.date_fields import DateParts
from lawburrows.web.dates import today
from lawburrows.web.fields import LongText, Radios, Select
from lawburrows.web.forms import OnceForm, VersionedForm

ACTION = ("action_what", "action_whose", "action_due")
SIGN, SAVE = "sign", "save"


class WriteReview(OnceForm, VersionedForm):
    """Saved as it is; signed only when every question is answered, with words where something is otherwise."""

    def __init__(self, *args: Any, owners: Sequence[Owner], interval: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        needed = self.signing or not self.is_bound
        for one in QUESTIONS:
            self.fields[one.key] = Radios(
                label=one.words,
                noun=one.words.rstrip("?").lower(),
                choices=[("same", one.as_before), ("other", one.otherwise)],
                inline=True,
                required=needed,
                error_messages={"required": f"Answer: {one.words}"},
            )
            self.fields[f"{one.key}_words"] = LongText(
                label=one.why, noun=one.why.lower(), required=False, rows=2, max_length=2000
            )
        said = f"Agreed in your area: {interval}" if interval else "No national interval is confirmed: you set the date"
        self.fields["next_on"] = DateParts(
            label="Next review",
            noun="the next review",
            required=needed,
            earliest=today,
            help_text=said,
            error_messages={"required": "Enter the date of the next review"},
        )
        self.fields["action_what"] = LongText(
            label="What is to be done", noun="what is to be done", required=False, rows=2, max_length=1000
        )
        whose: Any = Select(label="Who does it", noun="who does it", required=False)
        whose.choices = [("", "Select"), *by_agency(owners)]
        self.fields["action_whose"] = whose
        self.fields["action_due"] = DateParts(label="By when", noun="the date", required=False, earliest=today)
        self.owners = {one.key: one for one in owners}

    @property
    def signing(self) -> bool:
        return self.data.get("do") != SAVE

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if self.signing:
            for field, words in unanswered(values).items():
                if field not in self.errors:
                    self.add_error(field, words)
        given = [name for name in ACTION if values.get(name)]
        if given:
            for name in ACTION:
                if name not in given and name not in self.errors:
                    self.add_error(name, "An action says what, who and by when: fill in all three, or none")
        return values

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data.get(name) for name in TEXT}

    def owner(self) -> Owner | None:
        return self.owners.get(self.cleaned_data.get("action_whose") or "")

    def questions(self) -> list[tuple[Any, Any]]:
        """Each question with the field of its words, for the page."""
        return [(self[one.key], self[f"{one.key}_words"]) for one in QUESTIONS]


class AnswerReview(OnceForm, VersionedForm):
    """Signed, or returned with reasons."""

    answer = Radios(
        label="Do you sign it?", noun="whether you sign it", choices=[("sign", "Sign"), ("return", "Return")]
    )
    words = LongText(label="Why it is returned", required=False, noun="why it is returned", rows=3, max_length=2000)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("answer") == "return" and not values.get("words"):
            self.add_error("words", "Enter why it is returned")
        return values
