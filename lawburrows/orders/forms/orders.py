"""What is typed about an order of a court."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from lawburrows.orders.forms.conditions import WithConditions
from lawburrows.orders.forms.happenings import ENDINGS
from lawburrows.orders.intake import NewOrder
from lawburrows.orders.models import Order
from lawburrows.rules.conditions import Catalogue, catalogue_for
from lawburrows.rules.term import ONE_DAY
from lawburrows.web.date_fields import DateParts
from lawburrows.web.dates import today
from lawburrows.web.fields import File, LongText, Select, Text, YesNo
from lawburrows.web.forms import OnceForm, VersionedForm


def court_paper(*, required: bool = False) -> File:
    return File(
        label="The court's paper",
        noun="the court's paper",
        kinds=ENDINGS,
        megabytes=10,
        required=required,
        help_text="It is filed with the documents of the record. PDF, Word or a picture, 10 MB or smaller",
    )


class Ordering(forms.Form):
    """The last day is asked for, since orders are written so; the first day after it is what is kept."""

    kind = Select(label="Kind of order", choices=Order.Kind.choices)
    court = Text(label="Court, or who decided", required=False, max_length=120)
    made_on = DateParts(label="Date on which it was made", latest=today)
    starts = DateParts(
        label="First day on which it is in force", help_text="Empty: the day it was made", required=False
    )
    last_day = DateParts(
        label="Last day on which it is in force", help_text="Empty: until further order", required=False
    )
    interim = YesNo(label="Is it an interim order?", required=False)
    summary = LongText(label="What it says, in short", required=False, max_length=500, rows=3)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        starts = values.get("starts") or values.get("made_on")
        if starts and values.get("last_day") and values["last_day"] < starts:
            self.add_error("last_day", "The last day must be the same as or after the first day")
        return values

    def values(self) -> dict[str, Any]:
        values = {name: self.cleaned_data[name] for name in ("kind", "court", "made_on", "summary")}
        last = self.cleaned_data["last_day"]
        values["starts"] = self.cleaned_data["starts"] or values["made_on"]
        return values | {"ends": last + ONE_DAY if last else None, "interim": bool(self.cleaned_data["interim"])}


FIRST_THE_KIND = "Select the kind of order first: then its wordings are offered"
NO_WORDING = "No model wording is held for this kind of order. Type the words of the court below"


class RecordOrder(OnceForm, Ordering, WithConditions):
    """A new order with its conditions."""

    paper = court_paper()
    field_order = (*Ordering.base_fields, "paper")
    wording_follows_kind = True

    def unjudged(self) -> WithConditions:
        """Who asks for wording and has none is told why: the catalogue is that of the kind of order."""
        shown = super().unjudged()
        if "fill" in self.data and self.catalogue is None:
            self.add_error("kind", NO_WORDING if self.data.get("kind") in Order.Kind.values else FIRST_THE_KIND)
        return shown

    def new(self) -> NewOrder:
        return NewOrder(**self.values())


class FileOrderPaper(OnceForm, VersionedForm):
    """The paper of an order that was recorded without it."""

    paper = court_paper(required=True)


class ChangeOrder(VersionedForm, Ordering):
    """An order as it should stand."""


def wording_for(data: Any, today: date) -> Catalogue | None:
    """The catalogue for what was typed so far: the kind of order, and the day on which it was made if that is known."""
    if data is None:
        return None
    made = Ordering.base_fields["made_on"]
    try:
        day = made.to_python(made.widget.value_from_datadict(data, {}, "made_on"))
    except ValidationError:
        day = None
    return catalogue_for(data.get("kind", ""), day or today)


class AddConditions(OnceForm, WithConditions):
    """Conditions of an order that stands already."""

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not self.errors and not self.conditions():
            self.add_error("c1_text", "Enter what it says, word for word")
        return values
