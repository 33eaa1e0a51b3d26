"""Risk management plans for tests; each says only what the test is about."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawburrows.access.models import Record, User
from lawburrows.circumstances.models import Call, Change
from lawburrows.people.models import Other
from lawburrows.plans.models import Measure, Note, Plan, Risk, Scenario, Signature, Strategy, VictimCare
from tests.people import LONG_AGO, NOON

REVIEW = date(2027, 6, 1)


def plan(record: Record, author: User, *, state: str = "draft", number: int = 1, **more: Any) -> Plan:
    """A draft, unless told otherwise; one that is or was in force since long ago."""
    said: dict[str, Any] = {"begun_on": LONG_AGO, "begun_by": author}
    if state == "waiting":
        said |= {"asked_on": LONG_AGO, "sign_by": REVIEW}
    if state in ("in_force", "replaced"):
        said |= {"in_force_on": LONG_AGO, "asked_on": LONG_AGO, "sign_by": REVIEW}
    return Plan.objects.create(record=record, owner=record.lead, number=number, state=state, **said | more)


def filled(record: Record, author: User, **more: Any) -> Plan:
    """A plan in which nothing is missing, with one of everything."""
    made = plan(record, author, **{"limits": "What he does online is not seen", "review_on": REVIEW} | more)
    mine: dict[str, Any] = {"record": record, "owner": record.lead, "plan": made}
    risk = Risk.objects.create(**mine, harm="sexual", whom="Girls of the swimming club", words="Touching in a crowd")
    Scenario.objects.create(
        **mine,
        risk=risk,
        who="A girl who trains alone",
        what="He offers a lift",
        whereabouts="The baths",
        occasion="On a winter evening after a quarrel",
        reasons="He is lonely and drinks",
    )
    strategy(made, risk)
    strategy(made, risk, kind="supervision", words="Weekly supervision", place=2)
    Measure.objects.create(
        **mine,
        words="Check of his telephone",
        necessity="He wrote to girls by telephone",
        less_intrusive="Asking him was not enough",
        review_on=REVIEW,
    )
    for kind, words in (("sign", "He stops coming to the group"), ("protective", "His sister visits")):
        Note.objects.create(**mine, kind=kind, words=words)
    return made


def strategy(plan: Plan, risk: Risk, **more: Any) -> Strategy:
    said = {
        "kind": "monitoring",
        "words": "Visits at home",
        "agency": plan.owner,
        "person": "Aileen Invented",
        "frequency": "monthly",
        "trigger": "he is not at home twice",
        "response": "the officer visits the same day",
    }
    return Strategy.objects.create(record=plan.record, owner=plan.owner, plan=plan, risk=risk, **said | more)


def signature(plan: Plan, user: User, signs_as: str, **more: Any) -> Signature:
    return Signature.objects.create(
        record=plan.record,
        owner=plan.owner,
        plan=plan,
        signed_by=user,
        signs_as=signs_as,
        agency_kind="police",
        signed_at=NOON,
        **more,
    )


def changed(record: Record, by: User, kind: str = "job", **more: Any) -> Call:
    """A change of circumstances that calls for a look at the plan."""
    said = {
        "since": LONG_AGO,
        "known": "seen",
        "basis": "fact",
        "verified": True,
        "recorded_by": by,
        "recorded_at": NOON,
    }
    change = Change.objects.create(record=record, owner=record.lead, kind=kind, **said | more)
    return Call.objects.create(record=record, owner=record.lead, of=change, key="plan", due=REVIEW)


def victim(record: Record, name: str = "Una Secretname", **more: Any) -> VictimCare:
    other = Other.objects.create(record=record, owner=record.lead, category="victim", name=name)
    said = {"letter": "A", "wish": "yes"}
    return VictimCare.objects.create(record=record, owner=record.lead, other=other, **said | more)
