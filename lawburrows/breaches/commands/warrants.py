"""A warrant to enter and search: the application, attempts, the sheriff's answer, and what became of it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from lawburrows.access.models import Record
from lawburrows.audit.command import command
from lawburrows.audit.trail import record as write
from lawburrows.breaches import acts, policy
from lawburrows.breaches.intake import NewAttempt, NewSearch
from lawburrows.breaches.models import Attempt, SearchWarrant
from lawburrows.rules.verdict import Refused, require

AHEAD = "The day lies ahead: write down what has happened"


@command
def apply_to_enter(record: Record, *, new: NewSearch, by: Any, on: date) -> SearchWarrant:
    """An application of a senior officer for the notified address."""
    require(policy.may_apply_to_enter(record, by=by, address=new.address, on=on))
    if new.applied_on > on:
        raise Refused(AHEAD)
    made = SearchWarrant.objects.create(
        record=record,
        owner=policy.agency_of(by),
        recorded_by=by,
        address_said=new.address.whole or new.address.note,
        **vars(new),
    )
    write(acts.SEARCH_APPLIED, made, by=by, on=on, fields=("address", "officer", "rank", "grounds", "applied_on"))
    return made


@command
def add_attempt(warrant: SearchWarrant, *, new: NewAttempt, by: Any, on: date) -> Attempt:
    """An attempt to enter: before the sheriff's answer, or under the warrant."""
    require(policy.may_add_attempt(warrant, by=by))
    if new.day > on:
        raise Refused(AHEAD)
    under = warrant.state == SearchWarrant.State.GRANTED and bool(
        warrant.answered_on and new.day >= warrant.answered_on
    )
    made = Attempt.objects.create(
        record=warrant.record,
        owner=policy.agency_of(by),
        warrant=warrant,
        under=under,
        recorded_by=by,
        **asdict(new),
    )
    write(acts.SEARCH_ATTEMPTED, made, by=by, on=on, fields=("day", "by_whom", "what_happened"))
    return made


@command
def answer_search(
    warrant: SearchWarrant,
    *,
    to: str,
    answered_on: date,
    court: str,
    number: str = "",
    expires_on: date | None = None,
    answer_said: str = "",
    version: int,
    by: Any,
    on: date,
) -> SearchWarrant:
    """Granted or refused, by which court, until when; or the application was not pursued."""
    if to not in policy.ANSWERS:
        raise Refused("Select what the sheriff answered")
    require(policy.may_take_on(warrant, to, by=by, on=on, happened_on=answered_on))
    if to == SearchWarrant.State.NOT_PURSUED:
        values: dict[str, Any] = {"ended_on": answered_on, "ended_because": answer_said or "Not pursued"}
    else:
        values = {"answered_on": answered_on, "court": court, "answer_said": answer_said}
        if not court:
            raise Refused("Enter the sheriff court that answered")
    if to == SearchWarrant.State.GRANTED:
        if expires_on is not None and expires_on < answered_on:
            raise Refused("The warrant cannot end before the day on which it was granted")
        values |= {"number": number, "expires_on": expires_on}
    warrant.change(version=version, state=to, **values)
    write(acts.SEARCH_ANSWERED, warrant, by=by, on=on, fields=("state", *values))
    return warrant


@command
def end_search(
    warrant: SearchWarrant, *, to: str, day: date, said: str = "", version: int, by: Any, on: date
) -> SearchWarrant:
    """Executed with what was found, lapsed with the reason, or returned to the court."""
    state = SearchWarrant.State
    if to not in policy.ENDS:
        raise Refused("Select what became of the warrant")
    require(policy.may_take_on(warrant, to, by=by, on=on, happened_on=day))
    if to in (state.EXECUTED, state.LAPSED) and not said:
        raise Refused("Write down what was found, or why it was not executed")
    values: dict[str, Any] = {"returned_on": day}
    if to == state.EXECUTED:
        values = {"executed_on": day, "found": said}
    elif to == state.LAPSED:
        values = {"ended_on": day, "ended_because": said}
    warrant.change(version=version, state=to, **values)
    write(acts.SEARCH_ENDED, warrant, by=by, on=on, fields=("state", *values))
    return warrant
