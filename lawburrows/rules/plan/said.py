"""What a plan says, as the check list reads it: plain values, no tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class RiskSaid:
    key: str
    title: str
    whom: str
    words: str
    unread: bool = False  # taken from the register, and nobody has looked at it yet


@dataclass(frozen=True)
class ScenarioSaid:
    key: str
    title: str
    risk: str
    who: str
    what: str
    where: str
    when: str
    why: str


@dataclass(frozen=True)
class StrategySaid:
    key: str
    title: str
    risk: str
    kind: str
    agency: str
    person: str
    frequency: str
    trigger: str
    response: str
    unread: bool = False
    victim: str = ""


@dataclass(frozen=True)
class MeasureSaid:
    key: str
    title: str
    necessity: str
    less_intrusive: str
    review_on: date | None


@dataclass(frozen=True)
class PlanSaid:
    """The whole of a version. `victims`: references of those recorded, as far as the reader sees them."""

    risks: tuple[RiskSaid, ...] = ()
    scenarios: tuple[ScenarioSaid, ...] = ()
    strategies: tuple[StrategySaid, ...] = ()
    measures: tuple[MeasureSaid, ...] = ()
    warning_signs: int = 0
    protective: int = 0
    limits: str = ""
    review_on: date | None = None
    victims: tuple[str, ...] = ()
