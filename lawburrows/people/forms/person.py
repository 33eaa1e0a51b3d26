"""Forms for adding a person, correcting an entry and merging two records."""

from __future__ import annotations

from typing import Any

from django import forms

from lawburrows.people.forms.entries import birth_columns, chosen
from lawburrows.people.intake import NewAddress, NewIdentifier, NewName, NewPerson
from lawburrows.web.date_fields import PartialDateField
from lawburrows.web.fields import Confirm, LongText, Radios, Select, Text
from lawburrows.web.forms import OnceForm


class AddPersonForm(OnceForm):
    """The least that opens a record; everything else is added to it afterwards."""

    searched = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2000)
    given = Text(label="Given names", required=False)
    middle = Text(label="Middle names", required=False)
    family = Text(label="Family name", required=False)
    sex = Radios(label="Sex", choices=chosen("person", "sex"))
    birth = PartialDateField(
        label="Date of birth",
        required=False,
        max_length=100,
        help_text="As it was stated. A year, a month and year, or words are kept as they are",
    )
    use = Radios(
        label="Where do they live?",
        noun="where they live",
        choices=[("home", "They have a home"), ("found", "No fixed abode: regularly found at"), ("", "Not known")],
        required=False,
        initial="",
    )
    lines = Text(label="House and street, or the place where they are found", required=False, max_length=300)
    town = Text(label="Town", required=False, max_length=120)
    postcode = Text(label="Postcode", required=False, width=10, max_length=40)
    identifier_kind = Select(label="A number that is known", required=False, choices=chosen("identifier"))
    identifier = Text(label="The number", noun="the number", required=False, width=30, max_length=40)
    lead = Select(label="Lead authority")
    area = Select(label="Council area")
    mine = Radios(
        label="Are you the record manager?",
        noun="whether you are the record manager",
        choices=[("yes", "Yes"), ("no", "No")],
        initial="yes",
    )

    def __init__(self, *args: Any, leads: Any, areas: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.leads = {str(one.pk): one for one in leads}
        self.areas = {str(one.pk): one for one in areas}
        for name, those in (("lead", self.leads), ("area", self.areas)):
            field: Any = self.fields[name]
            choices = [(key, str(one)) for key, one in those.items()]
            if len(choices) == 1:  # there is nothing to choose
                [(field.initial, _)] = choices
            field.choices = choices if len(choices) == 1 else [("", "Select"), *choices]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not (cleaned.get("given") or cleaned.get("family")):
            self.add_error("family", "Enter a given name or a family name")
        if bool(cleaned.get("identifier")) != bool(cleaned.get("identifier_kind")) and not self.errors:
            self.add_error("identifier_kind", "Give a number together with whose number it is")
        return cleaned

    def new_person(self, by: Any) -> NewPerson:
        told = self.cleaned_data
        birth = birth_columns(told["birth"])
        place = NewAddress(told["lines"], told["town"], told["postcode"], use=told["use"] or "other")
        number = NewIdentifier(told["identifier_kind"] or "", told["identifier"])
        return NewPerson(
            name=NewName(told["given"], told["family"], told["middle"]),
            lead=self.leads[told["lead"]],
            area=self.areas[told["area"]],
            sex=told["sex"],
            born=birth["born"],
            born_stated=birth["born_stated"],
            manager=by if told["mine"] == "yes" else None,
            addresses=(place,) if place.lines or place.town or place.postcode else (),
            identifiers=(number,) if number.value else (),
        )


class NotTheSame(forms.Form):
    """After the possible duplicates were shown."""

    different = Confirm(label="None of these is the person", noun="none of these is the person")


class ProposeCorrectionForm(OnceForm):
    field = Select(label="Which part is wrong?", noun="which part is wrong")
    proposed = Text(
        label="What should stand there instead?", noun="what should stand there", required=False, max_length=500
    )
    reason = LongText(label="How do you know?", noun="how you know", rows=3, max_length=500)

    def __init__(self, *args: Any, fields: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["field"]
        field.choices = [("", "Select"), *fields]


class AnswerCorrectionForm(OnceForm):
    answer = Radios(
        label="Is it right?",
        noun="whether the correction is right",
        choices=[("yes", "Yes: change the entry"), ("no", "No: leave it as it is")],
    )
    reason = LongText(label="Reason", required=False, rows=3, max_length=500, help_text="Needed when you say no")


class OtherRecordForm(forms.Form):
    """Another record of the same person, which no likeness brought up."""

    other = Text(
        label="The other register number",
        width=20,
        max_length=20,
        help_text="As it stands on that record, like LB-2345-6789",
    )


class MergeForm(OnceForm):
    """`differ`: whether the two say different things, so that a tick is needed."""

    reason = LongText(label="Why are they one person?", noun="why they are one person", rows=3, max_length=500)
    all_the_same = Confirm(
        label="I have seen what differs, and they are one person all the same",
        noun="they are one person although the two differ",
    )

    def __init__(self, *args: Any, differ: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if not differ:
            del self.fields["all_the_same"]
