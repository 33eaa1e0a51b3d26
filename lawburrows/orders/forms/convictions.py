"""What is typed about a conviction and what the court did."""

from __future__ import annotations

from typing import Any

from django import forms

from lawburrows.orders.intake import NewConviction, NewDisposal
from lawburrows.rules.notification import Disposal
from lawburrows.rules.offences import OFFENCES, RelationToVictim, Schedule3, WayOfOffending, offence
from lawburrows.web.date_fields import DateParts
from lawburrows.web.dates import today
from lawburrows.web.fields import LongText, Number, Radios, Select, Text, YesNo
from lawburrows.web.forms import OnceForm, VersionedForm

OFFENCE_CHOICES = [(one.key, f"{one.title} ({one.act}): {one.schedule_3.value}") for one in OFFENCES]
WAYS = [(one.name.lower(), one.value) for one in WayOfOffending]
RELATIONS = [(one.name.lower(), one.value) for one in RelationToVictim]
DISPOSALS = [(one.name.lower(), one.value) for one in Disposal]
TOGETHER = [
    ("alone", "It is the only sentence of that day"),
    ("consecutive", "Consecutive: one after the other"),
    ("concurrent", "Concurrent: at the same time"),
    ("partly_concurrent", "Partly concurrent"),
]


class Offending(forms.Form):
    """The parts that recording and changing a conviction have in common."""

    offence_code = Select(label="Offence", choices=OFFENCE_CHOICES)
    listed = YesNo(
        label="Do notification requirements apply to it?",
        help_text="Only where the list says that it depends on the age, the sentence or the court's finding",
        required=False,
    )
    court = Text(label="Court", required=False, max_length=120)
    convicted_on = DateParts(label="Date of conviction or finding", latest=today)
    sentenced_on = DateParts(label="Date of sentence", required=False, latest=today)
    offence_from = DateParts(label="First day of the offending", required=False, latest=today)
    offence_until = DateParts(label="Last day of the offending", required=False, latest=today)
    way = Select(label="Way of offending", choices=WAYS, required=False)
    relation = Select(label="Relation to the victim", choices=RELATIONS, required=False)
    victims = Number(label="Number of victims", required=False, min_value=0, max_value=1000)
    note = Text(label="Note", required=False, max_length=500)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if code := values.get("offence_code"):
            listed = offence(code).schedule_3
            depends = listed in {Schedule3.CONDITIONS, Schedule3.BY_COURT_FINDING}
            if depends and values.get("listed") is None:
                self.add_error("listed", "Select yes if notification requirements apply to this offence")
            values["schedule_3"] = bool(values.get("listed")) if depends else listed is Schedule3.YES
        convicted, sentenced = values.get("convicted_on"), values.get("sentenced_on")
        if convicted and sentenced and sentenced < convicted:
            self.add_error("sentenced_on", "The sentence must be on the day of the conviction or after it")
        first, last = values.get("offence_from"), values.get("offence_until")
        if first and last and last < first:
            self.add_error("offence_until", "The last day of the offending must be the same as or after its first day")
        return values

    def offending(self) -> dict[str, Any]:
        """The values of a conviction."""
        values = self.cleaned_data
        found = offence(values["offence_code"])
        names = ("court", "convicted_on", "sentenced_on", "offence_from", "offence_until", "victims", "note")
        return {
            "offence_code": found.key,
            "offence_title": found.title,
            "jurisdiction": found.where.value,
            "schedule_3": values["schedule_3"],
            "way": values["way"] or "",
            "relation": values["relation"] or "",
            **{name: values[name] for name in names},
        }


class Disposing(forms.Form):
    """What the court did, with its length as the court said it."""

    kind = Select(label="What the court did", choices=DISPOSALS)
    months = Number(
        label="Months",
        help_text="The whole length in months: 2 years is 24",
        required=False,
        min_value=0,
        max_value=1200,
    )
    days = Number(label="and days", required=False, min_value=0, max_value=3650)
    extension_months = Number(
        label="Months of extension, for an extended sentence", required=False, min_value=1, max_value=240
    )
    relation_to_others = Radios(
        label="With other sentences of that day",
        noun="how it stands to other sentences of that day",
        choices=TOGETHER,
        initial="alone",
    )
    overlap_months = Number(
        label="Months of overlap, if partly concurrent", required=False, min_value=1, max_value=1200
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("kind") == "extended_sentence" and not values.get("extension_months"):
            self.add_error("extension_months", "Enter the months of extension")
        if values.get("relation_to_others") == "partly_concurrent" and not values.get("overlap_months"):
            self.add_error("overlap_months", "Enter the months of overlap")
        return values

    def disposal(self) -> NewDisposal:
        names = ("kind", "months", "extension_months", "relation_to_others", "overlap_months")
        return NewDisposal(days=self.cleaned_data["days"] or 0, **{name: self.cleaned_data[name] for name in names})


class RecordConviction(OnceForm, Disposing, Offending):
    """A conviction and what the court did about it."""

    field_order = [*Offending.base_fields, *Disposing.base_fields]

    def new(self) -> NewConviction:
        return NewConviction(**self.offending(), disposals=(self.disposal(),))


class RecordDisposal(OnceForm, Disposing):
    """One more thing that the court did."""

    def new(self) -> NewDisposal:
        return self.disposal()


class ChangeConviction(VersionedForm, Offending):
    """An entry as it should stand."""

    def values(self) -> dict[str, Any]:
        return self.offending()


class WithdrawConviction(VersionedForm):
    """Why it was never this person's."""

    reason = LongText(
        label="What was the error?",
        noun="what the error was",
        max_length=500,
        help_text="It stays in the list, struck through, with this reason",
    )

    def values(self) -> dict[str, Any]:
        return {"reason": self.cleaned_data["reason"]}
