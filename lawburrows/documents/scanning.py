"""Looks for known malicious content before anything is kept; an installation adds its own scanners here."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator

from lawburrows.rules.verdict import Refused

Scanner = Callable[[bytes], str]
# The harmless text by which every scanner is tried, in two pieces so that this file is not taken for it.
TRIAL = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}" + b"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def finds_trial(content: bytes) -> str:
    """The name of the trial text, if it is there."""
    return "EICAR test file" if TRIAL in content else ""


SCANNERS: tuple[tuple[str, Scanner], ...] = (("trial text", finds_trial),)


def parts(content: bytes) -> Iterator[bytes]:
    """The content, and what is packed in it."""
    yield content
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.infolist():
                yield archive.read(member)


def scan(content: bytes) -> str:
    """What was looked for, to be kept with the file; refused if anything was found.

    Call it when the content has been examined: what an archive would unpack to has its bounds then.
    """
    for part in parts(content):
        if any(scanner(part) for _, scanner in SCANNERS):
            raise Refused("The selected file holds a virus or something like it, and was not kept")
    return "nothing found: " + ", ".join(name for name, _ in SCANNERS)
