"""What people bring is deleted when its keeping time is over, and it is written down."""

from __future__ import annotations

import os
import time
import uuid
from datetime import date, datetime, timedelta
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from procrastinate.contrib.django import app

from lawburrows.access.identity import LONDON
from lawburrows.audit.models import Entry
from lawburrows.exchange import jobs, storage
from lawburrows.exchange.commands.clearing import clear_extracts
from lawburrows.exchange.models import Batch, Comparison, Difference, Problem, SourceRow
from lawburrows.governance.models import RuleRow
from lawburrows.rules import keeping
from lawburrows.rules.verdict import Refused
from tests.conftest import as_role
from tests.exchange.bringing import IAIN, extract
from tests.people import TODAY, on_the_day

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path):
    settings.UPLOADS = tmp_path / "uploads"


@pytest.fixture
def bring(client, world, tmp_path):
    """Effie brings a row with a foreign postcode, to load or to compare; the worker does its job."""

    def send(address, *works, days_ago):
        client.force_login(world.effie)
        content = extract(tmp_path / "extract.csv", IAIN | {"postcode": "75008"}).read_bytes()
        sent = {"content": SimpleUploadedFile("extract.csv", content, "text/csv"), "once": str(uuid.uuid4())}
        if address == "/load/":
            sent |= {"source": "The extract", "lead": str(world.police.pk)}
        page = client.post(address, sent)["Location"]
        key = uuid.UUID(page.split("/")[2])
        for work in works:
            with as_role("worker"):
                work(user=str(world.effie.pk), **{"batch" if address == "/load/" else "comparison": str(key)})
        with as_role("owner"):
            for model in (Batch, Comparison):
                model.objects.filter(pk=key).update(brought_at=datetime.now(LONDON) - timedelta(days=days_ago))
        return page, key

    return send


def clear() -> str:
    said = StringIO()
    with as_role("worker"):
        call_command("clear_extracts", stdout=said)
    return said.getvalue().strip()


def erased() -> list[Entry]:
    with as_role("owner"):
        return list(Entry.objects.filter(act="exchange.extract_cleared"))


def test_an_extract_on_which_nobody_decided_goes_after_its_time_and_not_before(bring, client):
    _, key = bring("/load/", jobs.check, days_ago=29)
    assert clear() == "0 cleared, 0 stray files deleted"
    assert storage.path_of(key).exists()
    with as_role("owner"):
        Batch.objects.update(brought_at=datetime.now(LONDON) - timedelta(days=31))
    assert clear() == "1 cleared, 0 stray files deleted"
    assert not storage.path_of(key).exists()
    with as_role("owner"):
        assert not Problem.objects.exists()
        assert Batch.objects.get().cleared_on is not None
    [entry] = erased()
    assert (entry.verb, entry.who, entry.subject_id, entry.fields) == (
        "erase",
        "system:load",
        str(key),
        ["content", "problems"],
    )
    assert clear() == "0 cleared, 0 stray files deleted"


def test_its_page_says_so_and_offers_no_load(bring, client):
    page, _ = bring("/load/", jobs.check, days_ago=31)
    assert "Load these people" in client.get(page).content.decode()
    clear()
    text = client.get(page).content.decode()
    assert "The keeping time of this extract is over" in text
    assert "Bring the file again" in text
    assert "Load these people" not in text
    refused = client.post(page, {"once": str(uuid.uuid4())})
    assert "keeping time of this extract is over and its file was deleted" in refused.content.decode()


def test_of_a_loaded_extract_it_stays_known_which_row_became_which_record(bring, client):
    page, _ = bring("/load/", jobs.check, jobs.load, days_ago=31)
    assert clear() == "1 cleared, 0 stray files deleted"
    with as_role("owner"):
        assert not Problem.objects.exists()
        assert SourceRow.objects.count() == 1
    assert "1 person was loaded" in client.get(page).content.decode()
    bring("/load/", jobs.check, jobs.load, days_ago=0)
    with as_role("owner"):
        assert SourceRow.objects.count() == 1


def test_a_comparison_goes_whole_and_its_records_stand_in_the_trail(bring, client):
    bring("/load/", jobs.check, jobs.load, days_ago=0)
    with as_role("owner"):
        record = SourceRow.objects.get().record
        Batch.objects.update(source="another")
    page, key = bring("/reconcile/", jobs.compare, days_ago=31)
    with as_role("owner"):
        Difference.objects.create(comparison_id=key, place=1, record=record, row=2, field="town")
    assert clear() == "1 cleared, 0 stray files deleted"
    assert client.get(page).status_code == 404
    with as_role("owner"):
        assert not Comparison.objects.exists()
        assert not Difference.objects.exists()
    assert [entry.records for entry in erased()] == [[record]]


@pytest.mark.parametrize(("days_ago", "cleared"), [(30.5, 0), (31.5, 1)])
def test_what_is_at_work_has_a_day_more(bring, days_ago, cleared):
    bring("/load/", jobs.check, days_ago=days_ago)
    with as_role("owner"):
        Batch.objects.update(state="waiting")
    assert clear() == f"{cleared} cleared, 0 stray files deleted"


def test_the_time_is_a_figure_that_two_people_agree(bring, world):
    bring("/load/", jobs.check, days_ago=8)
    assert clear().startswith("0 cleared")
    with as_role("owner"):
        RuleRow.objects.create(
            table=keeping.TABLE,
            key="extracts",
            value="7 days",
            starts=date(2026, 1, 1),
            source="Local policy",
            proposed_by=world.effie,
            agreed_by=world.angus,
        )
    assert clear().startswith("1 cleared")


@pytest.mark.parametrize(
    ("agreed", "days"), [(None, 30), ("7", 7), ("7 days", 7), ("1 day", 1), ("0", 30), ("a week", 30), ("²", 30)]
)
def test_a_figure_that_is_no_number_of_days_leaves_our_own(agreed, days):
    assert keeping.days_kept("extracts", agreed) == days


def test_files_that_nothing_names_are_swept_after_a_day(bring):
    _, kept = bring("/load/", jobs.check, days_ago=2)
    old, young = uuid.uuid4(), uuid.uuid4()
    for key in (kept, old, young):
        storage.keep(key, [b"a"])
        storage.say_done(key, 1)
    for key in (kept, old):
        for path in (storage.path_of(key), storage.folder() / f"{key}.done"):
            os.utime(path, (time.time() - 90_000, time.time() - 90_000))
    assert clear() == "0 cleared, 1 stray files deleted"
    assert {path.stem for path in storage.folder().iterdir()} == {str(kept), str(young)}


def test_nobody_clears_by_hand_what_others_brought(world):
    with on_the_day(world.effie), pytest.raises(Refused, match="by the system itself"):
        clear_extracts(by=world.effie, on=TODAY)


def test_the_worker_does_it_every_night():
    crons = {task.name: one.cron for one in app.periodic_registry.periodic_tasks.values() for task in [one.task]}
    assert crons["exchange.clear"] == "17 3 * * *"
    with as_role("worker"):
        jobs.clear(timestamp=0)
    with as_role("owner"):
        assert Entry.objects.filter(act="exchange.extracts_cleared").exists()
