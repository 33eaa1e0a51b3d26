"""What somebody typed into the one box on every page: which of it is a date, a number, a postcode, a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lawburrows.web.dates import read_partial

REF = re.compile(r"LB-?[0-9A-Z]{4}-?[0-9A-Z]{4}", re.IGNORECASE)
POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][0-9A-Z]?\s*[0-9][A-Z]{2}\b", re.IGNORECASE)
DATE = re.compile(r"\b(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2})\b")
YEAR = re.compile(r"(?:19|20)\d{2}")


@dataclass(frozen=True)
class Sought:
    """What is sought, part by part."""

    given: str = ""
    family: str = ""
    born: str = ""
    identifier: str = ""
    postcode: str = ""
    address: str = ""
    ref: str = ""

    def __bool__(self) -> bool:
        return any(vars(self).values())

    @property
    def words(self) -> str:
        """All of it on one line, for the erasable words of the trail."""
        return " · ".join(value for value in vars(self).values() if value)


def read(text: str) -> Sought:
    """The parts of what was typed; whatever is nothing else is a name, its last word the family name."""
    found: dict[str, str] = {}
    for name, form in (("ref", REF), ("postcode", POSTCODE), ("born", DATE)):
        if match := form.search(text):
            found[name] = match[0]
            text = text.replace(match[0], " ")
    words = text.replace(",", " ").split()
    if words and words[0][0].isdigit() and len(words) > 1 and not YEAR.fullmatch(words[0]):
        return Sought(**found, address=" ".join(words))
    names = []
    for word in words:
        if YEAR.fullmatch(word) and "born" not in found:
            found["born"] = word
        elif any(letter.isdigit() for letter in word):
            found["identifier"] = f"{found.get('identifier', '')}{word}"
        else:
            names.append(word)
    return Sought(**found, given=" ".join(names[:-1]), family=names[-1] if names else "")


def as_iso(born: str) -> str:
    """A whole date as machines write it; a part of one as it was typed."""
    day = read_partial(born).whole
    return day.isoformat() if day else born
