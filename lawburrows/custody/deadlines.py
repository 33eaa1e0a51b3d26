"""What falls due while somebody is in custody, before release, and while a handover waits."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Mapping, Sequence
from datetime import date

from lawburrows.access.identity import LONDON
from lawburrows.custody import queries
from lawburrows.custody.models import CustodyStep, Handover
from lawburrows.governance.queries import LimitsOf
from lawburrows.orders.due import PRISON_CONTACT, Dates, Due, due_on_page
from lawburrows.orders.facts import AWAY, AwayFrom, Facts
from lawburrows.orders.reading import Reading
from lawburrows.orders.sentences import dates_of
from lawburrows.rules import beforehand
from lawburrows.rules.beforehand import before
from lawburrows.rules.deadline import Step, deadline, in_words
from lawburrows.rules.intervals import interval
from lawburrows.rules.source import Source, remembered

TOLD = Source("The prison service's own date", "")
ENTRIES = Source("The entries of this record", "")
WORKED_OUT = remembered("Release as it is worked out here", "the prison service's own date goes before it")
ACT = "custody:custody"
Steps = Sequence[tuple[str, date]]


def dates_in(reading: Reading) -> dict[uuid.UUID, Dates]:
    """Of each of these people, in a fixed number of queries; nothing is read of those who are at liberty."""
    by, on = reading.by, reading.on
    found: dict[uuid.UUID, Dates] = {}
    held = {record: time for record, facts in reading.facts.items() if (time := _held_now(facts))}
    if held:
        keys = list(held)
        stays, told, done = (
            queries.stays_now(keys, by=by),
            queries.told_release(keys, by=by),
            queries.steps_for(keys, by=by),
        )
        agreed, closed = reading.agreed.figures(beforehand.TABLE), reading.agreed.bank_holidays
        for record, absence in held.items():
            since = absence.starts
            steps = [step for step in done.get(record, ()) if step[1] >= since]
            due: list[Due] = []
            met: dict[str, date] = {}
            if record in stays:
                _in_prison(record, stays[record], steps, reading.limits, closed, due, met)
            stated = told.get(record)
            release = (stated.day, TOLD) if stated else _worked_out(reading.facts[record], since)
            if release:
                _before_release(release, f"liberation-{absence.id}", steps, agreed, due, met)
            _progression(steps, agreed, due, met, on)
            found[record] = Dates(tuple(due), met)
    for handover in queries.open_handovers(reading.records, by=by):
        known = found.get(handover.record_id, Dates())
        more, met_on = _handover(handover, on)
        found[handover.record_id] = Dates((*known.deadlines, *more), known.fulfilled | met_on)
    return found


def _held_now(facts: Facts) -> AwayFrom | None:
    """The time in custody that lasts."""
    return next((time for time in reversed(facts.absences) if time.ends is None and time.kind == AWAY["custody"]), None)


def _in_prison(
    record: uuid.UUID,
    began: date,
    steps: Steps,
    limits: LimitsOf,
    closed: frozenset[date],
    due: list[Due],
    met: dict[str, date],
) -> None:
    """Induction, designation letter and case conferences, from an admission whose prison is recorded."""

    def add(limit: str, day: date, key: str) -> None:
        found = interval(limits.row(limit, on=day, record=record), day, holidays=closed)
        due.append(due_on_page(found, key, ACT, "Record it", PRISON_CONTACT))

    for kind in (CustodyStep.Kind.INDUCTION, CustodyStep.Kind.DESIGNATION):
        key = f"{kind.value}-{began}"
        if days := _days(steps, kind):
            met[key] = days[0]
        else:
            add(kind.value, began, key)
    held = _days(steps, CustodyStep.Kind.CONFERENCE)
    first = f"first_case_conference-{began}"
    if not held:
        add("first_case_conference", began, first)
        return
    met[first] = held[0]
    met |= {f"case_conference-{earlier}": later for earlier, later in itertools.pairwise(held)}
    add("case_conference", held[-1], f"case_conference-{held[-1]}")


def _days(steps: Steps, kind: str) -> list[date]:
    return [day for each, day in steps if each == kind]


def _worked_out(facts: Facts, since: date) -> tuple[date, Source] | None:
    """The last release that the sentences give, if it lies in this time of custody."""
    days = [
        one.day for dates in dates_of(facts.convictions).values() for one in dates.dated if one.key.endswith("-release")
    ]
    last = max(days, default=None)
    return (last, WORKED_OUT) if last and last > since else None


def _before_release(
    release: tuple[date, Source],
    key: str,
    steps: Steps,
    agreed: Mapping[str, str],
    due: list[Due],
    met: dict[str, date],
) -> None:
    day, source = release
    what = "Release, as far as it is known"
    for kind, act, label in (
        (CustodyStep.Kind.NOTIFICATION, "referrals:notify", "Make the MAPPA notification"),
        (CustodyStep.Kind.REFERRAL, "referrals:refer", "Make the referral"),
    ):
        mine = f"{kind.value}-{day}"
        if days := _days(steps, kind):
            met[mine] = days[-1]
        else:
            made = before(kind.value, day, what, agreed.get(kind.value))
            made = deadline(
                made.kind,
                made.what,
                made.due,
                made.source,
                (Step(what, in_words(day), source), *made.steps[1:]),
                harm=made.harm,
            )
            due.append(due_on_page(made, mine, act, label, PRISON_CONTACT))
    words = "Release is due: record it, or the prison service's new date"
    released = deadline("liberation", words, day, source, (Step(words, in_words(day), source),), harm=5)
    due.append(due_on_page(released, key, ACT, "See custody", PRISON_CONTACT))


def _progression(steps: Steps, agreed: Mapping[str, str], due: list[Due], met: dict[str, date], on: date) -> None:
    """Papers before a planned move to the open estate."""
    papers = _days(steps, CustodyStep.Kind.OPEN_PAPERS)
    for day in _days(steps, CustodyStep.Kind.OPEN_ESTATE):
        key = f"open_estate_papers-{day}"
        ready = [each for each in papers if each <= day]
        if ready:
            met[key] = ready[-1]
        elif day >= on:
            made = before("open_estate_papers", day, "Transfer to the open estate", agreed.get("open_estate_papers"))
            due.append(due_on_page(made, key, ACT, "Record it", PRISON_CONTACT))


def _handover(handover: Handover, on: date) -> tuple[tuple[Due, ...], dict[str, date]]:
    key = f"handover-{handover.pk}"
    if handover.state == Handover.State.IN_EFFECT and handover.took_effect_on:
        return (), {key: handover.took_effect_on}
    accepted = handover.state == Handover.State.ACCEPTED
    if accepted and handover.answered_at and handover.takes_effect_on >= on:
        return (), {key: handover.answered_at.astimezone(LONDON).date()}
    day = handover.takes_effect_on
    what = f"Handover to {handover.to_agency}: " + ("accepted, not in effect" if accepted else "not accepted yet")
    steps = (Step("Takes effect on, once it is accepted", in_words(day), ENTRIES),)
    made = deadline("handover", what, day, ENTRIES, steps, harm=5)
    return (due_on_page(made, key, ACT, "See the handover", ""),), {}
