"""How forms are drawn: label, hint, error and input, and nothing lost of what was typed."""

import re

import pytest
from django import forms
from django.template.loader import render_to_string

from lawburrows.web.renderer import COMPONENTS, Renderer
from lawburrows.web.samples import SampleForm
from lawburrows.web.templatetags.ui import anchor


def sample(data=None):
    return SampleForm(data, renderer=Renderer())


@pytest.fixture
def sent():
    return sample({"name": "", "visited_day": "31", "visited_month": "2", "visited_year": "2026", "words": "a\n<b>"})


def test_every_label_leads_to_a_control(sent):
    page = str(sent)
    ids = set(re.findall(r' id="([^"]+)"', page))
    targets = re.findall(r'<label[^>]* for="([^"]+)"', page)
    assert len(targets) > 10
    assert set(targets) <= ids
    described = " ".join(re.findall(r'aria-describedby="([^"]+)"', page)).split()
    assert set(described) <= ids
    assert len(ids) == len(re.findall(r' id="', page)), "an id stands twice"


def test_what_was_typed_stays(sent):
    page = str(sent)
    assert 'value="31"' in page
    assert 'value="2026"' in page
    assert "a\n&lt;b&gt;</textarea>" in page


def test_only_the_wrong_box_is_marked(sent):
    page = sent["visited"].as_field_group()
    assert page.count('aria-invalid="true"') == 1
    assert re.search(r'name="visited_day"[^>]*aria-invalid', page)


def test_an_error_of_the_view_marks_all_boxes():
    form = sample({"visited_day": "1", "visited_month": "2", "visited_year": "2026"})
    form.add_error("visited", "The visit is already recorded")
    assert form["visited"].as_field_group().count('aria-invalid="true"') == 3


def test_optional_fields_say_so_and_none_uses_the_browsers_check():
    page = str(sample())
    assert page.count("(optional)") == 2
    assert not re.search(r"<(input|select|textarea)[^>]* required", page)


def test_the_summary_leads_to_the_first_control_of_each_error(sent):
    sent.add_error(None, "Every action needs an owner")
    page = str(sent)
    summary = render_to_string("components/errors.html", {"form": sent})
    assert "Every action needs an owner" in summary
    targets = re.findall(r'href="#([^"]+)"', summary)
    assert len(targets) == len(sent.errors) - 1
    ids = set(re.findall(r'<(?:input|select|textarea)[^>]* id="([^"]+)"', page))
    assert set(targets) <= ids
    assert anchor(sent["visited"]) == "id_visited_0"


def test_the_summary_points_at_the_wrong_box():
    form = sample({"visited_day": "1", "visited_month": "2", "visited_year": "26"})
    assert form.errors["visited"]
    assert anchor(form["visited"]) == "id_visited_2"


def test_errors_of_hidden_fields_are_said():
    class Hidden(forms.Form):
        version = forms.IntegerField(widget=forms.HiddenInput)

    page = render_to_string("components/errors.html", {"form": Hidden({}, renderer=Renderer())})
    assert "This field is required" in page


def test_djangos_own_fields_look_the_same():
    class Plain(forms.Form):
        name = forms.CharField(help_text="As on the card")
        note = forms.CharField(widget=forms.Textarea)
        kind = forms.ChoiceField(choices=[("a", "A")])
        pick = forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect)
        many = forms.MultipleChoiceField(choices=[("a", "A")], widget=forms.CheckboxSelectMultiple)
        keep = forms.BooleanField()
        secret = forms.CharField(widget=forms.PasswordInput)
        paper = forms.FileField()

    page = str(Plain({}, renderer=Renderer()))
    for name in ("input", "textarea", "select", "radios__input", "checkboxes__input", "file-upload", "hint"):
        assert f"govuk-{name}" in page
    assert 'type="password"' in page


@pytest.mark.parametrize("name", sorted(set(COMPONENTS.values())))
def test_every_component_of_a_form_exists(name):
    assert Renderer().get_template(name)


def test_a_hint_under_a_choice_is_read_with_it():
    page = sample()["level"].as_field_group()
    assert 'aria-describedby="id_level_0_hint"' in page
    assert 'id="id_level_0_hint"' in page
