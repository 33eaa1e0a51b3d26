"""What a plan must say: one table, each row with its source and how far that is confirmed; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lawburrows.rules.plan.said import PlanSaid, ScenarioSaid
from lawburrows.rules.plan.sources import DOCUMENT_2016, FRAME, OURS
from lawburrows.rules.source import Source

VICTIM_SAFETY = "victim_safety"
Found = tuple[str, str, str]  # which kind of part, its key ("": the plan as a whole), and what is missing there


@dataclass(frozen=True)
class CheckRow:
    """One thing that is asked of a plan; `looks` gives each place where it is missing."""

    key: str
    asks: str
    source: Source
    looks: Callable[[PlanSaid], Iterable[Found]]


@dataclass(frozen=True)
class Gap:
    """Something that is missing: what, where, and which row asks for it."""

    row: CheckRow
    what: str
    key: str
    words: str

    @property
    def unverified(self) -> bool:
        return not self.row.source.verified


WHOLE = ""


def _no_risks(plan: PlanSaid) -> Iterator[Found]:
    if not plan.risks:
        yield "risk", WHOLE, "No risk is named"


def _risk_in_words(plan: PlanSaid) -> Iterator[Found]:
    for risk in plan.risks:
        if not risk.whom:
            yield "risk", risk.key, f"{risk.title}: to whom is not said"
        if not risk.words:
            yield "risk", risk.key, f"{risk.title}: not said in words"


def _no_scenario(plan: PlanSaid) -> Iterator[Found]:
    told = {one.risk for one in plan.scenarios}
    return (("scenario", WHOLE, f"{one.title}: no scenario") for one in plan.risks if one.key not in told)


PARTS = ("who", "what", "where", "when", "why")


def parts_missing(one: ScenarioSaid) -> list[str]:
    return [part for part in PARTS if not getattr(one, part)]


def _scenario_whole(plan: PlanSaid) -> Iterator[Found]:
    for one in plan.scenarios:
        if missing := parts_missing(one):
            yield "scenario", one.key, f"{one.title}: not said {', '.join(missing)}"


def _no_strategy(plan: PlanSaid) -> Iterator[Found]:
    met = {one.risk for one in plan.strategies}
    return (("strategy", WHOLE, f"{one.title}: nothing is done about it") for one in plan.risks if one.key not in met)


def _owner(plan: PlanSaid) -> Iterator[Found]:
    for one in plan.strategies:
        if not one.agency:
            yield "strategy", one.key, f"{one.title}: no agency has it"
        elif not one.person:
            yield "strategy", one.key, f"{one.title}: no person has it"


def _frequency(plan: PlanSaid) -> Iterator[Found]:
    return (
        ("strategy", one.key, f"{one.title}: how often is not said") for one in plan.strategies if not one.frequency
    )


def _contingency(plan: PlanSaid) -> Iterator[Found]:
    for one in plan.strategies:
        if not (one.trigger and one.response):
            yield "strategy", one.key, f"{one.title}: if it fails, nobody is said to do anything"


def _kinds(plan: PlanSaid) -> Iterator[Found]:
    given = {one.kind for one in plan.strategies}
    for kind, words in (("monitoring", "monitoring"), ("supervision", "supervision")):
        if plan.risks and kind not in given:
            yield "strategy", WHOLE, f"No strategy of {words}"


def _victims(plan: PlanSaid) -> Iterator[Found]:
    safe = {one.victim for one in plan.strategies if one.kind == VICTIM_SAFETY}
    for reference in plan.victims:
        if reference not in safe and "" not in safe:
            yield "strategy", WHOLE, f"No strategy for the safety of {reference}"


def _necessity(plan: PlanSaid) -> Iterator[Found]:
    for one in plan.measures:
        if not one.necessity:
            yield "measure", one.key, f"{one.title}: why it is necessary is not said"
        if not one.less_intrusive:
            yield "measure", one.key, f"{one.title}: no less intrusive option was considered"


def _measure_review(plan: PlanSaid) -> Iterator[Found]:
    return (("measure", one.key, f"{one.title}: no review date") for one in plan.measures if one.review_on is None)


def _signs(plan: PlanSaid) -> Iterator[Found]:
    if not plan.warning_signs:
        yield "sign", WHOLE, "No early-warning sign"


def _protective(plan: PlanSaid) -> Iterator[Found]:
    if not plan.protective:
        yield "protective", WHOLE, "No protective factor"


def _limits(plan: PlanSaid) -> Iterator[Found]:
    if not plan.limits:
        yield "frame", WHOLE, "The limits of the plan are not said"


def _review(plan: PlanSaid) -> Iterator[Found]:
    if plan.review_on is None:
        yield "frame", WHOLE, "No review date"


def _unread(plan: PlanSaid) -> Iterator[Found]:
    for kind, rows in (("risk", plan.risks), ("strategy", plan.strategies)):
        for one in rows:
            if one.unread:
                yield kind, one.key, f"{one.title}: taken from the register, and nobody has looked at it yet"


CHECKS = (
    CheckRow("risks", "The risks are named", DOCUMENT_2016, _no_risks),
    CheckRow("risk_in_words", "Each risk says what harm, and to whom, in words", DOCUMENT_2016, _risk_in_words),
    CheckRow("scenarios", "Each risk has a plausible scenario", DOCUMENT_2016, _no_scenario),
    CheckRow("five_parts", "Each scenario says who, what, where, when and why", DOCUMENT_2016, _scenario_whole),
    CheckRow("strategies", "Each risk has a strategy", FRAME, _no_strategy),
    CheckRow("monitoring_supervision", "There is monitoring, and supervision", FRAME, _kinds),
    CheckRow("owner", "Each strategy has an agency and a person", FRAME, _owner),
    CheckRow("frequency", "Each strategy says how often", FRAME, _frequency),
    CheckRow("contingency", "Each strategy says: if, then who does what", FRAME, _contingency),
    CheckRow("victims", "Where victims are recorded, there is a strategy for their safety", FRAME, _victims),
    CheckRow("warning_signs", "Early-warning signs are named", FRAME, _signs),
    CheckRow("protective", "Protective factors are named", DOCUMENT_2016, _protective),
    CheckRow(
        "necessity", "An intrusive measure says why it is necessary, and what less was considered", OURS, _necessity
    ),
    CheckRow("measure_review", "An intrusive measure has a review date", OURS, _measure_review),
    CheckRow("limits", "The limits of the plan are said", FRAME, _limits),
    CheckRow("review", "A review date of the plan is set", FRAME, _review),
    CheckRow("read", "What was taken from the register has been looked at by a person", OURS, _unread),
)
CHECKS_BY_KEY = {row.key: row for row in CHECKS}


def gaps(plan: PlanSaid) -> tuple[Gap, ...]:
    """Everything that is missing, in the order of the table; empty when nothing is."""
    return tuple(Gap(row, *found) for row in CHECKS for found in row.looks(plan))
