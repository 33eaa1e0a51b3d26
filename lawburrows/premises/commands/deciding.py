"""The decision with its reasons; a yearly review that is left out; an address that is no longer assessed; its actions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from lawburrows.access.models import hold
from lawburrows.actions.commands import give_action as give
from lawburrows.actions.intake import NewAction
from lawburrows.actions.models import Action
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.people.policy import agency_entering
from lawburrows.premises import acts, asking, policy, queries
from lawburrows.premises.intake import NewDecision
from lawburrows.premises.models import Assessment, Premises
from lawburrows.premises.telling import tell_the_case, withdraw
from lawburrows.rules.premises import who_leads
from lawburrows.rules.verdict import require

DECIDED_WITHOUT = "The assessment was decided"


@command
def decide_assessment(assessment: Assessment, *, new: NewDecision, version: int, by: Any, on: date) -> Assessment:
    """By whoever leads it. A part that is not signed is withdrawn, and the decision says why it did not wait."""
    hold(assessment.record_id)
    assessment.refresh_from_db()
    parts = asking.parts_of([assessment], by=by, on=on)[assessment.pk]
    unsigned = [one.part for one in parts if one.signed is None]
    require(
        policy.may_decide(
            assessment,
            by=by,
            unsigned=[str(one) for one in unsigned],
            because=new.missing_because,
            reasons=new.reasons,
        )
    )
    given = vars(new) | {
        "conditions": new.conditions if new.outcome == "conditions" else "",
        "missing_because": new.missing_because if unsigned else "",
    }
    assessment.change(version=version, state="decided", decided_on=on, decided_by=by, **given)
    write(acts.DECIDED, assessment, by=by, on=on, fields=tuple(given))
    for one in unsigned:
        withdraw(one, reason=DECIDED_WITHOUT, version=one.version, by=by, on=on)
    tell_the_case(assessment, by=by, on=on)
    return assessment


@command
def skip_review(premises: Premises, *, because: str, by: Any, on: date) -> Assessment:
    """The yearly review is left out, with reasons; the next is counted from the renewal date of this one."""
    hold(premises.record_id)
    shown = queries.one_of_them(premises.record, premises.pk, by=by, on=on)
    last, renewal = (shown.last.assessment if shown and shown.last else None), (shown.renewal if shown else None)
    require(policy.may_skip(premises, last, by=by, on=on, renewal=renewal, because=because))
    assert renewal is not None  # refused above
    record = premises.record
    made = Assessment.objects.create(
        record=record,
        owner=agency_entering(record, by=by),
        premises=premises,
        number=last.number + 1 if last else 1,
        why="yearly",
        notified_on=renewal,
        asked_on=on,
        asked_by=by,
        led_by=who_leads(supervised=queries.supervised(record, by=by, on=on)).key,
        state="skipped",
        reasons=because,
        decided_on=on,
        decided_by=by,
    )
    write(acts.SKIPPED, made, by=by, on=on, fields=("reasons", "notified_on"))
    return made


@command
def stop_assessing(premises: Premises, *, because: str, version: int, by: Any, on: date) -> Premises:
    """The address is not, or no longer, that of the person: nothing falls due of it, and nobody need write more."""
    hold(premises.record_id)
    require(policy.may_stop(premises, by=by, because=because))
    premises.change(version=version, ended_on=on, ended_because=because)
    write(acts.STOPPED, premises, by=by, on=on, fields=("ended_on", "ended_because"))
    running = Assessment.objects.visible_to(by).filter(premises=premises, state="gathering").first()
    if running is not None:
        for one in asking.parts_of([running], by=by, on=on)[running.pk]:
            if one.signed is None:
                withdraw(one.part, reason=because, version=one.part.version, by=by, on=on)
        running.change(version=running.version, state="stopped", reasons=because, decided_on=on, decided_by=by)
        write(acts.STOPPED, running, by=by, on=on, fields=("state", "reasons"))
    return premises


@command
def give_action(assessment: Assessment, *, new: NewAction, by: Any, on: date) -> Action:
    """A condition becomes one thing, to one person, by one date; it says which assessment gave it."""
    hold(assessment.record_id)
    assessment.refresh_from_db()
    require(policy.may_give_action(assessment, by=by))
    words = f"assessment {assessment.number} of {assessment.premises}"[:200]
    given = replace(new, given_kind="premises", given_key=str(assessment.pk), given_words=words)
    return give(assessment.record, new=given, by=by, on=on)
