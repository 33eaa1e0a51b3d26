"""Postcodes of the United Kingdom written one way; anything else is kept as it was given."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_FULL = re.compile(r"(GIR|[A-Z]{1,2}[0-9][0-9A-Z]?)([0-9][ABD-HJLNP-UW-Z]{2})")
_OUTWARD = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?")
LONGEST = 60


@dataclass(frozen=True)
class Postcode:
    """`text` is always fit to show and store. `area` is the letters at the front: EH, KY."""

    text: str
    outward: str = ""
    inward: str = ""

    @property
    def is_uk(self) -> bool:
        return bool(self.inward)

    @property
    def area(self) -> str:
        return re.split(r"[0-9]", self.outward, maxsplit=1)[0]

    @property
    def warning(self) -> str:
        return "" if self.is_uk or not self.text else "Not a full United Kingdom postcode: kept as it was written."


def parse(text: str) -> Postcode:
    shown = "".join(" " if unicodedata.category(c)[0] == "C" else c for c in unicodedata.normalize("NFKC", text[:1000]))
    shown = " ".join(shown.split())[:LONGEST]
    compact = re.sub(r"[\s.\-]", "", shown).upper()
    if found := _FULL.fullmatch(compact):
        return Postcode(f"{found[1]} {found[2]}", found[1], found[2])
    if _OUTWARD.fullmatch(compact):
        return Postcode(compact, compact)
    return Postcode(shown)
