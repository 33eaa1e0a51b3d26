"""What a suspicion rests on, and what somebody found it to be worth."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.breaches import acts, policy
from lawburrows.breaches.intake import NewEvidence
from lawburrows.breaches.models import Evidence, Suspicion
from lawburrows.rules.verdict import Refused, require


@command
def add_evidence(suspicion: Suspicion, *, new: NewEvidence, by: Any, on: date) -> Evidence:
    """One more thing; it is not verified until somebody says how they know."""
    require(policy.may_work_on(suspicion, by=by))
    if new.obtained_on > on:
        raise Refused("The day on which it became known lies ahead")
    made = Evidence.objects.create(
        record=suspicion.record, owner=policy.agency_of(by), suspicion=suspicion, **asdict(new)
    )
    write(acts.EVIDENCE_ADDED, made, by=by, on=on, fields=("what", "source", "obtained_on"))
    return made


@command
def judge_evidence(evidence: Evidence, *, to: str, how: str, version: int, by: Any, on: date) -> Evidence:
    """Verified, or set aside: by whom, when and how they know."""
    require(policy.may_judge(evidence, to, by=by, how=how))
    evidence.change(version=version, state=to, how=how, judged_by=by, judged_on=on)
    write(acts.EVIDENCE_JUDGED, evidence, by=by, on=on, fields=("state", "how"))
    return evidence
