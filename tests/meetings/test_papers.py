"""The minutes on paper: tagged, marked on every page, and for those alone who may read them."""

from __future__ import annotations

import io
import zipfile
from uuid import uuid4

import docx
import pytest
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob
from pypdf import PdfReader

from lawburrows.access.models import Partner
from lawburrows.access.roles import ROLES, Part
from lawburrows.documents import docx as word
from lawburrows.documents import jobs, storage
from lawburrows.documents.models import StoredFile
from lawburrows.meetings.models import Dissent
from tests.conftest import as_role
from tests.factories import meetings as make
from tests.factories.actions import action
from tests.factories.people import make_person
from tests.people import LONG_AGO, NOON, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def uploads(tmp_path, settings):
    settings.UPLOADS = tmp_path / "uploads"


@pytest.fixture
def case(world):
    """A case that was discussed: Aileen was there, Bashir sent apologies; the minutes are agreed."""
    record = make_person(world).record
    with as_role("owner"):
        record.manager = world.aileen
        record.save()
        for agency in (world.fife, world.health):
            Partner.objects.create(record=record, agency=agency, starts=LONG_AGO)
        closed = {"state": "closed", "closed_by": world.effie, "closed_at": NOON, "next_review": make.AHEAD}
        case = make.case(make.meeting(world, state="held", day=TODAY), record, by=world.effie, **closed)
        make.invitation(case, world.aileen, by=world.effie, here=True, state="coming", post="Divisional team")
        apologies = {"state": "apologies", "apology": "In court that day", "deputy": "Una Invented"}
        make.invitation(case, world.bashir, by=world.effie, here=False, **apologies)
        make.answer(make.request(case, world.aileen, by=world.effie), "shared", "Two calls to the address")
        make.answer(make.request(case, world.bashir, by=world.effie), "discuss", "Not for the minutes yet")
        agreed = {"state": "agreed", "agreed_by": world.angus, "agreed_at": NOON, "no_actions": ""}
        minutes = make.minutes(case, level=3, **agreed)
        who = {"record": record, "owner": record.lead, "recorded_by": world.effie, "recorded_at": NOON}
        Dissent.objects.create(minutes=minutes, who="Fife Council", what="Level 2 would do", **who)
        given = {"given_kind": "meeting", "given_key": str(case.pk), "what": "Speak to the landlord"}
        action(record, world.aileen, world.effie, **given)
    return case


def asked(client, case, form="pdf"):
    """The page that follows on the request, as whoever is signed in."""
    address = reverse("documents:print_request", args=[case.record.ref])
    return client.post(address, {"sheet": "minutes", "about": case.pk, "form": form, "once": uuid4()})


def made(client, case, form="pdf"):
    assert asked(client, case, form).status_code == 302
    jobs.make_print(**ProcrastinateJob.objects.order_by("-pk")[0].args)
    with as_role("owner"):
        return StoredFile.objects.order_by("-added_at", "-pk")[0]


SAID = (
    "Agreed by Angus Invented",
    "Divisional team",
    "Apologies: In court that day. Deputy named: Una Invented",
    "Two calls to the address",
    "Trace, needs discussion",
    "Housing said that the tenancy is kept",
    "Reads with difficulty",
    "Nobody new is at risk",
    "Level 3, because: Senior managers must commit resources",
    "Level 2 would do",
    "Speak to the landlord",
    "Aileen Invented",
    "What is said and read about this case is confidential",
)


def test_whoever_reads_the_minutes_has_them_tagged_and_marked_and_nobody_else_has_them(client, world, case):
    client.force_login(world.aileen)
    kept = made(client, case)
    read = PdfReader(io.BytesIO(storage.read(kept.sha256)))
    root = read.trailer["/Root"]
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "en-GB")
    tags = storage.read(kept.sha256)
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert tags.startswith(b"%PDF")
    pages = [" ".join(page.extract_text().split()) for page in read.pages]
    assert all(page.count("OFFICIAL-SENSITIVE") == 2 for page in pages)
    text = " ".join(pages)
    assert [words for words in SAID if words not in text] == []
    assert "Not for the minutes yet" not in text
    # Dougal of the health board is in the case and sees no minutes: neither the paper that was made nor one of his own.
    where = reverse("documents:open_file", args=[case.record.ref, kept.pk])
    client.force_login(world.bashir)
    assert "Minutes of a meeting" in client.get(reverse("documents:files", args=[case.record.ref])).content.decode()
    client.force_login(world.dougal)
    listed = client.get(reverse("documents:files", args=[case.record.ref]))
    assert listed.status_code == 200
    assert "Minutes of a meeting" not in listed.content.decode()
    assert client.get(where).status_code == 404
    assert "a part of the record that you do not see" in asked(client, case).content.decode()
    assert ProcrastinateJob.objects.count() == 1


def test_the_same_minutes_in_word_have_headings_header_rows_language_and_marking(client, world, case):
    client.force_login(world.bashir)
    kept = made(client, case, "docx")
    assert kept.media_type.endswith("wordprocessingml.document")
    content = storage.read(kept.sha256)
    read = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*(line.text for line in read.paragraphs), *cells])
    assert [words for words in SAID if words not in text] == []
    styles = {line.style.name: line.text for line in read.paragraphs if line.text}
    assert {"Heading 1", "Heading 2", "Heading 3", "Caption"} <= set(styles)
    assert [line.text for line in read.paragraphs if line.style.name == "Heading 1"] == ["Minutes of a meeting"]
    assert read.core_properties.title.startswith("Minutes of a meeting")
    for section in read.sections:
        for place in (section.header, section.footer):
            assert "OFFICIAL-SENSITIVE" in place.paragraphs[0].text
            assert place.is_linked_to_previous is False
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        body, styles_too = archive.read("word/document.xml"), archive.read("word/styles.xml")
    assert body.count(b"<w:tblHeader/>") == len(read.tables)
    assert b'w:val="en-GB"' in styles_too
    assert b'w:instr="NUMPAGES"' in b"".join(zipfile.ZipFile(io.BytesIO(content)).read(name) for name in foots(content))


def foots(content):
    return [name for name in zipfile.ZipFile(io.BytesIO(content)).namelist() if name.startswith("word/footer")]


def test_word_refuses_what_has_no_place_in_it(tmp_path, settings):
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    for body in ("<img alt='' src='x'>", "<p>One <a href='x'>link</a></p>"):
        (tmp_path / "sheet.html").write_text(f"<html><head><title>T</title></head><body>{body}</body></html>")
        with pytest.raises(word.NotPlain):
            word.render("sheet.html", {}, marking="OFFICIAL", by="Aileen", at=NOON)


def test_whoever_loses_the_part_after_asking_gets_none(client, world, case):
    client.force_login(world.bashir)
    asked(client, case)
    with as_role("owner"):
        world.bashir.postings.update(role="health_liaison")
    jobs.make_print(**ProcrastinateJob.objects.get().args)
    with as_role("owner"):
        assert not StoredFile.objects.exists()


def test_every_role_that_sees_minutes_sees_victims_so_that_one_paper_fits_all_who_may_open_it():
    assert all(Part.VICTIMS in role.parts for role in ROLES if Part.MINUTES in role.parts)
