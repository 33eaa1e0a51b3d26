"""The reference is what the code says now."""

import pytest
from django.core.management import CommandError, call_command

from lawburrows.reference.management.commands import reference
from lawburrows.reference.pages import PAGES


@pytest.mark.parametrize("name", PAGES)
def test_is_fresh(name):
    place = reference.FOLDER / name
    assert place.exists(), f"{name} is missing: run `make reference`"
    assert place.read_text(encoding="utf-8") == PAGES[name](), f"{name} is stale: run `make reference`"


def test_the_check_names_what_is_stale(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(reference, "FOLDER", tmp_path)
    call_command("reference")
    call_command("reference", check=True)
    (tmp_path / "rules.md").write_text("something else")
    with pytest.raises(CommandError, match=r"stale: rules\.md\."):
        call_command("reference", check=True)
    assert (tmp_path / "rules.md").read_text() == "something else"
