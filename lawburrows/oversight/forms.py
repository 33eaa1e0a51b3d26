"""What narrows the trail; it stands in the address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from lawburrows.oversight.queries import Sought, acts, user_named
from lawburrows.web.date_fields import DateParts
from lawburrows.web.fields import Email, Select, Text


class Filters(forms.Form):
    """A record by its number, a user by the address with which they sign in, an act, and days."""

    person = Text(label="Register number of the person", required=False, width=20)
    who = Email(label="E-mail address of the user", required=False)
    act = Select(label="What was done", required=False, empty="Anything", choices=[])
    earliest = DateParts(label="From", required=False)
    latest = DateParts(label="Until", required=False)

    def __init__(self, *words: Any, **named: Any) -> None:
        super().__init__(*words, **named)
        act: Any = self.fields["act"]
        act.choices = [("", "Anything"), *acts()]

    def clean_person(self) -> str:
        plain = "".join(letter for letter in (self.cleaned_data["person"] or "").upper() if letter.isalnum())
        if not plain:
            return ""
        if len(plain) != 10 or not plain.startswith("LB"):
            raise ValidationError("Enter a register number such as LB-2345-6789", code="no_number")
        return f"{plain[:2]}-{plain[2:6]}-{plain[6:]}"

    def clean_who(self) -> Any:
        email = self.cleaned_data["who"]
        user = user_named(email) if email else None
        if email and user is None:
            raise ValidationError("Nobody signs in with this address", code="nobody")
        return user

    def sought(self) -> Sought:
        """What is asked for; a filter that makes no sense is left out, and its error is shown."""
        given = self.cleaned_data if self.is_bound and self.is_valid() else getattr(self, "cleaned_data", {})
        return Sought(**{name: value for name, value in given.items() if value})
