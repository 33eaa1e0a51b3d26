"""A sheet is tagged, marked on every page, fetches nothing, and is made in the name of whoever asked."""

import io
from uuid import uuid4

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob
from pypdf import PdfReader

from lawburrows.audit.models import Entry
from lawburrows.documents import jobs, pdf, storage
from lawburrows.documents.models import StoredFile
from tests.conftest import as_role
from tests.people import NOON

pytestmark = pytest.mark.django_db
ADDRESS = "/people/LB-DOCS-0001/documents/print/"


def rendered(tmp_path, settings, body, *, marking="OFFICIAL-SENSITIVE", by="Aileen Invented, Police Scotland"):
    """A sheet of a template that holds only these words."""
    settings.TEMPLATES = [
        {**settings.TEMPLATES[0], "DIRS": [tmp_path]},
    ]
    (tmp_path / "sheet.html").write_text(
        '{% extends "layouts/letterhead.html" %}{% block content %}' + body + "{% endblock %}"
    )
    content = pdf.render("sheet.html", {"title": "A sheet"}, marking=marking, by=by, at=NOON)
    return content, PdfReader(io.BytesIO(content))


class TestRender:
    def test_is_tagged_with_language_and_title(self, tmp_path, settings):
        _, read = rendered(tmp_path, settings, "<p>Words</p>")
        root = read.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert "/StructTreeRoot" in root
        assert root["/Lang"] == "en-GB"
        assert read.metadata.title == "A sheet"
        assert b"pdfuaid" in root["/Metadata"].get_data()

    def test_marks_every_page_and_says_who_printed_it_and_when(self, tmp_path, settings):
        _, read = rendered(tmp_path, settings, "<p>Words</p>" * 120)
        assert len(read.pages) > 2
        for number, page in enumerate(read.pages, start=1):
            text = " ".join(page.extract_text().split())
            assert text.count("OFFICIAL-SENSITIVE") == 2
            assert text.count("Printed by Aileen Invented, Police Scotland, 4 December 2026 at 12:00") == 2
            assert f"Page {number} of {len(read.pages)}" in text

    @pytest.mark.parametrize(
        "address", ["http://lawburrows.example/a.png", "file:///etc/passwd", "data:image/png;base64,AAAA"]
    )
    def test_fetches_nothing(self, tmp_path, settings, address):
        with pytest.raises(pdf.FetchesSomething):
            rendered(tmp_path, settings, f'<p>Words</p><img alt="none" src="{address}">')

    def test_a_name_with_signs_of_a_style_sheet_is_only_a_name(self, tmp_path, settings):
        by = 'Aileen "} body{display:none} \\ <b>Ó'
        _, read = rendered(tmp_path, settings, "<p>Words stand</p>", by=by)
        text = read.pages[0].extract_text()
        assert "Words stand" in text
        assert "display:none" in text


class TestPrintRequest:
    def asked(self, client, world):
        client.force_login(world.aileen)
        answer = client.post(ADDRESS, {"sheet": "front_sheet", "once": uuid4()})
        assert answer.status_code == 302
        return answer["Location"]

    def test_defers_a_job_that_carries_who_asked(self, client, world, record):
        self.asked(client, world)
        job = ProcrastinateJob.objects.get()
        assert (job.task_name, job.args["user"]) == ("documents.make_print", str(world.aileen.pk))
        assert set(job.args) == {"user", "asked"}

    def test_the_page_looks_again_without_script_until_the_sheet_is_there(self, client, world, record):
        address = self.asked(client, world)
        waiting = client.get(address)
        assert waiting["Refresh"] == "3"
        assert "Your sheet is being made" in waiting.content.decode()
        jobs.make_print(**ProcrastinateJob.objects.get().args)
        ready = client.get(address)
        assert "Refresh" not in ready
        assert "Your sheet is ready" in ready.content.decode()

    def test_files_the_sheet_marked_and_in_the_name_of_whoever_asked(self, client, world, record):
        self.asked(client, world)
        jobs.make_print(**ProcrastinateJob.objects.get().args)
        with as_role("owner"):
            kept = StoredFile.objects.get()
            entry = Entry.objects.get(act="documents.print_made")
        assert (kept.kind, kept.added_by, kept.marking) == ("made_here", world.aileen, record.marking)
        assert entry.who == str(world.aileen.pk)
        text = PdfReader(io.BytesIO(storage.read(kept.sha256))).pages[0].extract_text()
        assert "LB-DOCS-0001" in text
        assert "Record manager" in text
        assert "Printed by Aileen Invented, Police Scotland" in text

    def test_the_sheet_is_given_out_when_it_has_been_witnessed(self, client, world, record, witnesses, monkeypatch):
        monkeypatch.setattr("lawburrows.web.witnessing.PATIENCE", 0.0)
        self.asked(client, world)
        jobs.make_print(**ProcrastinateJob.objects.get().args)
        with as_role("owner"):
            file = f"/people/LB-DOCS-0001/documents/{StoredFile.objects.get().pk}/"
        waiting = client.get(file)
        assert (waiting.status_code, waiting["Refresh"]) == (202, "3")
        assert b"%PDF" not in waiting.content
        witnesses()
        given = client.get(file)
        assert given.content.startswith(b"%PDF")
        with as_role("owner"):
            assert Entry.objects.filter(act="documents.file_opened").count() == 1

    def test_a_job_that_runs_twice_makes_one_sheet(self, client, world, record):
        self.asked(client, world)
        for _ in range(2):
            jobs.make_print(**ProcrastinateJob.objects.get().args)
        with as_role("owner"):
            assert StoredFile.objects.count() == 1

    def test_nothing_is_made_for_someone_who_may_no_longer_see_the_record(self, client, world, record):
        self.asked(client, world)
        with as_role("owner"):
            world.aileen.postings.all().delete()
            record.manager = None
            record.save()
        jobs.make_print(**ProcrastinateJob.objects.get().args)
        with as_role("owner"):
            assert not StoredFile.objects.exists()

    def test_another_reader_does_not_find_what_was_asked(self, client, world, record):
        address = self.asked(client, world)
        client.force_login(world.angus)
        assert client.get(address).status_code == 404
