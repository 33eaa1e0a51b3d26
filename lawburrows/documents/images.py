"""Pictures are decoded in a process of their own and written again: the pixels stay, everything else goes."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

from lawburrows.rules.verdict import Refused

LONGEST_PHOTOGRAPH = 1600  # pixels
LONGEST_PAGE = 4000  # a page that was scanned stays readable
LARGEST = 10 * 1024 * 1024
PATIENCE = 25  # seconds; the process gives up by itself after 20 of work
DECODER = Path(__file__).with_name("decoding.py")
FIRST = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF")
DISGUISED = (b"%pdf-", b"<script", b"<html", b"<svg", b"<!doctype", b"<?php")
NOT_A_PHOTOGRAPH = "The selected file must be a photograph: a JPG, PNG or WEBP file"
WHY = {
    "bomb": "The photograph is too large to be opened safely. Use one of fewer than 40 million pixels",
    "unknown": NOT_A_PHOTOGRAPH,
    "broken": "The photograph is damaged or did not arrive whole. Select it again, or save it anew and select that",
}


def clean_photograph(content: bytes, *, longest: int = LONGEST_PHOTOGRAPH) -> bytes:
    """A JPEG or PNG of the same pixels, right way up, without place, camera, words or anything behind the picture."""
    if not content:
        raise Refused("The selected file is empty")
    if len(content) > LARGEST:
        raise Refused("The photograph must be 10 MB or smaller")
    if not content.startswith(FIRST):
        raise Refused(NOT_A_PHOTOGRAPH)
    if disguised(content):
        raise Refused(
            "The selected file is a picture and something else at once. Save the picture anew and select that"
        )
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(DECODER), str(longest)],
            input=content,
            capture_output=True,
            timeout=PATIENCE,
            env={},
            cwd="/",
        )
    except subprocess.TimeoutExpired:
        raise Refused(WHY["bomb"]) from None
    if done.returncode:
        words = done.stderr.decode(errors="replace").strip()
        # Killed for what it used, or out of memory before it could say so.
        raise Refused(WHY.get(words, WHY["bomb"] if done.returncode < 0 or "MemoryError" in words else WHY["broken"]))
    return done.stdout


def disguised(content: bytes) -> bool:
    """Whether a picture would also be read as a page, a program, a PDF or an archive."""
    head = content[:1024].lower()
    return any(mark in head for mark in DISGUISED) or zipfile.is_zipfile(io.BytesIO(content))
