"""Giving an action, saying what came of it, accepting or returning that, and changing whose it is or its date."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from lawburrows.access.grades import Grade
from lawburrows.access.identity import take_in_hand
from lawburrows.access.models import Agency, Record, User, hold
from lawburrows.access.queries import may_know
from lawburrows.actions import acts, policy, queries
from lawburrows.actions.intake import NewAction
from lawburrows.actions.models import Action, ActionStep
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.documents.models import StoredFile
from lawburrows.notices.commands import tell
from lawburrows.notices.models import Notice
from lawburrows.people.policy import agency_entering
from lawburrows.rules.actions import ActionState
from lawburrows.rules.verdict import Refused, Verdict, require


@command
def give_action(record: Record, *, new: NewAction, by: Any, on: date) -> Action:
    """To one person of one agency, who is told; by a meeting, a plan, a review, or by itself."""
    hold(record.pk)
    require(
        policy.may_give(
            record, by=by, what=new.what, due=new.due, owner=_may_have(new.whose, new.agency, record, by, on)
        )
    )
    made = Action.objects.create(
        record=record,
        owner=agency_entering(record, by=by),
        number=queries.next_number(record.pk, by=by),
        given_by=by,
        given_on=on,
        since=on,
        **vars(new),
    )
    write(acts.GIVEN, made, by=by, on=on, fields=("what", "agency", "whose", "due", "given_kind"))
    _tell(made, [new.whose], Notice.Kind.ACTION_GIVEN, by, on)
    return made


@command
def report_outcome(
    action: Action,
    *,
    outcome: str,
    words: str,
    evidence: StoredFile | None = None,
    version: int,
    by: Any,
    on: date,
) -> Action:
    """Done, not done or no longer needed, in words; where that has to be accepted, whoever gave it is asked."""
    require(policy.may_report(action, by=by, words=words))
    if evidence is not None and evidence.record_id != action.record_id:
        raise Refused("That document is not filed on this record")
    waits = policy.waits_for_giver(action, outcome)
    state = ActionState.REPORTED.value if waits else outcome
    action.change(version=version, state=state, outcome=outcome, since=on)
    _step(action, ActionStep.Kind.REPORTED, by, words=words, outcome=outcome, evidence=evidence)
    write(acts.REPORTED, action, by=by, on=on, fields=("outcome", "words", *(["evidence"] if evidence else [])))
    if waits:
        _tell(action, [action.given_by], Notice.Kind.ACTION_REPORTED, by, on)
    return action


@command
def accept_outcome(action: Action, *, version: int, by: Any, on: date, words: str = "") -> Action:
    """What was reported stands, and the action has ended."""
    require(policy.may_answer(action, by=by, reported_by=_reported_by(action)))
    action.change(version=version, state=action.outcome, since=on)
    _step(action, ActionStep.Kind.ACCEPTED, by, words=words, outcome=action.outcome)
    write(acts.ACCEPTED, action, by=by, on=on, fields=("state",))
    return action


@command
def return_action(action: Action, *, words: str, version: int, by: Any, on: date) -> Action:
    """It is open again, with the reasons; what was reported stays in its history."""
    require(policy.may_answer(action, by=by, reported_by=_reported_by(action), reason=words))
    action.change(version=version, state=ActionState.OPEN.value, outcome="", since=on)
    _step(action, ActionStep.Kind.RETURNED, by, words=words)
    write(acts.RETURNED, action, by=by, on=on, fields=("state", "words"))
    if _may_have(action.whose, action.agency, action.record, by, on):  # in the case still: the notice names the record
        _tell(action, [action.whose], Notice.Kind.ACTION_RETURNED, by, on)
    return action


@command
def change_action(
    action: Action,
    *,
    due: date | None = None,
    whose: User | None = None,
    agency: Agency | None = None,
    words: str,
    version: int,
    by: Any,
    on: date,
) -> Action:
    """Another date or another person, and why; what it was stays. Carried from meeting to meeting, it is another date."""
    day, user, where = due or action.due, whose or action.whose, agency or action.agency
    require(policy.may_change(action, by=by, due=day, why=words))
    moved, given_on = day != action.due, (user.pk, where.pk) != (action.whose_id, action.agency_id)
    if not (moved or given_on):
        raise Refused("Nothing would change: enter another date or another person")
    if given_on:
        require(_may_have(user, where, action.record, by, on))
    was, whose_was = action.due, action.whose
    action.change(version=version, due=day, whose=user, agency=where)
    if moved:
        _step(action, ActionStep.Kind.MOVED, by, words=words, due_was=was, due_now=day)
    if given_on:
        _step(action, ActionStep.Kind.GIVEN_ON, by, words=words, whose_was=whose_was, whose_now=user)
        _tell(action, [user], Notice.Kind.ACTION_GIVEN, by, on)
    write(
        acts.CHANGED, action, by=by, on=on, fields=[name for name, yes in (("due", moved), ("whose", given_on)) if yes]
    )
    return action


def _may_have(user: User, agency: Agency, record: Record, by: Any, on: date) -> Verdict:
    """Who is in a case is read with its record in hand: a meeting gives actions of one after another."""
    require(policy.may_read(record, by=by))
    take_in_hand(by, record.pk, grade=Grade.FULL)
    return queries.may_have(user, agency, record, on=on)


def _reported_by(action: Action) -> Any:
    found = queries.last_report(action)
    return found.by_id if found else None


def _step(action: Action, kind: ActionStep.Kind, by: Any, **values: Any) -> ActionStep:
    owner = agency_entering(action.record, by=by)
    return ActionStep.objects.create(
        record=action.record,
        owner=owner,
        action=action,
        number=action.version,
        kind=kind,
        by=by,
        at=by.identity.now,
        **values,
    )


def _tell(action: Action, users: list[User], kind: Notice.Kind, by: Any, on: date) -> None:
    address = reverse("actions:action", args=[action.record.ref, action.pk])
    for user in may_know([one for one in users if one.pk != by.pk], action.record, on=on):
        tell(user, kind, record=action.record, whose=by, by=by, on=on, address=address)
