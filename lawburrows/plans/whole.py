"""One version with all that it says, and how two versions differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lawburrows.plans.models import Plan, Signature
from lawburrows.plans.parts import (
    KINDS,
    PartKind,
    measure_said,
    risk_said,
    scenario_said,
    strategy_said,
    value_in_words,
)
from lawburrows.rules.deadline import in_words
from lawburrows.rules.plan import PlanSaid
from lawburrows.rules.plan import Signature as Signed


@dataclass(frozen=True)
class Whole:
    """A version and its entries by kind. `victims`: the references of those recorded, as far as the reader sees."""

    plan: Plan
    rows: Mapping[str, list[Any]]
    signatures: tuple[Signature, ...] = ()
    victims: tuple[str, ...] = ()

    def said(self) -> PlanSaid:
        """As the check list reads it."""
        return PlanSaid(
            risks=tuple(risk_said(row) for row in self.rows["risk"]),
            scenarios=tuple(scenario_said(row) for row in self.rows["scenario"]),
            strategies=tuple(strategy_said(row) for row in self.rows["strategy"]),
            measures=tuple(measure_said(row) for row in self.rows["measure"]),
            warning_signs=len(self.rows["sign"]),
            protective=len(self.rows["protective"]),
            limits=self.plan.limits,
            review_on=self.plan.review_on,
            victims=self.victims,
        )

    def signed(self) -> tuple[Signed, ...]:
        return tuple(Signed(one.signs_as, str(one.signed_by_id), one.agency_kind) for one in self.signatures)

    def parts(self) -> list[dict[str, Any]]:
        """Each kind with its entries in words, for the page and the paper alike."""
        return [
            {"kind": kind, "rows": [{"row": row, "said": kind.said(row)} for row in self.rows[kind.key]]}
            for kind in KINDS
        ]


@dataclass(frozen=True)
class Difference:
    """One entry in two versions: came, went, or changed; each line as label, before, after."""

    kind: str
    title: str
    how: str
    lines: tuple[tuple[str, str, str], ...]


CAME, WENT, CHANGED = "came", "went", "changed"


def compared(before: Whole, after: Whole) -> list[Difference]:
    """What came, what went, what changed, in the order of the page."""
    found = list(_frame(before.plan, after.plan))
    for kind in KINDS:
        found += _of_kind(kind, before.rows[kind.key], after.rows[kind.key])
    return found


def _frame(before: Plan, after: Plan) -> list[Difference]:
    pairs = (
        ("Limits", before.limits, after.limits),
        ("Review date", _day(before.review_on), _day(after.review_on)),
    )
    lines = tuple(pair for pair in pairs if pair[1] != pair[2])
    return [Difference("Review and limits", "Review and limits", CHANGED, lines)] if lines else []


def _day(day: Any) -> str:
    return in_words(day) if day else ""


def _lines(kind: PartKind, row: Any) -> dict[str, str]:
    """The risk of an entry is known by what it is, not by its number on a page."""
    return {label: value_in_words(row, name) for name, label in kind.fields.items() if name != "risk"}


def _of_kind(kind: PartKind, before: list[Any], after: list[Any]) -> list[Difference]:
    old, new = ({row.same: row for row in rows} for rows in (before, after))
    found = []
    for same, row in new.items():
        if same not in old:
            lines = tuple((label, "", words) for label, words in _lines(kind, row).items() if words)
            found.append(Difference(kind.heading, str(row), CAME, lines))
            continue
        was, is_now = _lines(kind, old[same]), _lines(kind, row)
        changed = [(label, was[label], words) for label, words in is_now.items() if was[label] != words]
        if hasattr(row, "risk") and old[same].risk.same != row.risk.same:
            changed.insert(0, ("Risk", str(old[same].risk), str(row.risk)))
        if changed:
            found.append(Difference(kind.heading, str(row), CHANGED, tuple(changed)))
    for same, row in old.items():
        if same not in new:
            lines = tuple((label, words, "") for label, words in _lines(kind, row).items() if words)
            found.append(Difference(kind.heading, str(row), WENT, lines))
    return found
