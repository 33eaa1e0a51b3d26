"""Bringing an extract on the page: checked, shown, decided on, and loaded by the worker in the name of its bringer."""

from __future__ import annotations

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lawburrows.access.models import Agency, Exclusion, Record
from lawburrows.audit.models import Entry
from lawburrows.exchange import jobs, storage
from lawburrows.exchange.models import Batch, SourceRow
from lawburrows.people.models import Person
from tests.conftest import as_role
from tests.exchange.bringing import IAIN, extract
from tests.people import LONG_AGO, on_the_day

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path):
    settings.UPLOADS = tmp_path / "uploads"


@pytest.fixture
def bring(client, world, tmp_path):
    """Effie, who coordinates Fife, brings rows; the batch as it stands after the worker has checked it."""

    def send(*rows, once: str | None = None):
        client.force_login(world.effie)
        content = extract(tmp_path / "extract.csv", *rows).read_bytes()
        answer = client.post(
            "/load/",
            {
                "content": SimpleUploadedFile("extract.csv", content, "text/csv"),
                "source": "Fife extract",
                "lead": str(world.police.pk),
                "area": str(world.fife_area.pk),
                "once": once or str(uuid.uuid4()),
            },
        )
        return answer["Location"]

    return send


def work(name, world):
    """The worker does the job that waits."""
    with as_role("owner"):
        [batch] = Batch.objects.all()
    with as_role("worker"):
        getattr(jobs, name)(user=str(world.effie.pk), batch=str(batch.pk))
    with as_role("owner"):
        return Batch.objects.get(pk=batch.pk)


def test_a_file_is_checked_shown_decided_on_and_loaded(bring, client, world):
    address = bring(IAIN, IAIN | {"person_id": "2", "postcode": "75008"})
    waiting = client.get(address)
    assert waiting["Refresh"]
    assert "being read and checked" in waiting.content.decode()
    batch = work("check", world)
    assert (batch.state, batch.read, batch.warned, batch.refused) == ("checked", 2, 1, 0)
    page = client.get(address)
    assert "Not a full United Kingdom postcode" in page.content.decode()
    assert "Refresh" not in page
    assert client.post(address, {"once": str(uuid.uuid4())}).status_code == 302
    assert work("load", world).state == "loaded"
    assert "2 people were loaded" in client.get(address).content.decode()
    with as_role("owner"):
        assert Person.objects.count() == 2
        assert set(Entry.objects.filter(act="people.loaded").values_list("who", flat=True)) <= {str(world.effie.pk)}
        assert not storage.path_of(batch.pk).exists()


def test_a_load_that_is_begun_again_after_it_was_done_changes_nothing(bring, client, world):
    address = bring(IAIN)
    work("check", world)
    client.post(address, {"once": str(uuid.uuid4())})
    for _ in range(2):  # the second time for a worker that was believed to be dead
        batch = work("load", world)
        assert (batch.state, batch.loaded) == ("loaded", 1)
    with as_role("owner"):
        assert Person.objects.count() == 1


def test_a_file_that_was_loaded_before_says_that_it_adds_nobody(bring, client, world):
    for told in (False, True):
        address = bring(IAIN)
        with as_role("owner"):
            batch = Batch.objects.latest("brought_at")
        with as_role("worker"):
            jobs.check(user=str(world.effie.pk), batch=str(batch.pk))
        assert ("Loading it adds nobody" in client.get(address).content.decode()) is told
        client.post(address, {"once": str(uuid.uuid4())})
        with as_role("worker"):
            jobs.load(user=str(world.effie.pk), batch=str(batch.pk))


def test_an_extract_with_structural_errors_cannot_be_loaded_and_gives_its_errors_as_csv(bring, client, world):
    address = bring(IAIN, IAIN)
    assert work("check", world).state == "refused"
    page = client.get(address).content.decode()
    assert "cannot be loaded" in page
    assert "Load these people" not in page
    told = client.get(f"{address}problems/").content.decode("utf-8-sig")
    assert "3,person_id,1,refused,Row 2 has the same number" in told


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'person_id,surname\n1,"Ross\n', "The quotation marks go wrong in the row that begins on line 2"),
        (b"person_id,surname\n1,Ro\0ss\n", "holds NUL characters"),
        (b"person_id,surname\n1,\x81\n", "neither UTF-8 nor Windows-1252 text: save it again as CSV UTF-8"),
        (b"person_id,surname\n" + b"a" * 300_000, "Line 2 has more than 200,000 characters"),
        (b"surname\nRoss\n", "There is no column person_id"),
        (b"PK\x03\x04 no archive", "This is no Excel workbook that can be read"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_nothing_of_it_is_loaded(bring, client, world, content, words):
    address = bring(IAIN)
    with as_role("owner"):
        batch = Batch.objects.get()
    storage.keep(batch.pk, [content])
    assert work("check", world).state == "refused"
    page = client.get(address).content.decode()
    assert words in page
    assert "bring the file again" in page
    assert "Load these people" not in page


def test_that_one_wrong_byte_has_made_the_whole_file_windows_1252_is_said(bring, client, world):
    address = bring(IAIN)
    with as_role("owner"):
        batch = Batch.objects.get()
    lines = [b"person_id,surname,council_area", "1,Núñez,Fife".encode(), b"2,Ross\xb4,Fife", b""]
    storage.keep(batch.pk, [b"\n".join(lines)])
    batch = work("check", world)
    assert (batch.state, batch.warned, batch.encoding) == ("checked", 1, "Windows-1252")
    assert "This is the first line that is not UTF-8" in client.get(address).content.decode()
    told = client.get(f"{address}problems/").content.decode("utf-8-sig")
    assert '3,,,warning,"This is the first line that is not UTF-8' in told


def test_a_file_with_headings_alone_is_refused(bring, client, world):
    address = bring()
    assert work("check", world).state == "refused"
    page = client.get(address).content.decode()
    assert "There is no row below the headings: nobody is in this file" in page
    assert "Load these people" not in page


def test_a_formula_in_what_was_found_is_harmless_in_its_csv(bring, client, world):
    address = bring(IAIN | {"postcode": "=1+1"})
    work("check", world)
    assert ",'=1+1," in client.get(f"{address}problems/").content.decode("utf-8-sig")


def test_sending_the_form_twice_brings_one_batch(bring):
    once = str(uuid.uuid4())
    assert bring(IAIN, once=once) == bring(IAIN, once=once)
    with as_role("owner"):
        assert Batch.objects.count() == 1


def test_people_whom_the_bringer_would_not_see_refuse_the_whole(bring, client, world):
    address = bring(IAIN, IAIN | {"person_id": "2", "council_area": "Dundee"})
    work("check", world)
    client.post(address, {"once": str(uuid.uuid4())})
    assert work("load", world).state == "failed"
    assert "Nothing was loaded" in client.get(address).content.decode()
    with as_role("owner"):
        assert not Record.objects.exists()


def test_a_batch_is_seen_by_its_bringer_alone(bring, client, world):
    address = bring(IAIN)
    client.force_login(world.aileen)
    assert client.get(address).status_code == 403
    assert client.get("/load/").status_code == 403


def test_the_import_form_can_be_taken(client, world):
    client.force_login(world.effie)
    assert client.get("/load/form/").content.startswith(b"PK")


def test_the_page_says_how_many_are_new_and_whose_each_row_is_in_the_words_of_the_file(bring, client, world):
    address = bring(IAIN, IAIN | {"person_id": "2", "surname": "Elsewhere", "date_of_birth": "spring of 1961"})
    work("check", world)
    page = " ".join(client.get(address).content.decode().split())
    assert "Loading this file adds 2 people" in page
    assert "Iain Elsewhere, 2" in page
    assert "Date of birth (“date_of_birth” in the file)" in page
    told = client.get(f"{address}problems/").content.decode("utf-8-sig")
    assert ",2,Iain Elsewhere,date_of_birth" in told


def test_a_heading_of_the_existing_register_is_shown_as_its_file_writes_it(bring, client, world):
    address = bring(IAIN)
    with as_role("owner"):
        batch = Batch.objects.get()
    rows = b"Nominal Ref,Surname,Forename(s),DOB,Area\nV1,Invented,Eoin,spring of 1961,Fife\n"
    storage.keep(batch.pk, [rows])
    work("check", world)
    page = client.get(address).content.decode()
    assert "Date of birth (“DOB” in the file)" in page
    assert "Eoin Invented, V1" in page


def again(client, world, bring, *rows) -> tuple[str, Batch]:
    """Bring and load rows, and bring others of the same source: the address and the batch of the second."""
    for name, brought in (("load", (IAIN,)), ("check", rows)):
        address = bring(*brought)
        with as_role("owner"):
            batch = Batch.objects.latest("brought_at")
        with as_role("worker"):
            jobs.check(user=str(world.effie.pk), batch=str(batch.pk))
        if name == "load":
            client.post(address, {"once": str(uuid.uuid4())})
            with as_role("worker"):
                jobs.load(user=str(world.effie.pk), batch=str(batch.pk))
    with as_role("owner"):
        return address, Batch.objects.get(pk=batch.pk)


@pytest.mark.parametrize("changed", [{}, {"town": "Othertown"}])
def test_the_button_of_a_file_that_adds_nobody_closes_and_deletes_it(
    bring, client, world, django_capture_on_commit_callbacks, changed
):
    address, batch = again(client, world, bring, IAIN | changed)
    page = client.get(address).content.decode()
    assert "Close and delete the file" in page
    assert "Load these people" not in page
    assert ("compare the extract with the register" in page) is bool(changed)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(f"{address}discard/", {"once": str(uuid.uuid4())}, follow=True)
    assert "Nobody was loaded from it" in answer.content.decode()
    assert not storage.path_of(batch.pk).exists()


def test_a_wrong_file_is_discarded_before_it_is_loaded_and_cannot_be_loaded_after(
    bring, client, world, django_capture_on_commit_callbacks
):
    address = bring(IAIN | {"postcode": "75008"})
    discarding = f"{address}discard/"
    assert "This extract is being read" in client.get(discarding).content.decode()
    batch = work("check", world)
    assert discarding in client.get(address).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(discarding, {"once": str(uuid.uuid4())})["Location"] == "/load/"
    assert not storage.path_of(batch.pk).exists()
    client.post(address, {"once": str(uuid.uuid4())})
    assert work("load", world).state == "discarded"
    page = client.get(address).content.decode()
    assert "You discarded this file on" in page
    assert "75008" not in page
    with as_role("owner"):
        assert not Record.objects.exists()
        assert Entry.objects.filter(act="exchange.batch_discarded").count() == 1


def test_who_was_loaded_is_listed_with_what_to_do_next_as_far_as_the_bringer_sees_them(bring, client, world):
    address = bring(IAIN, IAIN | {"person_id": "2", "forename": "Eoin", "manager": world.aileen.email})
    work("check", world)
    client.post(address, {"once": str(uuid.uuid4())})
    work("load", world)
    with as_role("owner"):
        iain, eoin = (Record.objects.get(person__name=f"{name} MacInvented") for name in ("Iain", "Eoin"))
    page = client.get(address).content.decode()
    for words in (iain.ref, eoin.ref, f"/people/{iain.ref}/", "No record manager named yet", str(world.aileen)):
        assert words in page
    assert f"Name a record manager for {iain.ref}" in page
    assert f"Name a record manager for {eoin.ref}" not in page
    with as_role("owner"):
        [entry] = Entry.objects.filter(act="exchange.batch_seen", records__contains=[iain.pk])
        assert set(entry.records) == {iain.pk, eoin.pk}
        Exclusion.objects.create(record=iain, user=world.effie, reason="kin", starts=LONG_AGO)
    page = client.get(address).content.decode()
    assert iain.ref not in page
    assert eoin.ref in page
    assert "You may see 1 of the 2" in page


def test_a_row_led_by_an_agency_that_never_leads_is_refused(bring, client, world):
    address = bring(IAIN | {"lead": "mappa-fife"})
    assert work("check", world).state == "refused"
    assert "cannot lead a case" in client.get(address).content.decode()


def test_only_authorities_that_may_lead_are_offered_and_the_areas_have_one_empty_choice(client, world):
    with as_role("owner"):
        Agency.objects.create(key="parole", name="Parole Board of Nowhere", kind=Agency.Kind.OTHER)
    client.force_login(world.effie)
    page = client.get("/load/").content.decode()
    assert str(world.police) in page
    assert "Parole Board of Nowhere" not in page
    assert page.count('<option value=""') == 2  # one in each list


def test_which_rows_became_whom_is_read_by_their_bringer_alone(bring, client, world):
    address = bring(IAIN)
    work("check", world)
    client.post(address, {"once": str(uuid.uuid4())})
    work("load", world)
    for user, sees in ((world.effie, True), (world.angus, False)):
        with on_the_day(user):
            assert SourceRow.objects.exists() is sees
