"""Asking for signatures, signing, and taking a version back to change it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access.identity import LONDON
from lawburrows.access.models import User, hold
from lawburrows.access.queries import may_know
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.circumstances.commands import deal_with_call
from lawburrows.circumstances.policy import may_deal_with
from lawburrows.notices.commands import tell
from lawburrows.notices.models import Notice
from lawburrows.orders.policy import agency_of
from lawburrows.plans import acts, policy, queries
from lawburrows.plans.models import Plan, Signature
from lawburrows.rules.plan import State, still_needed
from lawburrows.rules.verdict import require


def _held(plan: Plan) -> Plan:
    hold(plan.record_id)
    return (
        Plan.objects.select_for_update(of=("self",)).select_related("record__lead", "owner", "begun_by").get(pk=plan.pk)
    )


@command
def ask_for_signatures(plan: Plan, *, version: int, sign_by: date, gaps_because: str, by: Any, on: date) -> Plan:
    """The draft is ready to be signed, or is signed as it stands, with the reason; it is not changed meanwhile."""
    plan = _held(plan)
    whole = queries.whole(plan, by=by)
    found = queries.victim_named(plan.record, [gaps_because], by=by)
    require(policy.may_ask(whole, by=by, on=on, sign_by=sign_by, because=gaps_because, names=found))
    plan.change(version=version, state=State.WAITING.value, asked_on=on, sign_by=sign_by, gaps_because=gaps_because)
    write(acts.SIGNATURES_ASKED, plan, by=by, on=on, fields=("sign_by", "gaps_because"))
    supervised = queries.supervised(plan.record, by=by, on=on)
    _tell(plan, queries.who_signs(plan, supervised=supervised, on=on), Notice.Kind.PLAN_WAITS, by, on)
    return plan


@command
def sign_plan(plan: Plan, *, version: int, signs_as: str, by: Any, on: date) -> Signature:
    """One signature of this version; with the last that is needed it is in force, and the one before is replaced."""
    plan = _held(plan)
    whole = queries.whole(plan, by=by)
    supervised = queries.supervised(plan.record, by=by, on=on)
    require(policy.may_sign(whole, by=by, supervised=supervised, signs_as=signs_as))
    agency = policy.agency_signing(by) or agency_of(by)
    made = Signature.objects.create(
        record=plan.record,
        owner=agency,
        plan=plan,
        signs_as=signs_as,
        signed_by=by,
        agency_kind=agency.kind,
        signed_at=by.identity.now,
    )
    write(acts.SIGNED, made, by=by, on=on, fields=("signs_as",))
    signed = queries.whole(plan, by=by).signed()
    if still_needed(signed, supervised=supervised):
        plan.change(version=version)  # whoever read it before this signature reads it again
    else:
        if before := queries.plan_in_force(plan.record, by=by):
            before.change(version=before.version, state=State.REPLACED.value, ended_on=on)
        plan.change(version=version, state=State.IN_FORCE.value, in_force_on=on)
        for call in queries.changes_calling(plan.record, by=by):
            known = call.of.recorded_at.astimezone(LONDON).date()
            if plan.asked_on and known <= plan.asked_on and may_deal_with(call, by=by):
                done = f"Version {plan.number} of the risk management plan is in force"
                deal_with_call(call, done=done, version=call.version, by=by, on=on)
        named = [plan.begun_by, plan.record.manager, plan.record.supervising_officer]
        told = may_know([one for one in named if one is not None], plan.record, on=on)
        _tell(plan, told, Notice.Kind.PLAN_IN_FORCE, by, on)
    return made


@command
def take_back(plan: Plan, *, by: Any, on: date) -> Plan:
    """Back to a draft, to be changed. What was signed was another text: the signatures stay, and no longer count."""
    plan = _held(plan)
    require(policy.may_take_back(plan, by=by))
    for one in Signature.objects.visible_to(by).filter(plan=plan, taken_back_on=None):
        one.change(version=one.version, taken_back_on=on)
    plan.change(version=plan.version, state=State.DRAFT.value, asked_on=None, sign_by=None, gaps_because="")
    write(acts.TAKEN_BACK, plan, by=by, on=on, fields=("state",))
    return plan


def _tell(plan: Plan, users: list[User], kind: Notice.Kind, by: Any, on: date) -> None:
    address = reverse("plans:version", args=[plan.record.ref, plan.pk])
    for user in users:
        if user.pk != by.pk:
            tell(user, kind, record=plan.record, whose=by, by=by, on=on, address=address)
