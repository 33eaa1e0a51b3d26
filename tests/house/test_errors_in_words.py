"""What a field says when it is left empty is English: a label that is no noun names its noun."""

from importlib import import_module
from importlib.util import find_spec
from inspect import getmembers, isclass
from pkgutil import walk_packages

from django import forms

import lawburrows

BROKEN = ("on", "by", "from", "with", "at", "for")


def sayings():
    for module in walk_packages(lawburrows.__path__, "lawburrows."):
        if ".forms" in module.name and find_spec(module.name):
            for _, form in getmembers(import_module(module.name), isclass):
                for name, field in getattr(form, "base_fields", {}).items():
                    if field.required and not isinstance(field.widget, forms.HiddenInput):
                        yield f"{form.__name__}.{name}", str(field.error_messages["required"])


def test_no_field_asks_for_half_a_sentence():
    said = dict(sayings())
    assert len(said) > 100
    for field, words in said.items():
        assert words.startswith(("Enter", "Select", "Confirm", "This field")), (field, words)
        if words.startswith(("Enter the ", "Select the ")):
            assert words.split()[-1] not in BROKEN, (field, words)
            assert words.split()[2] not in BROKEN, (field, words)
