"""Giving out the bytes of a file, sealed off from the pages: a picture may be shown, anything else is saved."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.text import slugify

from lawburrows.documents import media, storage

# A browser lays out a picture that is opened by itself with styles of its own; nothing else may run or load.
SEALED = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
}


def give(sha256: str, media_type: str, title: str, *, shown: bool) -> HttpResponse:
    """The bytes under a digest, by the kind that they were found to be when they came in."""
    known = media.KINDS[media_type]
    charset = "; charset=utf-8" if known.media_type.startswith("text/") else ""
    how = "inline" if shown and known.media_type in media.PICTURES else "attachment"
    response = HttpResponse(storage.read(sha256), headers=SEALED)
    response["Content-Type"] = known.media_type + charset
    response["Content-Disposition"] = f'{how}; filename="{slugify(title)[:80] or "document"}.{known.ending}"'
    return response
