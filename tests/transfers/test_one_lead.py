"""No order of events leaves a case without exactly one lead authority: offers, answers, custody, exit, merging, by chance."""

from __future__ import annotations

import itertools
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from hypothesis.strategies import booleans, integers, sampled_from

from lawburrows.access import commands as access
from lawburrows.access.models import Record, StaleEdit
from lawburrows.audit.models import Entry
from lawburrows.custody import commands as custody
from lawburrows.custody import queries as handovers
from lawburrows.custody.models import Handover
from lawburrows.orders.models import CategoryDecision
from lawburrows.people.commands.merge import merge_people
from lawburrows.people.models import Person
from lawburrows.rules.verdict import Refused
from lawburrows.transfers import commands
from lawburrows.transfers.models import Transfer
from tests.conftest import as_role
from tests.factories import orders as make
from tests.factories.people import make_person
from tests.people import LONG_AGO, TODAY, on_the_day
from tests.transfers.test_transfer import WHY, accept, decide, offer, refuse, works

pytestmark = pytest.mark.django_db
# What was not allowed, is there no more, or was changed meanwhile: nothing has happened then.
NOTHING = (Refused, StaleEdit, Record.DoesNotExist, AttributeError, IndexError)


class OneLead(RuleBasedStateMachine):
    """One person on a licence, led by the council of Fife, and a second record of the same person."""

    def __init__(self, world) -> None:
        super().__init__()
        self.world, self.done, self.passed, self.stays = world, 0, 0, 0
        self.point = transaction.savepoint()
        self.made: list[Transfer] = []
        with as_role("owner"):
            self.records = []
            for lead, manager in ((world.fife, world.bashir), (world.police, world.aileen)):
                record = make_person(world).record
                Record.objects.filter(pk=record.pk).update(lead=lead, manager=manager)
                self.records.append(Record.objects.get(pk=record.pk))
            make.order(self.records[0], kind="licence", on=LONG_AGO)
            CategoryDecision.objects.create(record=self.records[0], owner=world.fife, value=1, starts=LONG_AGO)
            Person.objects.filter(record__in=self.records).update(died_on=TODAY)

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.point)

    def does(self, act) -> None:
        """It happens whole or, where it is refused, not at all."""
        with suppress(*NOTHING), transaction.atomic():
            act()
            self.done += 1

    def mine(self, who, which=0) -> Record:
        return Record.objects.visible_to(who).get(pk=self.records[which].pk)

    @initialize(passes=booleans())
    def begins(self, passes) -> None:
        """With an offer; in half of the examples the lead has passed before chance begins."""
        self.offered("fife")
        if passes:
            self.accepted(at_once=True)
            assert self.passed == 1

    @rule(where=sampled_from(["fife", "dundee"]))
    def offered(self, where) -> None:
        world = self.world
        to = {"to_agency": world.police, "to_area": world.fife_area}
        if where == "dundee":
            to = {"to_agency": world.dundee, "to_area": world.dundee_area}
        self.does(lambda: self.made.append(offer(world, self.records[0], by=world.effie, **to)))

    @rule()
    def refused(self) -> None:
        self.does(lambda: refuse(self.world, self.made[-1]))

    @rule(decided=sampled_from(["goes_on", "stays"]))
    def decided(self, decided) -> None:
        self.does(lambda: decide(self.world, self.made[-1], decided, by=self.world.effie))

    @rule(at_once=booleans())
    def accepted(self, at_once) -> None:
        self.does(lambda: accept(self.world, self.made[-1]))
        if at_once:
            self.the_worker_comes_by()

    @rule()
    def withdrawn(self) -> None:
        def act() -> None:
            with on_the_day(self.world.effie) as who:
                record = self.mine(who)
                waiting = handovers.open_handover(record, by=who)
                waiting.record = record
                custody.withdraw_handover(waiting, version=waiting.version, reason=WHY, by=who, on=TODAY)

        self.does(act)

    @precondition(lambda self: self.stays < 4)
    @rule(days=integers(1, 300))
    def in_and_out_of_prison(self, days) -> None:
        def act() -> None:
            self.stays += 1
            with on_the_day(self.world.effie) as who:
                record = self.mine(who)
                if handovers.held(record.pk, by=who) is None:
                    starts = TODAY - timedelta(days=days)
                    custody.record_admission(record, establishment="HMP Invented", starts=starts, by=who, on=TODAY)
                else:
                    custody.record_release(record, ends=TODAY, by=who, on=TODAY)

        self.does(act)

    @rule()
    def leaves_or_comes_back(self) -> None:
        def act() -> None:
            with on_the_day(self.world.effie) as who:
                record = self.mine(who)
                if record.closed_on:
                    commands.open_case_again(record, why="error", words=WHY, by=who, on=TODAY)
                else:
                    commands.close_case(record, reason="died", rationale=WHY, explained={}, by=who, on=TODAY)

        self.does(act)

    @rule()
    def area_corrected(self) -> None:
        def act() -> None:
            with on_the_day(self.world.effie) as who:
                record, to = self.mine(who), self.world.dundee_area
                access.change_area(record, area=to, reason=WHY, version=record.version, by=who, on=TODAY)

        self.does(act)

    @precondition(lambda self: self.done > 4)
    @rule(kept=integers(0, 1))
    def merged(self, kept) -> None:
        def act() -> None:
            with on_the_day(self.world.effie) as who:
                both = self.mine(who, kept), self.mine(who, 1 - kept)
                merge_people(*both, reason=WHY, by=who, on=TODAY)

        self.does(act)

    @rule()
    def the_worker_comes_by(self) -> None:
        def act() -> None:
            self.passed += works()

        self.does(act)

    @invariant()
    def exactly_one_lead(self) -> None:
        with as_role("owner"):
            rows = list(Record.objects.filter(pk__in=[one.pk for one in self.records]))
            handed = list(Handover.objects.filter(record__in=rows))
            passed = Entry.objects.filter(act="access.lead_handed_over").count()
        now = {row.pk: row for row in rows}
        assert all(row.lead_id and row.area_id for row in rows)
        assert sum(row.merged_into_id is None for row in rows) >= 1  # somebody leads this person
        assert passed == sum(one.state == "in_effect" for one in handed)
        open_ = sorted((one for one in handed if one.state in Handover.OPEN), key=lambda one: str(one.record_id))
        for record, some in itertools.groupby(open_, key=lambda one: one.record_id):
            waiting = list(some)
            assert len(waiting) == 1
            assert now[record].closed_on is None
        # What was offered is the giver's until it has taken effect; another lead cannot have come in between.
        assert all(one.from_agency_id == now[one.record_id].lead_id for one in open_)


def test_no_order_of_events_leaves_a_case_without_exactly_one_lead_authority(world):
    done: list[OneLead] = []

    def begins() -> OneLead:
        done.append(OneLead(world))
        return done[-1]

    some = settings(
        max_examples=6,
        stateful_step_count=16,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(begins, settings=some)
    assert {bool(one.passed) for one in done} == {True, False}


def test_the_database_holds_it_too(world):
    with as_role("owner"), pytest.raises(IntegrityError, match="exactly_one_lead|lead_id"), transaction.atomic():
        Record.objects.filter(pk=world.record().pk).update(lead=None)
