"""What a file is by its content, whatever its name says; what is not on the list is refused in words."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

import puremagic

from lawburrows.documents.images import LONGEST_PAGE, clean_photograph
from lawburrows.rules.verdict import Refused

LARGEST = 10 * 1024 * 1024
LARGEST_UNPACKED = 200 * 1024 * 1024
MOST_MEMBERS = 3000
MACROS = ("vbaproject.bin", "vbadata.xml", "macrosheets/", "activex/", "script.xlb", "script-lc.xml")
ALLOWED = "The selected file must be a PDF, JPG, PNG, WEBP, DOCX, XLSX, ODT, TXT or CSV"
NOT_WHOLE = "The selected file is damaged or did not arrive whole. Select it again"


@dataclass(frozen=True)
class Media:
    """One kind of file that is kept, and the ending under which it is given out."""

    media_type: str
    ending: str


PDF = Media("application/pdf", "pdf")
JPEG = Media("image/jpeg", "jpg")
PNG = Media("image/png", "png")
TEXT = Media("text/plain", "txt")
CSV = Media("text/csv", "csv")
DOCX = Media("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx")
XLSX = Media("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx")
ODT = Media("application/vnd.oasis.opendocument.text", "odt")
KINDS = {kind.media_type: kind for kind in (PDF, JPEG, PNG, TEXT, CSV, DOCX, XLSX, ODT)}
PICTURES = frozenset({JPEG.media_type, PNG.media_type})


def examined(content: bytes, *, hint: str = "") -> tuple[Media, bytes]:
    """The kind of the content, and the content as it may be kept: a picture is written anew."""
    if not content:
        raise Refused("The selected file is empty")
    if len(content) > LARGEST:
        raise Refused("The selected file must be 10 MB or smaller")
    if content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n", b"RIFF")):
        cleaned = clean_photograph(content, longest=LONGEST_PAGE)
        return picture_of(cleaned), cleaned
    if content.startswith(b"%PDF-"):
        return pdf(content), content
    if content.startswith(b"PK\x03\x04"):
        return office(content), content
    return text(content, hint), content


def picture_of(content: bytes) -> Media:
    return PNG if content.startswith(b"\x89PNG") else JPEG


def pdf(content: bytes) -> Media:
    if b"%%EOF" not in content[-2048:]:
        raise Refused(NOT_WHOLE)
    if zipfile.is_zipfile(io.BytesIO(content)):
        raise Refused("The selected file is a PDF and something else at once. Print it to a new PDF and select that")
    return PDF


def office(content: bytes) -> Media:
    """A document of an office suite: no macros, no template from elsewhere, no more inside than it may hold."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            check_members(members)
            names = {member.filename.lower() for member in members}
            kind = office_kind(names, archive)
            if kind in (DOCX, XLSX):
                check_links(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, KeyError, ValueError):
        raise Refused(NOT_WHOLE) from None
    return kind


def check_members(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > LARGEST_UNPACKED:
        raise Refused("The selected file would unpack to more than can be opened safely")
    for member in members:
        name = member.filename.lower()
        if name.startswith("/") or ".." in name.split("/") or "\\" in name:
            raise Refused("The selected file holds a part that would be unpacked elsewhere, and was not kept")
        if member.flag_bits & 1:
            raise Refused("The selected file is locked with a password. Unlock it and select it again")
        if any(mark in name for mark in MACROS) or name.startswith("basic/"):
            raise Refused("The selected file holds macros. Save it without them, or as a PDF, and select that")


def office_kind(names: set[str], archive: zipfile.ZipFile) -> Media:
    if "[content_types].xml" in names:
        for part, kind in (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX)):
            if part in names:
                return kind
    if "mimetype" in names and archive.read("mimetype").strip() == ODT.media_type.encode():
        return ODT
    raise Refused(ALLOWED)


def check_links(archive: zipfile.ZipFile) -> None:
    """A template or a frame that would be fetched from elsewhere when the document is opened; a plain link may stand."""
    for name in archive.namelist():
        if not name.lower().endswith(".rels"):
            continue
        for relationship in archive.read(name).lower().split(b"<relationship ")[1:]:
            one = relationship.split(b">", 1)[0]
            if b'targetmode="external"' in one.replace(b"'", b'"') and b"/hyperlink" not in one:
                raise Refused(
                    "The selected file fetches a part of itself from elsewhere. Save it as a PDF, select that"
                )


def text(content: bytes, hint: str) -> Media:
    """Plain text or CSV; what another program would take for something else is not text."""
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(ALLOWED) from None
    if any(ord(sign) < 32 and sign not in "\t\n\r\f" for sign in words):
        raise Refused(ALLOWED)
    start = words.lstrip().lower()[:1024]
    if start.startswith(("<", "#!", "{\\rtf")) or "<script" in start or taken_for_program(content):
        raise Refused(ALLOWED)
    return CSV if hint in {"text/csv", "application/csv"} else TEXT


def taken_for_program(content: bytes) -> bool:
    """What the signatures say of it: text has none, or one of text."""
    try:
        found = puremagic.from_string(content[:4096], mime=True)
    except (puremagic.PureError, ValueError):
        return False
    return bool(found) and not found.startswith("text/")
