"""Comparing on the page: brought, compared by the worker, listed, and given out as sheets."""

from __future__ import annotations

import csv
import uuid
from io import BytesIO, StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from lawburrows.access.models import Record
from lawburrows.audit.models import Entry
from lawburrows.exchange import jobs, storage
from lawburrows.exchange.models import Comparison, Difference
from tests.conftest import as_role
from tests.exchange.bringing import IAIN, extract, load

pytestmark = pytest.mark.django_db
EUAN = IAIN | {"person_id": "2", "forename": "Euan", "date_of_birth": "1970-01-02"}


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path):
    settings.UPLOADS = tmp_path / "uploads"


@pytest.fixture
def bring(client, world, tmp_path):
    """Effie, who coordinates Fife, brings an extract; where its page is."""
    load(extract(tmp_path / "ours.csv", IAIN, EUAN))

    def send(*rows, content: bytes | None = None, once: str | None = None) -> str:
        client.force_login(world.effie)
        content = content if content is not None else extract(tmp_path / "theirs.csv", *rows).read_bytes()
        sent = {"content": SimpleUploadedFile("theirs.csv", content, "text/csv"), "once": once or str(uuid.uuid4())}
        return client.post("/reconcile/", sent)["Location"]

    return send


def work(world) -> Comparison:
    """The worker does the comparison that waits."""
    with as_role("owner"):
        [found] = Comparison.objects.all()
    with as_role("worker"):
        jobs.compare(user=str(world.effie.pk), comparison=str(found.pk))
    with as_role("owner"):
        return Comparison.objects.get(pk=found.pk)


def lines(answer) -> list[dict[str, str]]:
    return list(csv.DictReader(answer.content.decode("utf-8-sig").splitlines()))


def test_the_page_waits_and_then_lists_what_differs_in_words(bring, world, client):
    address = bring(IAIN | {"town": "Balfable"}, EUAN)
    waiting = client.get(address)
    assert waiting["Refresh"]
    assert "about to be compared" in waiting.content.decode()
    done = work(world)
    assert (done.state, done.read, done.compared, done.differences) == ("compared", 2, 2, 1)
    assert not storage.path_of(done.pk).exists()
    page = client.get(address)
    text = page.content.decode()
    assert "Refresh" not in page
    assert "2 people compared, 1 difference<" in text
    for words in ("Iain MacInvented", "Row of the extract", "What", "Town", "Balfable", "Nowheretown"):
        assert words in text
    assert "theirs.csv" in client.get("/reconcile/").content.decode()


def test_it_says_how_far_it_has_come(bring, world, client):
    address = bring(IAIN)
    with as_role("owner"):
        found = Comparison.objects.get()
        Comparison.objects.update(state="comparing", comparing_since="2126-12-04T12:00Z")
    storage.say_done(found.pk, 500, 7000)
    assert "500 of 7000 people are compared" in client.get(address).content.decode()


def test_a_comparison_that_is_begun_again_after_it_was_done_changes_nothing(bring, world):
    bring(IAIN | {"town": "Balfable"}, EUAN)
    for _ in range(2):  # the second time for a worker that was believed to be dead
        assert (work(world).state, work(world).differences) == ("compared", 1)
    with as_role("owner"):
        assert Difference.objects.count() == 1


def test_where_the_worker_was_cut_off_the_page_says_that_it_begins_again(bring, client):
    address = bring(IAIN)
    with as_role("owner"):
        Comparison.objects.update(state="comparing", comparing_since="2026-01-04T12:00Z")
    page = client.get(address)
    assert "begins again by itself" in page.content.decode()
    assert page["Refresh"]


def test_when_both_say_the_same_it_is_said(bring, world, client):
    address = bring(IAIN, EUAN)
    work(world)
    text = client.get(address).content.decode()
    assert "2 people compared, 0 differences" in text
    assert "Both say the same." in text


def test_the_sheets_come_as_csv_and_as_a_workbook_and_are_recorded(bring, world, client):
    address = bring(IAIN | {"town": "=Balfable"})
    work(world)
    [town, euan] = lines(client.get(f"{address}differences/"))
    assert (town["What"], town["The extract says"], town["This register says"]) == ("Town", "'=Balfable", "Nowheretown")
    assert (euan["Person"], euan["The extract says"]) == ("Euan MacInvented", "Not in the extract")
    keyed = lines(client.get(f"{address}to-key/"))
    assert (keyed[0]["What"], keyed[0]["Type this"], keyed[0]["It says now"]) == ("Town", "Nowheretown", "'=Balfable")
    assert {"Forename": "Euan", "Date of birth": "2 January 1970"}.items() <= {
        line["What"]: line["Type this"] for line in keyed[1:]
    }.items()
    book = load_workbook(BytesIO(client.get(f"{address}to-key/?form=xlsx").content))
    assert [cell.value for cell in book.active[2]][3:5] == ["Town", "Nowheretown"]
    with as_role("owner"):
        taken = Entry.objects.filter(act="exchange.comparison_taken")
        assert {(entry.verb, len(entry.records)) for entry in taken} == {("disclose", 2)}
        assert taken.count() == 3


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Choose an extract"),
        (b'person_id,surname\n1,"Ross\n', "The quotation marks go wrong in the row that begins on line 2"),
        (b"person_id,surname\n1,Ro\0ss\n", "holds NUL characters"),
        (b"forename,surname\nIain,Ross\n", "There is no column person_id"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(bring, world, client, content, words):
    if not content:
        client.force_login(world.effie)
        sent = {"content": SimpleUploadedFile("theirs.csv", content), "once": str(uuid.uuid4())}
        assert "The selected file is empty" in client.post("/reconcile/", sent).content.decode()
        return
    address = bring(content=content)
    assert work(world).state == "stopped"
    text = client.get(address).content.decode()
    assert words in text
    assert "Nothing was compared" in text


def test_sending_the_form_twice_brings_one_comparison(bring):
    once = str(uuid.uuid4())
    assert bring(IAIN, once=once) == bring(IAIN, once=once)
    with as_role("owner"):
        assert Comparison.objects.count() == 1


def test_a_comparison_is_seen_by_its_bringer_alone(bring, world, client):
    address = bring(IAIN | {"town": "Balfable"})
    work(world)
    client.force_login(world.aileen)
    for page in ("", "differences/", "to-key/"):
        assert client.get(f"{address}{page}").status_code == 403
    with as_role("owner"):
        Comparison.objects.update(brought_by=world.aileen)
    client.force_login(world.effie)
    for page in ("", "differences/", "to-key/"):
        assert client.get(f"{address}{page}").status_code == 404


def test_what_was_found_is_gone_for_whoever_may_no_longer_see_the_record(bring, world, client):
    address = bring(IAIN | {"town": "Balfable"}, EUAN | {"town": "Elsewhere"})
    work(world)
    with as_role("owner"):
        iain = Difference.objects.get(extract="Balfable").record
        Record.objects.filter(pk=iain).update(area=world.dundee_area)
    text = client.get(address).content.decode()
    assert "Balfable" not in text
    assert "Elsewhere" in text
    assert len(lines(client.get(f"{address}to-key/"))) == 1


def test_the_command_prints_the_same(bring, world, tmp_path):
    path = extract(tmp_path / "cli.csv", IAIN | {"town": "Balfable"}, EUAN)
    said, sheet = StringIO(), tmp_path / "sheet.csv"
    with as_role("worker"):
        call_command("reconcile", str(path), email=world.effie.email, to_key=sheet, stdout=said)
        with pytest.raises(CommandError, match="empty"):
            call_command("reconcile", str(extract_of_nothing(tmp_path)), email=world.effie.email)
    assert said.getvalue().strip().splitlines()[-1] == "2 compared, 1 differences"
    assert "Town: extract 'Balfable', register 'Nowheretown'" in said.getvalue()
    assert "Nowheretown" in sheet.read_text(encoding="utf-8-sig")


def extract_of_nothing(folder):
    path = folder / "nothing.csv"
    path.write_bytes(b"")
    return path
