"""Whom an extract may name in a case: only somebody whose work is with cases."""

from __future__ import annotations

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lawburrows.access.identity import System, acting
from lawburrows.access.models import Posting, Record
from lawburrows.exchange import jobs
from lawburrows.exchange.commands.load import load_checked
from lawburrows.exchange.importing.checks import Defaults, check
from lawburrows.exchange.importing.directory import directory
from lawburrows.exchange.importing.read import read
from lawburrows.exchange.models import Batch, Problem
from lawburrows.rules.verdict import Refused
from tests.conftest import as_role
from tests.exchange.bringing import IAIN, extract, figures, load

pytestmark = pytest.mark.django_db


def named() -> dict[str, str | None]:
    """Who is named in the only case."""
    with as_role("owner"):
        [record] = Record.objects.all()
        return {field: str(user) for field in Record.NAMED if (user := getattr(record, field))}


@pytest.mark.parametrize("name", ["oonagh", "niall", "kirsty"])
@pytest.mark.parametrize("column", Record.NAMED)
def test_nobody_is_named_whose_work_is_not_with_cases(world, tmp_path, name, column):
    said = load(extract(tmp_path / "extract.csv", IAIN | {column: f"{name}@lawburrows.example"}))
    assert f"row 2, {column}: {name.title()} Invented has no posting for work with cases: left empty" in said
    assert figures(said) == "1 read, 1 loaded, 1 warned, 0 refused"
    assert named() == {}


def test_those_who_work_with_cases_are_named(world, tmp_path):
    row = {"manager": "aileen@lawburrows.example", "supervising_officer": "bashir@lawburrows.example"}
    assert figures(load(extract(tmp_path / "extract.csv", IAIN | row))) == "1 read, 1 loaded, 0 warned, 0 refused"
    assert named() == {"manager": "Aileen Invented", "supervising_officer": "Bashir Invented"}


class TestOnThePage:
    @pytest.fixture(autouse=True)
    def uploads(self, settings, tmp_path):
        settings.UPLOADS = tmp_path / "uploads"

    @pytest.fixture
    def brought(self, client, world, tmp_path):
        """Effie brings a row with a record manager, and the worker checks it."""

        def bring(name: str) -> Batch:
            client.force_login(world.effie)
            path = extract(tmp_path / "extract.csv", IAIN | {"manager": f"{name}@lawburrows.example"})
            sent = {
                "content": SimpleUploadedFile("extract.csv", path.read_bytes(), "text/csv"),
                "source": "Fife extract",
                "lead": str(world.police.pk),
                "once": str(uuid.uuid4()),
            }
            key = client.post("/load/", sent)["Location"].split("/")[2]
            with as_role("worker"):
                jobs.check(user=str(world.effie.pk), batch=key)
            with as_role("owner"):
                return Batch.objects.get(pk=key)

        return bring

    def test_a_guest_is_not_named_and_the_bringer_is_told(self, brought, client, world):
        batch = brought("oonagh")
        assert (batch.state, batch.warned) == ("checked", 1)
        with as_role("owner"):
            assert Problem.objects.get().text == "Oonagh Invented has no posting for work with cases: left empty"
        with as_role("worker"):
            jobs.load(user=str(world.effie.pk), batch=str(batch.pk))
        assert named() == {}

    def test_who_lost_their_posting_since_the_check_is_not_named_by_the_load(self, brought, world):
        batch = brought("aileen")
        assert batch.warned == 0
        with as_role("owner"):
            Posting.objects.filter(user=world.aileen).update(role="administrator")
        with as_role("worker"):
            jobs.load(user=str(world.effie.pk), batch=str(batch.pk))
        assert named() == {}


def test_the_load_itself_refuses_whoever_may_not_be_named(world, tmp_path):
    loader = System("load")
    path = extract(tmp_path / "extract.csv", IAIN | {"manager": "aileen@lawburrows.example"})
    with as_role("worker"), acting(loader) as now:
        checked = check(read(path), directory(), Defaults(world.police), by=loader)
        checked.people[0].person.manager.__dict__["_postings"] = {now.today: []}
        with pytest.raises(Refused, match="Aileen Invented has no posting for work with cases"):
            load_checked(checked, source="s", owner=world.police, agency=world.police, by=loader, on=now.today)
