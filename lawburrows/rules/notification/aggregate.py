"""Several terms imposed for Schedule 3 offences: what they come to for the Table (section 82(3) and (4))."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from lawburrows.rules.deadline import Step
from lawburrows.rules.notification.sources import section
from lawburrows.rules.term import NO_TERM, Term


class Relation(Enum):
    CONSECUTIVE = "consecutive"
    PARTLY_CONCURRENT = "partly concurrent"
    CONCURRENT = "wholly concurrent"


def aggregate(
    terms: Sequence[Term], relation: Relation, *, overlap: Term = NO_TERM, outside_schedule_3: Sequence[Term] = ()
) -> tuple[Term, tuple[Step, ...]]:
    """The term that the Table sees, and why. Terms for offences outside Schedule 3 are named and left out."""
    if not terms:
        raise ValueError("No term for a Schedule 3 offence was given")
    total = sum(terms, NO_TERM)
    if relation is Relation.CONSECUTIVE:
        term = total
        why = Step(f"Consecutive terms are added: {_listed(terms)}", str(term), section("82(3)(a), (4)(a)"))
    elif relation is Relation.PARTLY_CONCURRENT:
        term = total.less(overlap)
        text = f"Partly concurrent terms are added, less the overlap of {overlap}: {_listed(terms)}"
        why = Step(text, str(term), section("82(3)(b), (4)(b)"))
    else:
        term = max(terms)
        why = Step(f"Wholly concurrent terms are not added: {_listed(terms)}", str(term), section("82(3)"))
    if not outside_schedule_3:
        return term, (why,)
    left_out = f"Not for a Schedule 3 offence, so not counted: {_listed(outside_schedule_3)}"
    return term, (Step(left_out, "", section("82(3)")), why)


def _listed(terms: Sequence[Term]) -> str:
    return ", ".join(str(term) for term in terms)
