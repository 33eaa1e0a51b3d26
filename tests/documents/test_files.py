"""Filing a document, finding it, opening it; and what is not filed."""

import os
import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lawburrows.access.grades import Grade
from lawburrows.access.identity import System, acting
from lawburrows.audit.models import Entry
from lawburrows.documents import queries, scanning, storage
from lawburrows.documents.commands import request_print, store_file
from lawburrows.documents.models import StoredFile
from lawburrows.rules.verdict import Refused
from tests.conftest import as_role
from tests.documents import pictures
from tests.people import NOON, TODAY, on_the_day, share

pytestmark = pytest.mark.django_db


def filed(record, by, *, content=pictures.PDF, kind="court_paper", title="Court report", **more):
    return store_file(record, kind=kind, title=title, content=content, by=by, on=TODAY, **more)


class TestStoreFile:
    def test_keeps_the_bytes_under_their_digest_and_out_of_reach_of_static_files(self, record, aileen, uploads):
        kept = filed(record, aileen)
        assert storage.read(kept.sha256) == pictures.PDF
        [place] = [found for found in uploads.rglob("*") if found.is_file() and found.name != ".lock"]
        assert place.relative_to(uploads).parts == (kept.sha256[:2], kept.sha256[2:4], kept.sha256)
        assert place.stat().st_mode & 0o077 == 0

    def test_says_who_for_which_agency_and_with_what_marking(self, record, aileen, world):
        kept = filed(record, aileen)
        assert (kept.added_by, kept.owner, kept.marking) == (aileen, world.police, record.marking)
        assert (kept.media_type, kept.size) == ("application/pdf", len(pictures.PDF))

    @pytest.mark.parametrize(
        ("more", "words"), [({"kind": "poem"}, "what kind of document"), ({"title": "  "}, "Enter a title")]
    )
    def test_is_refused_without_a_known_kind_and_a_title(self, record, aileen, more, words):
        with pytest.raises(Refused, match=words):
            filed(record, aileen, **more)

    def test_a_job_of_the_system_files_for_the_lead_authority(self, record):
        job = System("load")
        with as_role("worker"), acting(job, at=NOON):
            kept = filed(record, job)
        assert (kept.owner, kept.added_by) == (record.lead, None)

    def test_no_unknown_sheet_is_made(self, record, aileen):
        with pytest.raises(Refused, match="which sheet"):
            request_print(record, sheet="a poem", by=aileen, on=TODAY)

    def test_leaves_an_audit_entry_that_names_fields_and_no_value(self, record, aileen):
        kept = filed(record, aileen)
        entry = Entry.objects.get(act="documents.file_added")
        assert (entry.subject_id, entry.fields) == (str(kept.pk), ["kind", "title", "content"])

    def test_takes_place_and_camera_from_a_photograph(self, record, aileen):
        kept = filed(record, aileen, content=pictures.jpeg(), kind="photograph", title="Face")
        assert b"Exif" not in storage.read(kept.sha256)

    def test_takes_place_and_camera_from_a_scanned_page_too(self, record, aileen):
        kept = filed(record, aileen, content=pictures.jpeg())
        assert b"Exif" not in storage.read(kept.sha256)

    def test_is_refused_to_a_role_that_files_nothing(self, record, world):
        with on_the_day(world.niall), pytest.raises(Refused, match="file a document"):
            filed(record, world.niall)

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (b"", "empty"),
            (bytes(10 * 1024 * 1024 + 1), "10 MB"),
            (b"MZ\x90\0\x03", "must be a PDF"),
            (b"\x7fELF\x02\x01\x01" + bytes(50), "must be a PDF"),
            (b"<html><script>alert(1)</script></html>", "must be a PDF"),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "must be a PDF"),
            (b"{\\rtf1 hello}", "must be a PDF"),
            (b"%PDF-1.7 and no end", "damaged"),
            (pictures.PDF + pictures.archive({"a": b"b"}) + b"", "something else"),
            (pictures.archive({"a.txt": b"b"}), "must be a PDF"),
            (pictures.docx(word__vbaProject_bin=b"x").replace(b"vbaProject_bin", b"vbaProject.bin"), "macros"),
            (
                pictures.archive({"[Content_Types].xml": b"", "../../etc/passwd": b"", "word/document.xml": b""}),
                "elsewhere",
            ),
            (pictures.docx(bomb=bytes(210 * 1024 * 1024)), "unpack to more"),
            (
                pictures.docx(
                    word___rels__settings_rels=b"<Relationships><Relationship Type='t/attachedTemplate' "
                    b"Target='http://lawburrows.example/t.dotm' TargetMode='External'/></Relationships>"
                ).replace(b"settings_rels", b"settings.rels"),
                "fetches a part",
            ),
            (pictures.docx()[:-30], "damaged"),
            (scanning.TRIAL, "virus"),
            (pictures.docx(word__notes=scanning.TRIAL), "virus"),
        ],
    )
    def test_is_refused_for_what_it_is_whatever_it_is_called(self, record, aileen, content, words, uploads):
        with pytest.raises(Refused, match=words):
            filed(record, aileen, content=content, media_type="application/pdf")
        assert not StoredFile.objects.exists()
        assert not uploads.exists()

    @pytest.mark.parametrize(
        ("content", "hint", "known"),
        [
            (pictures.docx(), "", "docx"),
            (pictures.png(), "", "png"),
            (b"a,b\n1,2\n", "text/csv", "csv"),
            ("Fàilte, Ùisdean".encode(), "", "txt"),
        ],
    )
    def test_knows_a_file_by_its_content(self, record, aileen, content, hint, known):
        kept = filed(record, aileen, content=content, media_type=hint)
        assert kept.media_type.endswith({"docx": "wordprocessingml.document", "txt": "plain"}.get(known, known))


class TestStorage:
    def test_says_so_when_the_bytes_are_gone_or_changed(self, uploads):
        digest = storage.keep(b"words")
        place = storage.place_of(digest)
        place.write_bytes(b"other")
        with pytest.raises(storage.Damaged, match="not what they were"):
            storage.read(digest)
        place.unlink()
        with pytest.raises(storage.Damaged, match="not there"):
            storage.read(digest)

    def test_leaves_nothing_half_written(self, uploads, monkeypatch):
        def full(*_):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            storage.keep(b"words")
        assert [found for found in uploads.rglob("*") if found.is_file() and found.name != ".lock"] == []

    def test_sweeps_what_no_row_names_once_a_day_has_gone(self, uploads):
        named, orphan, young = storage.keep(b"named"), storage.keep(b"orphan"), storage.keep(b"young")
        for digest in (named, orphan):
            os.utime(storage.place_of(digest), (0, 0))
        assert storage.sweep({named}) == 1
        assert storage.read(named)
        assert storage.read(young)
        assert not storage.place_of(orphan).exists()

    def test_an_orphan_that_is_filed_again_is_young_again(self, uploads):
        digest = storage.keep(b"words")
        os.utime(storage.place_of(digest), (0, 0))
        assert storage.keep(b"words") == digest
        assert storage.sweep(set()) == 0

    def test_takes_no_path_for_a_digest(self):
        with pytest.raises(ValueError, match="no digest"):
            storage.place_of("../" * 21 + "x")


class TestPages:
    def test_an_empty_page_says_what_to_do_next(self, client, world, record):
        client.force_login(world.aileen)
        page = client.get("/people/LB-DOCS-0001/documents/").content.decode()
        assert "No documents are kept on this record yet." in page
        assert "/people/LB-DOCS-0001/documents/add/" in page

    def test_a_document_is_filed_listed_and_opened(self, client, world, record):
        client.force_login(world.aileen)
        sent = {"title": "Report of 4 December", "kind": "report", "once": uuid4()}
        answer = client.post(
            "/people/LB-DOCS-0001/documents/add/",
            sent | {"content": SimpleUploadedFile("r.pdf", pictures.PDF, "application/pdf")},
            follow=True,
        )
        assert answer.redirect_chain == [("/people/LB-DOCS-0001/documents/", 302)]
        page = answer.content.decode()
        assert "Report of 4 December" in page
        address = re.search(r'href="(/people/LB-DOCS-0001/documents/[0-9a-f-]{36}/)"', page)[1]
        opened = client.get(address)
        assert opened.content == pictures.PDF
        assert opened["Content-Disposition"] == 'attachment; filename="report-of-4-december.pdf"'
        assert "sandbox" in opened["Content-Security-Policy"]
        assert opened["X-Content-Type-Options"] == "nosniff"
        assert opened["Cache-Control"] == "no-store"
        with as_role("owner"):
            assert Entry.objects.filter(act="documents.file_opened").count() == 1

    def test_sending_twice_files_once(self, client, world, record):
        client.force_login(world.aileen)
        once = uuid4()
        for _ in range(2):
            client.post(
                "/people/LB-DOCS-0001/documents/add/",
                {"title": "T", "kind": "report", "once": once, "content": SimpleUploadedFile("r.pdf", pictures.PDF)},
            )
        with as_role("owner"):
            assert StoredFile.objects.count() == 1

    def test_a_refused_file_says_why_and_keeps_the_title(self, client, world, record):
        client.force_login(world.aileen)
        page = client.post(
            "/people/LB-DOCS-0001/documents/add/",
            {
                "title": "A title & more",
                "kind": "report",
                "once": uuid4(),
                "content": SimpleUploadedFile("r.pdf", b"MZ\x90\0 program"),
            },
        ).content.decode()
        assert "The selected file must be a PDF" in page
        assert "A title &amp; more" in page

    def test_a_photograph_is_shown_in_the_page(self, client, world, record):
        with as_role("owner"):
            kept = made(record, world.aileen, kind="photograph", media_type="image/png", content=pictures.png())
        client.force_login(world.aileen)
        assert client.get(f"/people/LB-DOCS-0001/documents/{kept.pk}/")["Content-Disposition"].startswith("inline")

    def test_a_file_of_another_record_is_not_there(self, client, world, record):
        with as_role("owner"):
            other = world.record(ref="LB-DOCS-0002")
            kept = made(other, world.aileen)
        client.force_login(world.aileen)
        assert client.get(f"/people/LB-DOCS-0001/documents/{kept.pk}/").status_code == 404
        assert client.get(f"/people/LB-DOCS-0002/documents/{kept.pk}/").status_code == 200

    def test_an_outsider_finds_neither_list_nor_file_before_a_yes(self, client, world, record):
        with as_role("owner"):
            kept = made(record, world.aileen)
        client.force_login(world.gavin)
        addresses = ("/people/LB-DOCS-0001/documents/", f"/people/LB-DOCS-0001/documents/{kept.pk}/")
        assert [client.get(address).status_code for address in addresses] == [404, 404]
        with as_role("owner"):
            share(record, world.gavin, grade=Grade.FULL)
        assert [client.get(address).status_code for address in addresses] == [200, 200]


def made(record, by, *, content=pictures.PDF, kind="report", media_type="application/pdf"):
    """A file that stands on a record already."""
    return StoredFile.objects.create(
        record=record,
        owner=record.lead,
        kind=kind,
        title="Filed before",
        sha256=storage.keep(content),
        media_type=media_type,
        size=len(content),
        added_at="2026-12-04T12:00:00Z",
        added_by=by,
    )


def test_a_job_of_the_system_knows_every_digest(world, record):
    with as_role("owner"):
        kept = made(record, world.aileen)
        assert queries.digests() == {kept.sha256}
