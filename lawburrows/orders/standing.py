"""How an order stands after what happened to it: in force, suspended, recalled, ended. No tables here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from lawburrows.rules.deadline import in_words
from lawburrows.rules.term import ONE_DAY

LICENCES = frozenset({"licence", "extended", "olr", "supervised_release"})
HOSPITAL = frozenset({"compulsion", "restriction", "hospital_direction", "transfer_treatment"})
RESTRICTED = HOSPITAL - {"compulsion"}
PREVENTIVE = frozenset({"shpo", "sopo", "sro", "rsho", "fto", "notification"})
DECISIONS = frozenset({"continuation", "discharged"})  # on indefinite requirements: they demand nothing
SUPERVISED = LICENCES | HOSPITAL | {"cpo"}
ENDS_IT = frozenset({"discharged", "revoked", "replaced", "expired"})
ADDS_CONDITIONS = frozenset({"varied", "interim", "conditional_discharge", "released_again"})
ANY = frozenset({"varied", "suspended", "suspension_ended", "appeal_lodged", "appeal_decided", "discharged", "expired"})
BESIDES = (
    (PREVENTIVE, frozenset({"interim", "replaced"})),
    (LICENCES, frozenset({"recalled", "released_again", "revoked", "reviewed"})),
    (HOSPITAL, frozenset({"recalled", "conditional_discharge", "revoked"})),
    (frozenset({"olr"}), frozenset({"plan_sent", "reported"})),
    (frozenset({"cpo"}), frozenset({"revoked"})),
    (frozenset({"other"}), frozenset({"revoked", "replaced", "interim"})),
)


@dataclass(frozen=True)
class Holds:
    """Since when an order does not bind for now."""

    suspended_on: date | None = None
    recalled_on: date | None = None

    @property
    def since(self) -> date | None:
        """Since when its conditions do not bind."""
        days = [day for day in (self.suspended_on, self.recalled_on) if day]
        return min(days, default=None)


def kinds_for(order_kind: str) -> frozenset[str]:
    """What can happen to an order of this kind."""
    return ANY.union(*(kinds for orders, kinds in BESIDES if order_kind in orders))


def holds_after(happened: Iterable[tuple[date, str]]) -> Holds:
    """What the events of an order leave it with, in the order of their days."""
    suspended: date | None = None
    recalled: date | None = None
    for day, kind in happened:
        if kind == "suspended":
            suspended = suspended or day
        elif kind == "suspension_ended":
            suspended = None
        elif kind == "recalled":
            recalled = recalled or day
        elif kind in {"released_again", "conditional_discharge"}:
            recalled = None
    return Holds(suspended, recalled)


def effective_end(starts: date, *ends: date | None) -> date | None:
    """The first of several ends; one that lies before the beginning leaves no day between."""
    given = [day for day in ends if day]
    return max(starts, min(given)) if given else None


def in_words_on(row: Any, day: date) -> tuple[str, str]:
    """How an order stands on a day, and the colour of its tag."""
    begins = row.starts or row.made_on
    if row.ends and row.ends <= day:
        return f"Ended: last day {in_words(row.ends - ONE_DAY)}", "grey"
    if row.recalled_on and row.recalled_on <= day:
        return f"Recalled since {in_words(row.recalled_on)}", "orange"
    if row.suspended_on and row.suspended_on <= day:
        return f"Suspended since {in_words(row.suspended_on)}", "orange"
    if begins > day:
        return f"Begins on {in_words(begins)}", "blue"
    return ("Interim, in force" if row.interim else "In force"), "green"
