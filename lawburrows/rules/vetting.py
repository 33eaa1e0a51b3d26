"""How far somebody has been vetted: just enough order to ask whether it suffices. Every row is unverified."""

from __future__ import annotations

from enum import IntEnum

from lawburrows.rules.source import remembered

SOURCE = remembered("Vetting levels of police, partners and government")


class Vetting(IntEnum):
    NONE = 0
    BASELINE = 10
    PARTNER = 20
    PARTNER_FULL = 30
    SECURITY_CHECK = 40
    DEVELOPED = 50

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Vetting.NONE: "not vetted",
    Vetting.BASELINE: "baseline personnel security standard",
    Vetting.PARTNER: "non-police personnel vetting, level 2",
    Vetting.PARTNER_FULL: "non-police personnel vetting, level 3, or police recruit vetting",
    Vetting.SECURITY_CHECK: "security check",
    Vetting.DEVELOPED: "developed vetting",
}
LABELS = tuple(_LABELS.items())


def suffices(held: Vetting, needed: Vetting) -> bool:
    return held >= needed
