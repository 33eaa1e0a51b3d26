"""Conditions of orders and licences: what they are about, versioned catalogues of wording, and how long they run."""

from datetime import date

from lawburrows.rules.conditions import licence, preventive
from lawburrows.rules.conditions.catalogue import Catalogue, Item, gaps_in, in_use, is_filled_in
from lawburrows.rules.conditions.kinds import ConditionKind, Nature
from lawburrows.rules.conditions.periods import REPLACED_BY, REPLACES, Doubt, doubts

CATALOGUES: tuple[Catalogue, ...] = (*licence.CATALOGUES, *preventive.CATALOGUES)


def catalogue_for(order_kind: str, made_on: date) -> Catalogue | None:
    """The version that an order of this kind and day keeps; None where we have no wording for the kind."""
    return in_use(CATALOGUES, order_kind, made_on)


def catalogue_called(key: str, version: int | None) -> Catalogue | None:
    return next((one for one in CATALOGUES if (one.key, one.version) == (key, version)), None)


__all__ = [
    "CATALOGUES",
    "REPLACED_BY",
    "REPLACES",
    "Catalogue",
    "ConditionKind",
    "Doubt",
    "Item",
    "Nature",
    "catalogue_called",
    "catalogue_for",
    "doubts",
    "gaps_in",
    "is_filled_in",
]
