"""Wording for licences, supervised release orders and conditional discharge: our own plain words, no official text."""

from __future__ import annotations

from datetime import date

from lawburrows.rules.conditions.catalogue import Catalogue, Item
from lawburrows.rules.conditions.kinds import ConditionKind as K
from lawburrows.rules.conditions.kinds import Nature

_MUST, _MUST_NOT = Nature.REQUIREMENT, Nature.PROHIBITION

LICENCE_1 = Catalogue(
    "licence",
    1,
    "Wording for licences",
    date(2020, 1, 1),
    frozenset({"licence", "extended", "olr", "supervised_release"}),
    (
        Item("report", K.REPORTING, _MUST, "You must report to [name of the officer] at [place] on [day] at [time]."),
        Item("supervised", K.SUPERVISION, _MUST, "You must be under the supervision of [name of the council]."),
        Item("instructions", K.SUPERVISION, _MUST, "You must do what your supervising officer tells you to do."),
        Item("residence", K.RESIDENCE, _MUST, "You must live at [address] and tell your supervising officer first if you want to move."),
        Item("work", K.EMPLOYMENT, _MUST, "You must ask your supervising officer before you take up any work, paid or not."),
        Item("abroad", K.FOREIGN_TRAVEL, _MUST_NOT, "You must not leave Great Britain unless your supervising officer has agreed beforehand."),
        Item("zone", K.PLACE, _MUST_NOT, "You must not enter [place or zone]."),
        Item("person", K.CONTACT, _MUST_NOT, "You must not approach or contact [name], directly or through anybody else."),
        Item("curfew", K.CURFEW, _MUST, "You must stay at [address] from [time] to [time] on [days]."),
        Item("programme", K.TREATMENT, _MUST, "You must take part in [name of the programme] as your supervising officer arranges it."),
        Item("alcohol", K.ALCOHOL_DRUGS, _MUST_NOT, "You must not drink alcohol or take drugs that were not prescribed for you."),
    ),
)  # fmt: skip

LICENCE_2 = Catalogue(
    "licence",
    2,
    "Wording for licences",
    date(2026, 4, 1),
    LICENCE_1.serves,
    (
        *LICENCE_1.items,
        Item("device", K.INTERNET, _MUST, "You must tell your supervising officer of every device of yours that can go on the internet, within [number] days of getting it."),
        Item("history", K.INTERNET, _MUST_NOT, "You must not delete the browsing history of any device that you use."),
        Item("relationship", K.REPORTING, _MUST, "You must tell your supervising officer of any new relationship within [number] days of its beginning."),
    ),
)  # fmt: skip

DISCHARGE_1 = Catalogue(
    "conditional_discharge",
    1,
    "Wording for conditional discharge",
    date(2020, 1, 1),
    frozenset({"compulsion", "restriction", "hospital_direction", "transfer_treatment"}),
    (
        Item("residence", K.RESIDENCE, _MUST, "You must live at [address]."),
        Item("see", K.SUPERVISION, _MUST, "You must see [name or post] as often as they ask."),
        Item("treatment", K.TREATMENT, _MUST, "You must keep the appointments that [name or post] makes for you."),
        Item("zone", K.PLACE, _MUST_NOT, "You must not enter [place or zone]."),
        Item("person", K.CONTACT, _MUST_NOT, "You must not approach or contact [name], directly or through anybody else."),
        Item("alcohol", K.ALCOHOL_DRUGS, _MUST_NOT, "You must not drink alcohol or take drugs that were not prescribed for you."),
    ),
)  # fmt: skip

CATALOGUES = (LICENCE_1, LICENCE_2, DISCHARGE_1)
