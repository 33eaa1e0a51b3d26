"""The three jurisdictions of the United Kingdom, which share the 2003 Act and differ in its detail."""

from __future__ import annotations

from enum import Enum


class Jurisdiction(Enum):
    SCOTLAND = "scotland"
    ENGLAND_AND_WALES = "england-and-wales"
    NORTHERN_IRELAND = "northern-ireland"

    @property
    def label(self) -> str:
        return _LABELS[self][0]

    @property
    def arrangements(self) -> str:
        """What the joint arrangements are called there."""
        return _LABELS[self][1]


_LABELS = {
    Jurisdiction.SCOTLAND: ("Scotland", "MAPPA"),
    Jurisdiction.ENGLAND_AND_WALES: ("England and Wales", "MAPPA"),
    Jurisdiction.NORTHERN_IRELAND: ("Northern Ireland", "PPANI"),
}

SCOTLAND = Jurisdiction.SCOTLAND
ENGLAND_AND_WALES = Jurisdiction.ENGLAND_AND_WALES
NORTHERN_IRELAND = Jurisdiction.NORTHERN_IRELAND
