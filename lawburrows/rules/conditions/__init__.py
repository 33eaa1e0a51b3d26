"""Conditions of orders and licences: what they are about, and versioned catalogues of wording."""

from lawburrows.rules.conditions.kinds import ConditionKind, Nature

__all__ = ["ConditionKind", "Nature"]
