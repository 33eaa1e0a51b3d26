"""Form fields: what they give, and the words in which they refuse."""

from datetime import date, time
from typing import ClassVar

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from lawburrows.web import date_fields, dates, fields
from lawburrows.web.forms import OnceForm, VersionedForm


def refusal(field, value):
    with pytest.raises(ValidationError) as caught:
        field.clean(value)
    return caught.value.messages


class TestWords:
    @pytest.mark.parametrize(
        ("label", "noun"),
        [
            ("Full name", "the full name"),
            ("PNC number", "the PNC number"),
            ("Who was seen", "who was seen"),
            ("Any other name:", "any other name"),
            ("Was anyone hurt?", "an answer"),
            ("", "an answer"),
        ],
    )
    def test_a_label_becomes_part_of_a_sentence(self, label, noun):
        assert fields.noun_of(label, "an answer") == noun

    def test_the_noun_is_said(self):
        assert refusal(fields.Text(label="Full name", noun="a full name"), "") == ["Enter a full name"]
        assert refusal(fields.Select(label="Area", noun="an area", choices=[]), "") == ["Select an area"]

    def test_the_name_of_the_field_serves_when_there_is_no_label(self):
        class Form(forms.Form):
            house_number = fields.Text()

        assert Form({}).errors["house_number"] == ["Enter the house number"]

    def test_a_form_may_give_its_own_words(self):
        class Form(forms.Form):
            name = fields.Text(error_messages={"required": "Say who it was"})

        assert Form({}).errors["name"] == ["Say who it was"]

    def test_lengths(self):
        assert refusal(fields.Text(label="Town", max_length=3), "Perth") == ["The town must be 3 characters or fewer"]
        assert refusal(fields.Number(label="Devices", min_value=0), "-1") == ["The devices must be 0 or more"]
        assert refusal(fields.Number(label="Devices"), "two") == ["The devices must be a whole number"]

    def test_a_null_character_is_refused(self):
        assert "cannot be shown" in refusal(fields.Text(label="Town"), "a\0b")[0]
        assert "cannot be shown" in refusal(fields.LongText(label="Words"), "a\0b")[0]


class TestChoosing:
    CHOICES = (("fife", "Fife"),)

    def test_a_choice_outside_the_list_is_refused(self):
        assert refusal(fields.Radios(label="Area", choices=self.CHOICES), "mars") == ["Select the area from the list"]

    def test_choices_may_be_a_function(self):
        assert fields.Select(label="Area", choices=lambda: self.CHOICES).clean("fife") == "fife"

    def test_nothing_chosen_is_none(self):
        assert fields.Select(choices=self.CHOICES, required=False).clean("") is None
        assert fields.YesNo(required=False).clean("") is None

    def test_yes_and_no(self):
        field = fields.YesNo(label="Was anyone hurt?", noun="anyone was hurt")
        assert field.clean("yes") is True
        assert field.clean("no") is False
        assert field.prepare_value(False) == "no"
        assert refusal(field, "") == ["Select yes if anyone was hurt"]
        assert refusal(fields.YesNo(label="Was anyone hurt?"), "") == ["Select yes or no"]
        assert not field.has_changed(True, "yes")

    def test_checkboxes_give_a_list(self):
        field = fields.Checkboxes(label="Who", choices=self.CHOICES)
        assert field.clean(["fife"]) == ["fife"]
        assert refusal(field, ["mars"]) == ["Select who from the list"]


class TestDateParts:
    FIELD: ClassVar = {"label": "Date of the visit"}

    def test_a_date(self):
        assert date_fields.DateParts(**self.FIELD).clean(["4", "12", "2026"]) == date(2026, 12, 4)
        assert date_fields.DateParts(**self.FIELD).clean([" 4", "dec", "2026"]) == date(2026, 12, 4)
        assert date_fields.DateParts(required=False).clean(["", "", ""]) is None

    @pytest.mark.parametrize(
        ("value", "words", "boxes"),
        [
            (["", "", ""], "Enter the date of the visit", ()),
            (["4", "", "2026"], "The date of the visit must include a month", ("month",)),
            (["", "", "2026"], "The date of the visit must include a day and month", ("day", "month")),
            (["31", "2", "2026"], "The date of the visit must be a real date", ("day",)),
            (["4", "13", "2026"], "The date of the visit must be a real date", ("month",)),
            (["x", "2", "2026"], "The date of the visit must be a real date", ("day",)),
            (["٤", "2", "2026"], "The date of the visit must be a real date", ("day",)),
            (["1", "1", "0001"], "Year must be between 1850 and 2999", ("year",)),
            (["31", "12", "9999"], "Year must be between 1850 and 2999", ("year",)),
            (["0", "0", "0000"], "The date of the visit must be a real date", ("month",)),
            (["4", "2", "0000"], "The date of the visit must be a real date", ("day", "month", "year")),
            (["4", "2", "26"], "Year must include 4 numbers", ("year",)),
        ],
    )
    def test_refusals_name_the_boxes(self, value, words, boxes):
        field = date_fields.DateParts(**self.FIELD)
        assert refusal(field, value) == [words]
        assert field.widget.wrong == boxes

    def test_limits(self, monkeypatch):
        past = date_fields.DateParts(label="Date", latest=dates.today)
        assert refusal(past, ["1", "1", "2999"]) == ["The date must be today or in the past"]
        future = date_fields.DateParts(label="Date", earliest=dates.today)
        assert refusal(future, ["1", "1", "1999"]) == ["The date must be today or in the future"]
        after = date_fields.DateParts(label="Date", earliest=date(2026, 1, 1))
        assert refusal(after, ["1", "1", "2025"]) == ["The date must be the same as or after 1 January 2026"]

    def test_changed(self):
        field = date_fields.DateParts()
        assert not field.has_changed(date(2026, 1, 2), ["2", "1", "2026"])
        assert field.has_changed(date(2026, 1, 2), ["3", "1", "2026"])
        assert field.has_changed(date(2026, 1, 2), ["x", "1", "2026"])
        assert not field.has_changed(None, ["", "", ""])


def test_a_partial_date_keeps_its_words():
    read = date_fields.PartialDateField(label="Born").clean(" about 1960 ")
    assert str(read) == "about 1960"
    assert date_fields.PartialDateField(label="Born").clean("4/1971").month == 4
    assert date_fields.PartialDateField(required=False).clean("") is None


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("14:00", time(14)),
        ("1400", time(14)),
        ("2pm", time(14)),
        ("2:30 p.m.", time(14, 30)),
        ("12am", time(0)),
        ("midnight", time(0)),
        ("9.05", time(9, 5)),
    ],
)
def test_times(text, read):
    assert date_fields.Time(label="Time").clean(text) == read


@pytest.mark.parametrize("text", ["25:00", "14", "14:60", "13pm", "soon"])
def test_times_that_are_none(text):
    assert refusal(date_fields.Time(label="Time"), text) == ["The time must be a real time, like 14:00"]


class TestFile:
    def test_kind_and_size(self):
        field = fields.File(label="Signed form", kinds=("pdf", "jpg"), megabytes=1)
        assert field.clean(SimpleUploadedFile("a.PDF", b"x")).name == "a.PDF"
        assert refusal(field, SimpleUploadedFile("a.exe", b"x")) == ["The selected file must be a PDF or JPG"]
        assert refusal(field, SimpleUploadedFile("a.pdf", b"")) == ["The selected file is empty"]
        assert refusal(field, SimpleUploadedFile("a.pdf", b"x" * (1024 * 1024 + 1))) == [
            "The selected file must be 1 MB or smaller"
        ]
        assert refusal(field, None) == ["Select the signed form"]


class TestOnceAndVersion:
    def test_the_token_stays_the_same_when_a_form_comes_back(self):
        fresh = OnceForm()
        token = str(fresh["once"].value())
        assert str(OnceForm({"once": token})["once"].value()) == token

    def test_two_pages_have_two_tokens(self):
        assert OnceForm()["once"].value() != OnceForm()["once"].value()

    @pytest.mark.parametrize("data", [{}, {"once": "x"}])
    def test_a_form_without_a_token_is_refused(self, data):
        assert "Open it again" in OnceForm(data).errors["once"][0]

    @pytest.mark.parametrize("version", ["", "x", "-1", str(2**31)])
    def test_a_form_without_a_version_is_refused(self, version):
        assert "Open it again" in VersionedForm(MultiValueDict({"version": [version]})).errors["version"][0]
