"""Telephone numbers, addresses on the net and registrations of vehicles made comparable: spaces, +44, capitals."""

from __future__ import annotations

import re

SHORTEST_TELEPHONE = 6
LONGEST = 254


def telephone(text: str) -> str:
    """The figures alone, as they are dialled in the United Kingdom: +44 7700 900016 is 07700900016."""
    plain = re.sub(r"[^0-9+]", "", text[:LONGEST])
    figures = re.sub(r"^(?:\+|00)(?=[1-9])", "+", plain).replace("+44", "+440", 1)
    if re.fullmatch(r"44[1-9][0-9]{8,9}", figures):
        figures = f"+440{figures[2:]}"
    figures = re.sub(r"^\+440+", "0", figures)
    figures = re.sub(r"[^0-9]", "", figures)
    return figures if len(figures) >= SHORTEST_TELEPHONE else ""


def online(text: str) -> str:
    """An e-mail address or a name used online, in small letters without spaces and without the @ before it."""
    return "".join(text[:LONGEST].casefold().split()).removeprefix("@")


def registration(text: str) -> str:
    """The mark of a vehicle: capitals and figures without spaces."""
    return "".join(character for character in text[:LONGEST].upper() if character.isalnum())
