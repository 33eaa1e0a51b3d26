"""The kinds of entries that a plan has: how each is called, where it is kept, and what it says in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lawburrows.plans.models import Measure, Note, Risk, Scenario, Strategy
from lawburrows.rules.deadline import in_words
from lawburrows.rules.plan import MeasureSaid, RiskSaid, ScenarioSaid, StrategySaid


@dataclass(frozen=True)
class PartKind:
    """One kind of entry. `fields`: name → its words, in the order of the page."""

    key: str
    one: str
    heading: str
    empty: str
    model: Any
    fields: dict[str, str]
    fixed: tuple[tuple[str, str], ...] = ()
    titled: str = ""  # the field that its title says already
    says: Callable[[Any], list[tuple[str, str]]] | None = None  # where the page says it shorter than field by field

    @property
    def plain(self) -> bool:
        """Words and nothing else: a line of a list."""
        return len(self.fields) == 1

    def said(self, row: Any) -> list[tuple[str, str]]:
        """What an entry says, as label and words; what is missing is empty."""
        if self.says:
            return self.says(row)
        return [(label, value_in_words(row, name)) for name, label in self.fields.items() if name != self.titled]


def value_in_words(row: Any, name: str) -> str:
    value = getattr(row, name)
    if value is None:
        return ""
    if hasattr(value, "isoformat"):
        return in_words(value)
    shown = getattr(row, f"get_{name}_display", None)
    return str(shown() if shown else value)


def _strategy_says(row: Strategy) -> list[tuple[str, str]]:
    return [
        ("Risk", str(row.risk)),
        ("What is done", row.words),
        ("For the safety of", row.victim),
        ("Who", ", ".join(part for part in (str(row.agency or ""), row.person) if part)),
        ("How often", row.often),
        ("If", row.trigger),
        ("Then who does what", row.response),
    ]


NOT_A_PREDICTION = "A scenario is a plausible story to plan by. It is not a prediction."
KINDS = (
    PartKind(
        "risk",
        "a risk",
        "Risks",
        "Name the harm, and to whom",
        Risk,
        {"harm": "Kind of harm", "whom": "To whom", "words": "In words"},
        titled="harm",
    ),
    PartKind(
        "scenario",
        "a scenario",
        "Scenarios",
        "Say for each risk how it might plausibly come about",
        Scenario,
        {
            "risk": "Risk",
            "who": "Who",
            "what": "What",
            "whereabouts": "Where",
            "occasion": "When",
            "reasons": "Why",
        },
    ),
    PartKind(
        "sign",
        "an early-warning sign",
        "Early-warning signs",
        "Say what would be seen first",
        Note,
        {"words": "Sign"},
        (("kind", "sign"),),
    ),
    PartKind(
        "protective",
        "a protective factor",
        "Protective factors",
        "Say what speaks for the person",
        Note,
        {"words": "Protective factor"},
        (("kind", "protective"),),
    ),
    PartKind(
        "strategy",
        "a strategy",
        "Strategies",
        "Say for each risk what is done, by whom, and what follows if it fails",
        Strategy,
        {
            "risk": "Risk",
            "kind": "Kind",
            "words": "What is done",
            "victim": "For the safety of",
            "agency": "Agency",
            "person": "Person",
            "frequency": "How often",
            "each_weeks": "Every so many weeks",
            "trigger": "If",
            "response": "Then who does what",
        },
        says=_strategy_says,
    ),
    PartKind(
        "measure",
        "an intrusive measure",
        "Intrusive measures",
        "None is no gap: add one only where it is necessary",
        Measure,
        {
            "words": "Measure",
            "necessity": "Why it is necessary",
            "less_intrusive": "Less intrusive option considered",
            "review_on": "Looked at again",
        },
    ),
)
BY_KEY = {kind.key: kind for kind in KINDS}


def risk_said(row: Risk) -> RiskSaid:
    return RiskSaid(str(row.pk), str(row), row.whom, row.words, row.unread)


def scenario_said(row: Scenario) -> ScenarioSaid:
    return ScenarioSaid(
        str(row.pk), str(row), str(row.risk_id), row.who, row.what, row.whereabouts, row.occasion, row.reasons
    )


def strategy_said(row: Strategy) -> StrategySaid:
    return StrategySaid(
        str(row.pk),
        str(row),
        str(row.risk_id),
        row.kind,
        str(row.agency_id or ""),
        row.person,
        row.frequency or ("weekly" if row.each_weeks else ""),
        row.trigger,
        row.response,
        row.unread,
        row.victim,
    )


def measure_said(row: Measure) -> MeasureSaid:
    return MeasureSaid(str(row.pk), str(row), row.necessity, row.less_intrusive, row.review_on)
