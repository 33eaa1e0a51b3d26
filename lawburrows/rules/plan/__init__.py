"""The risk management plan: its states, who signs it, and what it must say."""

from lawburrows.rules.plan.checks import CHECKS, CHECKS_BY_KEY, CheckRow, Gap, gaps
from lawburrows.rules.plan.said import MeasureSaid, PlanSaid, RiskSaid, ScenarioSaid, StrategySaid
from lawburrows.rules.plan.signing import NEEDED, Signature, SignerRow, asked_for, may_stand_for, still_needed
from lawburrows.rules.plan.states import MOVES, STATES, State, StateRow

__all__ = [
    "CHECKS",
    "CHECKS_BY_KEY",
    "MOVES",
    "NEEDED",
    "STATES",
    "CheckRow",
    "Gap",
    "MeasureSaid",
    "PlanSaid",
    "RiskSaid",
    "ScenarioSaid",
    "Signature",
    "SignerRow",
    "State",
    "StateRow",
    "StrategySaid",
    "asked_for",
    "gaps",
    "may_stand_for",
    "still_needed",
]
