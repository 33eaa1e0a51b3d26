"""The numbers by which agencies know a person: how each is written, and its check character where one is known.

Nothing here has been checked against an owner's specification, so a doubtful number is kept and warned about; only
text that cannot be a number at all is refused.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

from lawburrows.rules.source import Source, remembered
from lawburrows.rules.verdict import ALLOWED, Verdict, first_refusal

LONGEST = 40
LETTERS_23 = "ZABCDEFGHJKLMNPQRTUVWXY"


class Kind(Enum):
    PNC = "PNC number"
    CRO = "CRO number"
    CHS = "CHS reference"
    CHI = "CHI number"
    CRN = "probation case reference (CRN)"
    PRISON = "prison number"
    VISOR = "ViSOR reference"
    MAPPA = "MAPPA reference"
    COUNCIL = "council reference"
    NATIONAL_INSURANCE = "National Insurance number"


@dataclass(frozen=True)
class Form:
    """How a number of this kind looks once written our way, and an invented example."""

    kind: Kind
    pattern: str
    example: str
    source: Source


FORMS = (
    Form(Kind.PNC, r"(?P<year>\d{4})/(?P<serial>\d{7})(?P<check>[A-Z])", "1999/0000001G", remembered("PNC numbers")),
    Form(
        Kind.CRO, r"(?:SF)?(?P<serial>\d{1,6})/(?P<year>\d{2})(?P<check>[A-Z])", "123456/99L", remembered("CRO numbers")
    ),
    Form(Kind.CHS, r"S?\d{1,8}(/\d{2,4})?[A-Z]?", "S12345/99", remembered("CHS references")),
    Form(Kind.CHI, r"\d{10}", "0101010001", remembered("CHI numbers")),
    Form(Kind.CRN, r"[A-Z]\d{6}", "X000001", remembered("Probation case references")),
    Form(Kind.PRISON, r"\d{4,7}|[A-Z]\d{4}[A-Z]{2}", "A0001AA", remembered("Prison numbers")),
    Form(Kind.VISOR, r"\d{1,10}", "123456", remembered("ViSOR references")),
    Form(Kind.MAPPA, r"[A-Z0-9/-]{1,30}", "FIFE/1/2026", remembered("MAPPA references, set locally")),
    Form(Kind.COUNCIL, r"[A-Z0-9/-]{1,30}", "FC-000001", remembered("Council references, set locally")),
    Form(Kind.NATIONAL_INSURANCE, r"[A-Z]{2}\d{6}[A-D]", "QQ123456C", remembered("National Insurance numbers")),
)


@dataclass(frozen=True)
class Checked:
    """The number as we write it, whether it may be kept, and what a person should look at again."""

    value: str
    verdict: Verdict
    warning: str = ""
    source: Source | None = None

    def __bool__(self) -> bool:
        return bool(self.verdict)

    @property
    def reason(self) -> str:
        return self.verdict.reason or self.warning


def normalise(kind: Kind, text: str) -> str:
    """Capitals, no spaces, no invisible characters; a PNC number with its century and seven digits."""
    plain = unicodedata.normalize("NFKC", text[: 10 * LONGEST]).upper()
    plain = "".join(c for c in plain if not c.isspace() and unicodedata.category(c)[0] != "C")
    if kind in (Kind.CHI, Kind.VISOR, Kind.NATIONAL_INSURANCE):
        plain = plain.replace("-", "").replace("/", "")
    if kind is Kind.PNC:
        return _pnc(plain)
    if kind is Kind.CRO:
        found = re.fullmatch(r"(SF)?0*([0-9]{1,6})/([0-9]{2})([A-Z])", plain)
        return f"{found[1] or ''}{found[2]}/{found[3]}{found[4]}" if found else plain
    return plain


def _pnc(plain: str) -> str:
    found = re.fullmatch(r"([0-9]{4}|[0-9]{2})[/-]?([0-9]{1,7})([A-Z])", plain)
    if not found:
        return plain
    year, serial, check = found.groups()
    if len(year) == 2:  # the register of PNC numbers begins with people born long before 2000
        year = ("20" if int(year) <= 39 else "19") + year
    return f"{year}/{serial:0>7}{check}"


def check(kind: Kind, text: str) -> Checked:
    value = normalise(kind, text)
    [form] = [form for form in FORMS if form.kind is kind]
    verdict = first_refusal(
        (bool(value), f"Enter the {kind.value}."),
        (len(text) <= 10 * LONGEST and len(value) <= LONGEST, f"A {kind.value} is not that long."),
    )
    if not verdict:
        return Checked(value[:LONGEST], verdict, source=form.source)
    found = re.fullmatch(form.pattern, value, re.ASCII)
    if not found:
        warning = f"This does not look like a {kind.value}, such as {form.example}."
        return Checked(value, ALLOWED, warning, form.source)
    return Checked(value, ALLOWED, _check_character(kind, value, found), form.source)


def _check_character(kind: Kind, value: str, found: re.Match[str]) -> str:
    if kind is Kind.CHI:
        return _chi(value)
    if kind not in (Kind.PNC, Kind.CRO) or value.startswith("SF"):
        return ""
    width = 7 if kind is Kind.PNC else 6
    number = int(found["year"][-2:] + found["serial"].zfill(width))
    letter = LETTERS_23[number % 23]
    return "" if letter == found["check"] else f"The last letter of this {kind.value} does not fit its digits."


def _chi(value: str) -> str:
    """Day, month and year of birth, four digits, of which the last makes the weighted sum divisible by eleven."""
    day, month = int(value[:2]), int(value[2:4])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return "The first six digits of a CHI number are a date of birth; these are not."
    total = sum(int(digit) * weight for digit, weight in zip(value, range(10, 1, -1), strict=False))
    expected = (11 - total % 11) % 11
    return "" if expected == int(value[9]) else "The last digit of this CHI number does not fit the others."
