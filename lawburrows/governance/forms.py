"""What is typed about a figure."""

from __future__ import annotations

from typing import Any

from django import forms

from lawburrows.governance.tables import NEVER_FOR_THE_PAST, TABLES, WITH_A_PAGE
from lawburrows.rules.limits import Unit, figure_in_words, figure_of
from lawburrows.rules.verdict import Refused
from lawburrows.web.date_fields import DateParts
from lawburrows.web.dates import today
from lawburrows.web.fields import Confirm, LongText, Number, Radios, Select, Text
from lawburrows.web.forms import OnceForm


class ProposeFigure(OnceForm):
    """One figure from a day on, and where it stands."""

    table = Radios(
        label="Table",
        noun="a table",
        choices=[(table.key, table.label) for table in TABLES.values() if table.key not in WITH_A_PAGE],
        hints={table.key: table.said for table in TABLES.values()},
    )
    key = Text(label="Row", noun="the row", max_length=120)
    value = Text(label="Value", noun="the value", max_length=200)
    starts = DateParts(label="First day on which it holds")
    source = Text(label="Where it stands", max_length=300)

    def clean(self) -> dict[str, Any]:
        """The row and the value have the form that their table asks for."""
        given = super().clean() or {}
        if table := TABLES.get(given.get("table") or ""):
            for field, read in (("key", table.row), ("value", table.value)):
                try:
                    given[field] = read(given[field]) if given.get(field) else ""
                except Refused as refused:
                    self.add_error(field, str(refused))
            if table.key in NEVER_FOR_THE_PAST and given.get("starts") and given["starts"] < today():
                self.add_error("starts", "By this table dates are worked out, so that it holds from today or later")
        return given


class AgreeFigure(OnceForm):
    """The second person's word."""

    verified = Confirm(label="I have read the source myself", required=False)


class ProposeTimeLimit(OnceForm):
    """A number and a unit for one time limit, from a day on, for all or for one region."""

    number = Number(label="How many", noun="how many", min_value=1, max_value=3660)
    unit = Radios(label="Of what", noun="a unit", choices=[(unit.value, unit.value.capitalize()) for unit in Unit])
    area = Select(label="Where", noun="where it holds", choices=(), empty="Everywhere", required=False)
    starts = DateParts(
        label="First day on which it holds",
        earliest=today,
        help_text="Today or later. The figure that held on the day of a fact stays for that fact",
    )
    edition = Text(label="Edition of the guidance", required=False, max_length=120, help_text="Such as 2022")
    source = Text(label="Where it stands", max_length=300, help_text="The document and the paragraph")

    def __init__(self, *words: Any, regions: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*words, **named)
        area: Any = self.fields["area"]
        area.choices = [("", "Everywhere"), *regions]

    def clean(self) -> dict[str, Any]:
        """The number is one that makes sense in its unit."""
        given = super().clean() or {}
        number, unit = given.get("number"), given.get("unit")
        if number and unit:
            given["value"] = figure_in_words(number, Unit(unit))
            if figure_of(given["value"]) is None:
                self.add_error("number", f"{number} {unit} is more than a time limit can be")
        return given


class AddEdition(OnceForm):
    """One edition of guidance, and what is new in it."""

    guidance = Text(label="Guidance", noun="the name of the guidance", max_length=160)
    name = Text(label="Edition", noun="the edition", max_length=120, help_text="Such as 2022, or March 2027")
    starts = DateParts(label="In force from", noun="the day from which it is in force")
    link = Text(label="Where it is read", max_length=300, help_text="An address, or where the document is kept")
    summary = LongText(label="What is new", noun="what is new", max_length=4000)


class ReadEdition(OnceForm):
    """I have read it."""

    read = Confirm(label="I have read this edition", noun="you have read this edition")


class WhichLimits(forms.Form):
    """What narrows the table of time limits; it stands in the address."""

    q = Text(label="Words", noun="words", required=False, width=20)
    set_by = Select(
        label="Set by",
        noun="who sets it",
        required=False,
        empty="Statute or guidance",
        choices=[("statute", "Statute"), ("guidance", "Guidance")],
    )
    status = Select(
        label="How far confirmed",
        noun="how far",
        required=False,
        empty="Any",
        choices=[("C", "Confirmed"), ("H", "Confirmed, from an old page"), ("U", "Unconfirmed")],
    )
    area = Select(label="Figures for", noun="the region", required=False, choices=(), empty="Everywhere")

    def __init__(self, *words: Any, regions: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*words, **named)
        area: Any = self.fields["area"]
        area.choices = [("", "Everywhere"), *regions]
