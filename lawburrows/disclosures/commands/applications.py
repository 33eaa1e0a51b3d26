"""An application from first contact to its answer. Nothing of it is written on a record before it is matched."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from lawburrows.access.models import Area, Record, User
from lawburrows.audit.act import Act
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.disclosures import acts, policy, queries
from lawburrows.disclosures.models import Application, ApplicationAnswer, ApplicationMatch
from lawburrows.people.policy import agency_entering
from lawburrows.rules.applications import State
from lawburrows.rules.verdict import Refused, require


def _move(one: Application, after: State, act: Act, *, version: int, by: Any, on: date, **values: Any) -> Application:
    assert after in State(one.state).row.follows, f"{after} does not follow {one.state}"
    one.change(version=version, state=after.value, **values)
    write(act, one, by=by, on=on, fields=("state", *values))
    return one


@command
def take_application(area: Area, *, values: Mapping[str, Any], by: Any, on: date) -> Application:
    """Kept whatever comes of it, so that a pattern is seen."""
    require(policy.may_take(by=by, area=area.pk, urgent=bool(values["urgent"]), protection=values["protection"]))
    number = queries.next_application(area.pk, by=by)
    made = Application.objects.create(area=area, number=number, taken_by=by, taken_on=on, **values)
    write(acts.APPLICATION_TAKEN, made, by=by, on=on, fields=tuple(values))
    return made


@command
def check_application(one: Application, *, checks: str, version: int, by: Any, on: date) -> Application:
    require(policy.may_check(one, by=by, checks=checks))
    return _move(one, State.CHECKED, acts.APPLICATION_CHECKED, version=version, by=by, on=on, checks=checks)


@command
def meet_applicant(
    one: Application, *, met_on: date, identity: str, met_words: str, version: int, by: Any, on: date
) -> Application:
    require(policy.may_meet(one, by=by, on=on, met_on=met_on))
    values = {"met_on": met_on, "identity": identity, "met_words": met_words}
    return _move(one, State.MET, acts.APPLICATION_MET, version=version, by=by, on=on, **values)


@command
def match_application(one: Application, record: Record, *, why: str, by: Any, on: date) -> ApplicationMatch:
    """From here a disclosure can be begun from it, in the record."""
    require(policy.may_match(one, record, by=by))
    if any(each.record_id == record.pk for each in queries.matches_of(one, by=by)):
        raise Refused("It is matched with this record already")
    made = ApplicationMatch.objects.create(
        record=record,
        owner=agency_entering(record, by=by),
        application=one,
        matched_by=by,
        matched_on=on,
        why=why,
    )
    write(acts.APPLICATION_MATCHED, made, by=by, on=on, fields=("application", "why"))
    return made


@command
def decide_application(
    one: Application, *, outcome: str, reason: str, words: str, given_by: User, version: int, by: Any, on: date
) -> Application:
    """Kept apart from the application: who handles others in the area does not learn from it what stands in a record."""
    matched = bool(queries.matches_of(one, by=by))
    require(policy.may_decide_application(one, by=by, outcome=outcome, reason=reason, matched=matched))
    if given_by not in queries.who_answers(one, on=on):
        raise Refused(f"{given_by} does not handle applications in this area. Choose somebody else")
    ApplicationAnswer.objects.create(
        application=one,
        area=one.area,
        outcome=outcome,
        reason=reason,
        words=words,
        decided_by=by,
        decided_on=on,
        given_by=given_by,
    )
    return _move(one, State.DECIDED, acts.APPLICATION_DECIDED, version=version, by=by, on=on)


@command
def answer_application(
    one: Application, *, given_to: str, undertaking: bool, version: int, by: Any, on: date
) -> Application:
    """To whom it was given goes into the trail beside its entry, as the log of disclosures asks."""
    answer = queries.answer_of(one, by=by)
    require(policy.may_answer(one, by=by, answer=answer))
    ApplicationAnswer.objects.visible_to(by).filter(application=one.pk).update(
        given_on=on, given_to=given_to, undertaking=undertaking
    )
    one.change(version=version, state=State.ANSWERED.value)
    aside = f"To: {given_to}. Why: {answer.reason}" if answer else ""
    write(acts.APPLICATION_ANSWERED, one, by=by, on=on, fields=("state", "given_to", "undertaking"), aside=aside)
    return one


@command
def close_application(one: Application, *, reason: str, version: int, by: Any, on: date) -> Application:
    require(policy.may_close(one, by=by, reason=reason))
    values = {"closed_on": on, "closed_because": reason}
    return _move(one, State.CLOSED, acts.APPLICATION_CLOSED, version=version, by=by, on=on, **values)
