"""Whose source a row is of: what one agency loaded tells another nothing."""

from __future__ import annotations

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from lawburrows.access.models import Posting
from lawburrows.exchange import jobs
from lawburrows.exchange.models import Batch, SourceRow
from tests.conftest import as_role
from tests.exchange.bringing import IAIN, extract, figures, load
from tests.people import LONG_AGO

DIGEST = "0" * 64


@pytest.mark.django_db
class TestGuessing:
    """Gavin of Dundee guesses the source and the number of someone whom MAPPA Fife loaded."""

    @pytest.fixture(autouse=True)
    def gavin_loads(self, world, settings, tmp_path):
        settings.UPLOADS = tmp_path / "uploads"
        with as_role("owner"):
            Posting.objects.create(
                user=world.gavin,
                agency=world.dundee,
                area=world.areas["Tayside region"],
                role="coordinator",
                starts=LONG_AGO,
            )

    def brought(self, client, world, name, tmp_path, row) -> Batch:
        user = getattr(world, name)
        client.force_login(user)
        content = extract(tmp_path / "extract.csv", row).read_bytes()
        sent = {
            "content": SimpleUploadedFile("extract.csv", content, "text/csv"),
            "source": "The extract",
            "lead": str(world.police.pk),
            "once": str(uuid.uuid4()),
        }
        key = client.post("/load/", sent)["Location"].split("/")[2]
        for work in (jobs.check, jobs.load):
            with as_role("worker"):
                work(user=str(user.pk), batch=key)
        with as_role("owner"):
            return Batch.objects.get(pk=key)

    def test_the_row_of_another_agency_is_neither_known_nor_in_the_way(self, client, world, tmp_path):
        mine = self.brought(client, world, "effie", tmp_path, IAIN)
        assert (mine.state, mine.loaded, mine.agency.key) == ("loaded", 1, "mappa-fife")
        theirs = self.brought(client, world, "gavin", tmp_path, IAIN | {"council_area": "Dundee"})
        assert (theirs.state, theirs.loaded, theirs.already, theirs.changed) == ("loaded", 1, 0, 0)
        assert theirs.agency == world.dundee

    def test_the_row_of_the_own_agency_is_known(self, client, world, tmp_path):
        self.brought(client, world, "effie", tmp_path, IAIN)
        again = self.brought(client, world, "effie", tmp_path, IAIN)
        assert (again.loaded, again.already) == (0, 1)


@pytest.mark.django_db
def test_the_command_loads_for_the_agency_that_it_names(world, tmp_path):
    path = extract(tmp_path / "extract.csv", IAIN)
    load(path)
    assert figures(load(path)) == "1 read, 0 loaded, 0 warned, 0 refused"
    with as_role("owner"):
        assert SourceRow.objects.get().agency == world.police


@pytest.mark.django_db
def test_the_database_refuses_the_same_row_of_one_agency_alone(world):
    row = {"source": "one", "person_id": "1", "digest": DIGEST, "record": uuid.uuid4()}
    with as_role("owner"):
        SourceRow.objects.create(agency=world.police, **row)
        SourceRow.objects.create(agency=world.fife, **row)
        with pytest.raises(IntegrityError, match="a_source_row_of_an_agency_is_loaded_once"), transaction.atomic():
            SourceRow.objects.create(agency=world.police, **row)
