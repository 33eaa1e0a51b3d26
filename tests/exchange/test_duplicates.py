"""Nothing is doubled silently: a row that may be somebody on the register is said in the check, before it is loaded."""

from __future__ import annotations

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lawburrows.access.models import Record
from lawburrows.exchange import jobs
from lawburrows.exchange.models import Batch, Problem
from tests.conftest import as_role
from tests.exchange.bringing import IAIN, extract, figures, load

pytestmark = pytest.mark.django_db
PNC = {"pnc_style_id": "1999/9000001Q"}


@pytest.fixture
def bring(tmp_path):
    return lambda *rows: extract(tmp_path / "extract.csv", *rows)


def ref() -> str:
    with as_role("owner"):
        return Record.objects.get().ref


def test_the_same_rows_under_the_name_of_another_source_are_warned_about_one_by_one(bring, world):
    anna = IAIN | {"person_id": "2", "forename": "Anna", "date_of_birth": "1980"}
    load(bring(IAIN, anna), source="one")
    load(bring(IAIN | {"person_id": "3", "forename": "Ona", "date_of_birth": "1990"}), source="two")
    said = load(bring(IAIN, anna), source="two", dry_run=True)
    assert said.count("Possible duplicate of LB-") == 2
    assert said.count("the same row, loaded from “one”") == 2
    assert "2 may be people whom the register has already" in said
    assert figures(said) == "2 read, 0 loaded, 2 warned, 0 refused"


@pytest.mark.parametrize(
    ("otherwise", "why"),
    [
        ({"person_id": "9", "town": "Balfable"}, "the same name and date of birth"),
        ({"person_id": "9", "forename": "IAIN", "surname": "McInvented"}, "the same name and date of birth"),
        ({"person_id": "9", "surname": "Other", "date_of_birth": "1980", **PNC}, "the same PNC"),
        ({"person_id": "9", "forename": "Other", "surname": "", "date_of_birth": "1980"}, ""),
        ({"person_id": "1", "surname": "Other"}, ""),
    ],
)
def test_a_row_that_shares_a_number_or_name_and_birth_is_warned_about(bring, world, otherwise, why):
    load(bring(IAIN | PNC), source="one")
    said = load(bring(IAIN | {"pnc_style_id": ""} | otherwise), source="two", dry_run=True)
    assert (f"Possible duplicate of {ref()} ({why})" in said) if why else ("Possible" not in said)


def test_a_row_that_is_known_from_its_own_source_is_no_duplicate(bring, world):
    load(bring(IAIN), source="one")
    assert "Possible" not in load(bring(IAIN), source="one", dry_run=True)


class TestOnThePage:
    @pytest.fixture(autouse=True)
    def uploads(self, settings, tmp_path):
        settings.UPLOADS = tmp_path / "uploads"

    def check(self, client, world, path) -> Batch:
        """Effie brings it, and the worker checks it."""
        client.force_login(world.effie)
        sent = {
            "content": SimpleUploadedFile("extract.csv", path.read_bytes(), "text/csv"),
            "source": "another",
            "lead": str(world.police.pk),
            "once": str(uuid.uuid4()),
        }
        self.address = client.post("/load/", sent)["Location"]
        with as_role("worker"):
            jobs.check(user=str(world.effie.pk), batch=self.address.split("/")[2])
        with as_role("owner"):
            return Batch.objects.get()

    def test_it_is_shown_before_anything_is_loaded(self, client, world, bring):
        load(bring(IAIN | PNC), source="one")
        batch = self.check(client, world, bring(IAIN | PNC, IAIN | {"person_id": "2", "forename": "Anna"}))
        assert (batch.state, batch.doubles, batch.warned) == ("checked", 1, 1)
        page = client.get(self.address).content.decode()
        assert f"Possible duplicate of {ref()} (the same PNC, name and date of birth)" in page
        assert "Load these people" in page
        with as_role("owner"):
            assert Problem.objects.get().row == 2

    def test_nobody_is_told_of_a_record_that_is_hidden_from_them(self, client, world, bring):
        load(bring(IAIN | PNC | {"council_area": "Dundee"}), source="one")
        batch = self.check(client, world, bring(IAIN | PNC))
        assert (batch.state, batch.doubles, batch.warned) == ("checked", 0, 0)
        assert ref() not in client.get(self.address).content.decode()
