"""The search page's form: one box, or the parts one by one, and a purpose."""

from __future__ import annotations

from typing import Any

from django import forms

from lawburrows.access.purposes import Purpose
from lawburrows.search.wording import Sought, read, read_date
from lawburrows.web.fields import Select, Text

PARTS = ("given", "family", "born", "identifier", "address")


class Search(forms.Form):
    """What is typed in the one box is read apart; the parts win over it."""

    q = Text(
        label="Name, date of birth, number or address",
        noun="a name, a date of birth, a number or an address",
        help_text="A number may be a telephone number or the registration of a vehicle too",
    )
    given = Text(label="Given names", required=False, width=20)
    family = Text(label="Family name", required=False, width=20)
    born = Text(label="Date of birth, or its year", required=False, width=10, help_text="Such as 3 4 1971 or 1971")
    identifier = Text(
        label="PNC, CHS, prison or another number, telephone, e-mail or vehicle", required=False, width=20
    )
    address = Text(label="Address or postcode", required=False, width=20)
    purpose = Select(
        label="Also ask other areas: for what purpose?",
        required=False,
        empty="Do not ask other areas",
        choices=Purpose.choices,
        help_text="You are told only that a record exists and whom to call. Its record manager is told that you asked",
    )

    def __init__(self, *words: Any, **named: Any) -> None:
        super().__init__(*words, **named)
        self.fields["q"].required = not any(self.data.get(name) for name in PARTS)

    def sought(self) -> Sought:
        given = self.cleaned_data
        typed = read(given["q"])
        parts: dict[str, Any] = {
            name: given[name] for name in ("given", "family", "born", "identifier") if given.get(name)
        }
        if given.get("born"):
            parts["born"] = read_date(given["born"])[0] or given["born"]
        if given.get("address"):
            where = read(given["address"])
            parts |= {
                "postcode": where.postcode,
                "address": given["address"].replace(where.postcode or "\0", "").strip(),
            }
        return Sought(**vars(typed) | parts)
