"""Versions of a plan with their parts and signatures, answers about plans for life, and the compartment of victims."""

from lawburrows.plans.models.lifelong import LifelongAnswer
from lawburrows.plans.models.parts import Measure, Note, Risk, Scenario, Strategy
from lawburrows.plans.models.plan import Plan, Signature
from lawburrows.plans.models.reviews import PlanReview
from lawburrows.plans.models.victims import VictimCare, VictimTold

__all__ = [
    "LifelongAnswer",
    "Measure",
    "Note",
    "Plan",
    "PlanReview",
    "Risk",
    "Scenario",
    "Signature",
    "Strategy",
    "VictimCare",
    "VictimTold",
]
