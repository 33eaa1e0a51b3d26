"""Pictures and files for the tests, good and bad, made as they are needed."""

import io
import struct
import zipfile
import zlib

from PIL import Image

GPS, MAKE, ORIENTATION = 0x8825, 0x010F, 0x0112


def jpeg(size=(60, 40), *, colour="teal", orientation=1, quality=90) -> bytes:
    """A photograph as a camera leaves it: with its maker, the place and which way it was held."""
    picture = Image.new("RGB", size, colour)
    said = Image.Exif()
    said[MAKE] = "Invented Camera"
    said[ORIENTATION] = orientation
    said.get_ifd(GPS).update({1: "N", 2: (56.0, 6.0, 0.0)})
    written = io.BytesIO()
    picture.save(written, "JPEG", exif=said.tobytes(), comment=b"taken at the invented house", quality=quality)
    return written.getvalue()


def png(size=(60, 40), mode="RGB") -> bytes:
    written = io.BytesIO()
    Image.new(mode, size).save(written, "PNG")
    return written.getvalue()


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def pixel_bomb(width=50_000, height=50_000) -> bytes:
    """A few bytes that claim to be a picture of 2.5 thousand million pixels."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + _chunk(b"IEND", b"")
    )


def text_bomb() -> bytes:
    """A small picture with a text that unpacks to 200 MB."""
    whole = png()
    bomb = _chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"a" * 200_000_000, 9))
    return whole[:33] + bomb + whole[33:]


def archive(parts: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return written.getvalue()


def docx(**more: bytes) -> bytes:
    parts = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"}
    return archive(parts | {name.replace("__", "/"): content for name, content in more.items()})


PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
