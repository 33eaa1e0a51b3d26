"""The same people under another name of the file: refused, with the name that they came under."""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from io import StringIO
from pathlib import Path

import psycopg
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from lawburrows.access.models import Exclusion, Record
from lawburrows.embedded import Server
from lawburrows.exchange import jobs
from lawburrows.exchange.models import Batch
from tests.conftest import as_role
from tests.exchange.bringing import IAIN, extract, figures, load
from tests.people import LONG_AGO, build_world
from tests.throwaway import CLONE

ANNA = IAIN | {"person_id": "2", "forename": "Anna", "date_of_birth": "1980-05-06"}
ONA = IAIN | {"person_id": "3", "forename": "Ona", "date_of_birth": "1990-07-08"}
WAITING = """
SELECT count(*) FROM pg_locks JOIN pg_database ON oid = database WHERE NOT granted AND datname = current_database()
"""
LONGEST = 1200  # looks, each a twentieth of a second


def people() -> int:
    with as_role("owner"):
        return Record.objects.count()


def refused(path: Path, words: str, **options: object) -> str:
    """What the command prints when it ends with these words; nobody is added."""
    before, said = people(), StringIO()
    with as_role("worker"), pytest.raises(CommandError, match=words):
        call_command("load_register", str(path), lead="police", stdout=said, **options)
    assert people() == before
    return said.getvalue()


@pytest.mark.django_db
class TestTheCommand:
    @pytest.fixture(autouse=True)
    def monday(self, world, tmp_path):
        load(extract(tmp_path / "extract_2026-11-23.csv", IAIN, ANNA))

    @pytest.fixture
    def tuesday(self, tmp_path):
        return lambda *rows: extract(tmp_path / "extract_2026-11-24.csv", *rows)

    @pytest.mark.parametrize("dry", [False, True])
    def test_the_same_file_under_another_name_is_refused_with_the_name_that_it_had(self, tuesday, dry):
        said = refused(tuesday(IAIN, ANNA), 'Say --source "extract_2026-11-23"', dry_run=dry)
        assert "2 of 2 people came from “extract_2026-11-23” before, under the same numbers" in said
        assert figures(said) == "2 read, 0 loaded, 2 warned, 1 refused"

    def test_it_loads_what_is_new_when_it_is_given_that_name(self, tuesday):
        said = load(tuesday(IAIN, ANNA, ONA), source="extract_2026-11-23")
        assert figures(said) == "3 read, 1 loaded, 0 warned, 0 refused"
        assert people() == 3

    def test_a_name_that_nobody_loaded_under_does_not_help(self, tuesday):
        refused(tuesday(IAIN, ONA), 'Say --source "extract_2026-11-23"', source="anything else")

    def test_a_column_that_was_added_does_not_hide_that_they_are_the_same_people(self, tuesday):
        more = {"ethnicity": "Scottish"}
        refused(tuesday(IAIN | more, ANNA | more), 'Say --source "extract_2026-11-23"')

    def test_the_same_number_of_another_person_is_no_reason(self, tuesday):
        said = load(tuesday(ONA | {"person_id": "1"}))
        assert figures(said) == "1 read, 1 loaded, 0 warned, 0 refused"

    def test_a_name_that_was_loaded_under_before_is_taken_at_its_word(self, tuesday):
        load(tuesday(ONA), source="two")
        assert figures(load(tuesday(IAIN), source="two")) == "1 read, 1 loaded, 1 warned, 0 refused"

    def test_a_name_that_nobody_stated_is_not(self, tuesday):
        load(tuesday(ONA))
        refused(tuesday(ONA, IAIN), 'Say --source "extract_2026-11-23"')


@pytest.mark.django_db
class TestThePage:
    @pytest.fixture(autouse=True)
    def uploads(self, settings, tmp_path):
        settings.UPLOADS = tmp_path / "uploads"

    @pytest.fixture
    def brought(self, client, world, tmp_path):
        """Effie brings these rows from a source; the worker checks them."""

        def bring(source: str, *rows: dict[str, str]) -> Batch:
            client.force_login(world.effie)
            sent = {
                "content": SimpleUploadedFile(
                    "extract.csv", extract(tmp_path / "extract.csv", *rows).read_bytes(), "text/csv"
                ),
                "source": source,
                "lead": str(world.police.pk),
                "once": str(uuid.uuid4()),
            }
            key = client.post("/load/", sent)["Location"].split("/")[2]
            return self.work(jobs.check, world, key)

        return bring

    def work(self, job, world, key) -> Batch:
        with as_role("worker"):
            job(user=str(world.effie.pk), batch=str(key))
        with as_role("owner"):
            return Batch.objects.get(pk=key)

    def test_the_same_people_from_elsewhere_cannot_be_loaded(self, brought, client, world):
        self.work(jobs.load, world, brought("Monday", IAIN).pk)
        batch = brought("Tuesday", IAIN, ANNA)
        assert (batch.state, batch.refused) == ("refused", 1)
        page = client.get(f"/load/{batch.pk}/").content.decode()
        assert "1 of 2 people came from “Monday” before" in page
        assert "Load these people" not in page

    def test_what_was_loaded_between_the_check_and_the_load_is_found_by_the_load(self, brought, client, world):
        first, second = brought("Monday", IAIN), brought("Tuesday", IAIN)
        assert self.work(jobs.load, world, first.pk).state == "loaded"
        stopped = self.work(jobs.load, world, second.pk)
        assert stopped.state == "failed"
        assert "1 of 1 people came from “Monday” before" in stopped.message
        assert people() == 1

    def test_nobody_is_told_of_a_record_that_is_hidden_from_them(self, brought, client, world):
        self.work(jobs.load, world, brought("Monday", IAIN).pk)
        with as_role("owner"):
            Exclusion.objects.create(record=Record.objects.get(), user=world.effie, starts=LONG_AGO)
        batch = brought("Tuesday", IAIN)
        assert (batch.state, batch.refused) == ("checked", 0)


@pytest.mark.committed
def test_two_names_of_one_file_loaded_at_once_add_everybody_once(committed: str, server: Server, tmp_path: Path):
    with as_role("owner"):
        build_world()
    rows = [IAIN | {"person_id": str(n)} for n in range(40)]
    words = [sys.executable, str(CLONE / "manage.py"), "load_register", "--lead", "police"]
    environment = os.environ | server.urls(committed) | {"LAWBURROWS_LOGIN": "worker"}
    with server.connect("postgres", committed) as link:
        link.autocommit = False
        link.execute("LOCK TABLE exchange_sourcerow IN EXCLUSIVE MODE")
        running = [
            subprocess.Popen([*words, str(extract(tmp_path / name, *rows))], env=environment, stdout=-1, stderr=-1)
            for name in ("one.csv", "two.csv")
        ]
        assert both_wait(link)
        link.rollback()
    ended = [process.communicate()[1].decode() for process in running]
    assert sorted(process.returncode for process in running) == [0, 1]
    assert any("40 of 40 people came from" in said for said in ended)
    assert people() == 40


def both_wait(link: psycopg.Connection) -> bool:
    """One waits for the table that is held, and the other for the first; looked for until it is so."""
    for _ in range(LONGEST):
        link.execute("SELECT pg_sleep(0.05)")
        if link.execute(WAITING).fetchone() == (2,):
            return True
    return False
