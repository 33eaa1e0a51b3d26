"""What somebody typed into the one box on every page: which of it is a date, a number, a postcode, a name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TypedDict

from lawburrows.people.keys import STREETS, Key, keys_of_query
from lawburrows.web.dates import MONTHS, month_number, read_partial

REF = re.compile(r"LB-?[0-9A-Z]{4}-?[0-9A-Z]{4}", re.IGNORECASE)
POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][0-9A-Z]?\s*[0-9][A-Z]{2}\b", re.IGNORECASE)
TELEPHONE = re.compile(r"(?<![\w/])\(?(?:\+|0)[0-9](?:[\s().-]{0,2}[0-9]){7,13}(?![\w/])")
EMAIL = re.compile(r"[^\s,@]+@[^\s,@]+\.[^\s,@]+")
# As they are given since 2001; those before, only when nothing else is typed: A1 ROW may be an address.
REGISTRATION = re.compile(r"\b[A-Z]{2}[0-9]{2}\s?[A-Z]{3}\b", re.IGNORECASE)
OLD_REGISTRATION = re.compile(
    r"\s*(?:[A-Z][0-9]{1,3}\s?[A-Z]{3}|[A-Z]{3}\s?[0-9]{1,3}[A-Z]|[A-Z]{2}Z\s[0-9]{1,4})\s*",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?:19|20)\d{2}")

_WEEKDAY = r"(?:\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[12][0-9]{3})\b"
_GAP = r"[\s,./-]*"
IN_WORDS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_WEEKDAY}\b{_DAY}{_GAP}(?:of\s+)?{_MONTH}{_GAP}{_YEAR}",
        rf"{_WEEKDAY}\b{_MONTH}\s*{_DAY}[\s,./-]+{_YEAR}",
    )
)
IN_FIGURES = re.compile(
    r"\b(?:[0-9]{1,2}(?P<by>[/.-])[0-9]{1,2}(?P=by)[0-9]{4}|[0-9]{1,2}\s+[0-9]{1,2}\s+[12][0-9]{3}|[0-9]{4}-[0-9]{2}-[0-9]{2})\b"
)
MONTH_AND_YEAR = re.compile(rf"\b{_MONTH}{_GAP}{_YEAR}", re.IGNORECASE)
ALSO_NAMES = frozenset({"jan", "apr", "may", "jun", "aug"})  # April Ross 1961 is not born in April


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
    for name, form in (("ref", REF), ("postcode", POSTCODE)):
        if match := form.search(text):
            found[name] = match[0]
            text = text.replace(match[0], " ")
    if number := _reached_by(text):
        return replace(read(text.replace(number, " ")), identifier="".join(number.split()), **found)
    born, text = read_date(text)
    if born:
        found["born"] = born
    words = text.replace(",", " ").split()
    begins = _begins_address(words)
    if begins is not None:
        found["address"], words = " ".join(words[begins:]), words[:begins]
    names = []
    for word in words:
        if YEAR.fullmatch(word) and "born" not in found:
            found["born"] = word
        elif any(letter.isdigit() for letter in word):
            found["identifier"] = f"{found.get('identifier', '')}{word}"
        else:
            names.append(word)
    return Sought(**found, given=" ".join(names[:-1]), family=names[-1] if names else "")


def _reached_by(text: str) -> str:
    """The telephone number, e-mail address or mark of a vehicle in a text, as it was typed."""
    whole = OLD_REGISTRATION.fullmatch(text)
    found = whole or EMAIL.search(text) or REGISTRATION.search(text) or _telephone(text)
    return found[0] if found else ""


def _telephone(text: str) -> re.Match[str] | None:
    found = TELEPHONE.search(text)
    return None if found is None or IN_FIGURES.search(found[0]) else found


def read_date(text: str) -> tuple[str, str]:
    """The date in a text, in figures as it was typed and in words as we write it; and the text without it."""
    for form in IN_WORDS:
        if match := form.search(text):
            day = f"{int(match['day'])} {_month(match)} {match['year']}"
            return day, _without(match, text)
    if match := IN_FIGURES.search(text):
        return match[0], _without(match, text)
    if (match := MONTH_AND_YEAR.search(text)) and (
        match["month"][:3].casefold() not in ALSO_NAMES or not _without(match, text).strip()
    ):
        return f"{_month(match)} {match['year']}", _without(match, text)
    return "", text


def _month(match: re.Match[str]) -> str:
    return MONTHS[(month_number(match["month"][:3]) or 1) - 1]


def _without(match: re.Match[str], text: str) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"


def _begins_address(words: list[str]) -> int | None:
    """Where an address begins: with a number, which stands first or has the name of a street behind it."""
    for n, word in enumerate(words):
        behind = {one.casefold() for one in words[n + 1 :]}
        if word[0].isdigit() and behind and not YEAR.fullmatch(word) and (n == 0 or behind & STREETS):
            return n
    return None


def whole_date(born: str) -> date | None:
    return read_partial(born).whole


def as_iso(born: str) -> str:
    """A whole date as machines write it; a part of one as it was typed."""
    day = whole_date(born)
    return day.isoformat() if day else born


class Parts(TypedDict):
    """What is sought, as the register asks for it."""

    given: str
    family: str
    born: str | None
    identifier: str
    postcode: str
    address: str


def parts(sought: Sought) -> Parts:
    """What is sought, by the names that the register gives to the parts."""
    return {
        "given": sought.given,
        "family": sought.family,
        "born": as_iso(sought.born) if sought.born else None,
        "identifier": sought.identifier,
        "postcode": sought.postcode,
        "address": sought.address,
    }


def keys(sought: Sought) -> set[Key]:
    """By what the register looks for it."""
    return keys_of_query(**parts(sought))
