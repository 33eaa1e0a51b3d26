"""Why something cannot be done, said in words: one row a refusal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lawburrows.access.identity import System, acting
from lawburrows.breaches import policy, queries
from lawburrows.breaches.basis import Basis
from lawburrows.breaches.chain import State
from lawburrows.people.models import Address
from tests.conftest import as_role
from tests.factories import breaches as make
from tests.factories import orders
from tests.people import NOON, TODAY, on_the_day

pytestmark = pytest.mark.django_db
ENOUGH = "the station's register was read"
FEW = "because"
SOUND = Basis()


def moved(one, to, *, by, **more):
    return policy.may_move(one, to, by=by, basis=more.pop("basis", None) or queries.basis_of(one, by=by), **more)


MOVES = [
    # where it stands, by whom, what is done, why not
    ("suspected", "angus", State.REPORTED, {}, "It is suspected, not yet considered: that cannot follow"),
    ("considered", "angus", State.CONSIDERED, {}, "that cannot follow"),
    ("convicted", "angus", State.WARNED, {}, "This has come to its end"),
    ("considered", "aileen", State.NO_BREACH, {}, "Your role does not let you decide what follows"),
    ("suspected", "bashir", State.WITHDRAWN, {}, "Whoever raised it withdraws it"),
    ("considered", "angus", State.RECALL_ASKED, {}, "does not follow from a requirement of this sort"),
    ("considered", "angus", State.WARNED, {"happened_on": TODAY + timedelta(days=1)}, "5 December 2026 lies ahead"),
    ("considered", "angus", State.WARNED, {"happened_on": date(2026, 3, 1)}, "The step before was on 2 March 2026"),
    ("considered", "angus", State.WARNED, {"grounds": FEW}, "Say in words why"),
    ("considered", "callum", State.WARNED, {}, "Your role does not let you record"),
]


@pytest.mark.parametrize(("state", "who", "to", "more", "why"), MOVES)
def test_a_move_is_refused(world, record, state, who, to, more, why):
    with as_role("owner"):
        one = make.considered(record, by=world.aileen)
        one.state = state
    with on_the_day(getattr(world, who)) as by:
        verdict = policy.may_move(one, to, by=by, basis=SOUND, on=TODAY, **more)
    assert not verdict
    assert why in verdict.reason


def test_nothing_unverified_supports_a_report(world, record):
    with as_role("owner"):
        one = make.suspicion(record, by=world.aileen, state="considered", rule_unverified=True)
        told, view = make.evidence(one), make.evidence(one, verified=world.aileen, opinion=True)
    with on_the_day(world.angus) as by:
        basis = queries.basis_of(one, by=by)
        why = [policy.supports_a_report(one, basis).reason]
        with as_role("owner"):
            considered = make.consideration(one, by=world.aileen, excuse="reasonable")
        basis = queries.basis_of(one, by=by)
        why.append(policy.supports_a_report(one, basis).reason)
        why.append(policy.supports_a_report(one, replace(basis, evidence=[view])).reason)
        with as_role("owner"):
            told.change(version=1, state="verified", how=ENOUGH, judged_by=world.aileen, judged_on=TODAY)
        basis = queries.basis_of(one, by=by)
        assert "not possible yet" in policy.what_next(one, basis)
        why.append(policy.supports_a_report(one, basis).reason)
        considered.rule_checked = "Legal services, on 3 March"
        why.append(policy.supports_a_report(one, replace(basis, considered=considered)).reason)
        considered.excuse = "not_reasonable"
        assert policy.supports_a_report(one, replace(basis, considered=considered))
    for found, part in zip(
        why,
        (
            "Nobody has considered",
            "1 of what it rests on is not verified",
            "needs at least one",
            "who confirmed the date",
            "excuse may be reasonable",
        ),
        strict=True,
    ):
        assert part in found


def test_one_failure_is_prosecuted_once_unless_somebody_says_that_it_is_another(world, record):
    with as_role("owner"):
        first = make.suspicion(record, by=world.aileen, state="charged", key="periodic_notification-2025-03-01")
        again = make.suspicion(record, by=world.aileen, state="reported", key="periodic_notification-2025-03-01")
        other = make.suspicion(record, by=world.aileen, state="reported", duty="travel", key="return-1")
    with on_the_day(world.aileen) as by:
        assert queries.basis_of(again, by=by).charged_already == [first]
        assert queries.basis_of(other, by=by).charged_already == []
        said = {"on": TODAY, "happened_on": TODAY, "grounds": ENOUGH}
        assert "one failure is prosecuted once" in moved(again, State.CHARGED, by=by, **said).reason
        assert moved(again, State.CHARGED, by=by, confirmed=True, **said)
        assert moved(again, State.CHARGED, by=by)
        assert moved(other, State.CHARGED, by=by, **said)
        assert list(policy.may_go_on(other, by=by, basis=queries.basis_of(other, by=by))) == [
            "charged",
            "not_proceeded",
        ]


def test_the_same_condition_on_days_that_overlap_is_the_same_failure(world, record):
    with as_role("owner"):
        condition = orders.condition(orders.order(record))
        rows = [make.suspicion(record, by=world.aileen, condition=condition, on=on) for on in (make.MARCH, TODAY)]
        rows.append(make.suspicion(record, by=world.aileen, condition=condition, last_day=TODAY))
        order = [make.suspicion(record, by=world.aileen, order=condition.order) for _ in range(2)]
    assert queries.same_failure(rows[0], rows) == [rows[2]]
    assert queries.same_failure(rows[2], rows) == rows[:2]
    assert queries.same_failure(order[0], [*rows, *order]) == [order[1]]


def test_nothing_that_works_by_itself_raises_a_suspicion(world, record):
    by = System("deadlines")
    with as_role("worker"), acting(by, at=NOON):
        assert "Only a person raises a suspicion" in policy.may_raise(record, by=by).reason


def test_what_was_decided_is_not_considered_again_and_what_ended_takes_nothing_more(world, record):
    with as_role("owner"):
        reported = make.suspicion(record, by=world.aileen, state="reported")
        ended = make.suspicion(record, by=world.aileen, state="warned")
        told = make.evidence(reported, verified=world.aileen)
        late = make.evidence(ended)
        day, ahead = make.court_date(reported), make.court_date(ended, day=TODAY + timedelta(days=1))
        done = make.court_date(reported, day=TODAY, happened="Continued", happened_by=world.aileen)
    with on_the_day(world.aileen) as by:
        refusals = (
            (policy.may_consider(reported, by=by), "it was considered before that"),
            (policy.may_work_on(ended, by=by), "This has come to its end"),
            (policy.may_judge(told, "verified", by=by), "This is verified already"),
            (policy.may_judge(told, "set_aside", by=by, how=FEW), "Say in words how you know"),
            (policy.may_judge(late, "verified", by=by), "This has come to its end"),
            (policy.may_add_court_date(reported, by=by), "there is no date in court yet"),
            (policy.may_record_hearing(ahead, by=by, on=TODAY), "nothing has happened in court yet"),
            (policy.may_record_hearing(done, by=by, on=TODAY), "What happened is recorded already"),
        )
        assert policy.may_record_hearing(day, by=by, on=TODAY)
        assert policy.may_judge(told, "set_aside", by=by, how=ENOUGH)
        reported.state = "charged"
        assert policy.may_add_court_date(reported, by=by, day=TODAY - timedelta(days=1))
        refusals += ((policy.may_add_court_date(reported, by=by, day=TODAY), "4 December 2026 is recorded already"),)
        assert policy.what_next(ended, queries.basis_of(ended, by=by)) == ""
    assert [(one.reason, part) for one, part in refusals if part not in one.reason] == []


def test_wanted_and_missing_end_once_and_not_before_they_began(world, record):
    with as_role("owner"):
        warrant, gone = make.wanted(record, by=world.aileen), make.missing(record, by=world.aileen)
    with on_the_day(world.aileen) as by:
        earlier, later = date(2026, 3, 1), TODAY + timedelta(days=1)
        refusals = [
            (policy.may_record_missing(record, by=by), "recorded as missing already"),
            (policy.may_end(warrant, by=by, on=TODAY, ended_on=earlier), "It began on 2 March 2026"),
            (policy.may_end(gone, by=by, on=TODAY, ended_on=later), "5 December 2026 lies ahead"),
            (policy.may_end(gone, by=by, on=TODAY, because=FEW), "Say in words why"),
        ]
        assert policy.may_end(gone, by=by, on=TODAY, ended_on=TODAY, because=ENOUGH)
        assert policy.may_record_wanted(record, by=by)
        gone.ended_on = TODAY
        refusals.append((policy.may_end(gone, by=by, on=TODAY), "This has ended already"))
    assert [(one.reason, part) for one, part in refusals if part not in one.reason] == []


def test_a_warrant_to_enter_is_for_the_notified_address_and_lasts_as_the_sheriff_set_it(world, record):
    with as_role("owner"):
        home = Address.objects.get(record=record)
        work = Address.objects.create(record=record, owner=world.police, use="work", lines="3 Pretend Wynd")
        asked, refused = (make.search(record, home, by=world.aileen, state=state) for state in ("applied", "refused"))
        granted = make.search(record, home, by=world.aileen, state="granted", expires_on=date(2026, 4, 2))
    with on_the_day(world.aileen) as by:
        refusals = [
            (policy.may_apply_to_enter(record, by=by, address=work, on=TODAY), "that the person has notified"),
            (policy.may_add_attempt(refused, by=by), "The warrant was refused by the sheriff"),
            (
                policy.may_take_on(asked, "executed", by=by, on=TODAY),
                "applied for, not answered yet: that cannot follow",
            ),
            (
                policy.may_take_on(asked, "granted", by=by, on=TODAY, happened_on=date(2026, 3, 1)),
                "The step before was",
            ),
            (
                policy.may_take_on(asked, "granted", by=by, on=TODAY, happened_on=TODAY + timedelta(days=1)),
                "5 December 2026 lies ahead",
            ),
            (
                policy.may_take_on(granted, "executed", by=by, on=TODAY, happened_on=date(2026, 4, 3)),
                "The warrant ended with 2 April 2026",
            ),
        ]
        assert policy.may_apply_to_enter(record, by=by, address=home, on=TODAY)
        assert policy.may_apply_to_enter(record, by=by)
        home.ends = TODAY
        refusals.append((policy.may_apply_to_enter(record, by=by, address=home, on=TODAY), "has notified"))
        assert policy.may_take_on(granted, "executed", by=by, on=TODAY, happened_on=date(2026, 4, 2))
        assert policy.may_take_on(granted, "lapsed", by=by, on=TODAY, happened_on=date(2026, 4, 3))
        assert policy.may_add_attempt(granted, by=by)
    assert [(one.reason, part) for one, part in refusals if part not in one.reason] == []
