"""Each reason for which an act on an action is refused, from one table; and the states of the rules."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lawburrows.access.grades import Grade
from lawburrows.access.identity import take_in_hand
from lawburrows.access.models import Partner
from lawburrows.actions import policy, queries
from lawburrows.rules import actions as rules
from lawburrows.rules.actions import ActionState, GivenBy, Turn
from tests.conftest import as_role
from tests.factories.actions import action
from tests.people import LONG_AGO, TODAY, on_the_day, share

LATE = TODAY - timedelta(days=1)
SOON = TODAY + timedelta(days=3)


@pytest.fixture
def case(world):
    with as_role("owner"):
        record = world.record(manager=world.aileen)
        Partner.objects.create(record=record, agency=world.fife, grade=Grade.FULL, starts=LONG_AGO)
        Partner.objects.create(record=record, agency=world.prisons, grade=Grade.FULL, starts=LONG_AGO)
        kept = {
            "open": action(record, world.bashir, world.aileen, agency=world.fife),
            "reported": action(record, world.bashir, world.aileen, agency=world.fife, state="reported", outcome="done"),
            "ended": action(record, world.bashir, world.aileen, agency=world.fife, state="done", outcome="done"),
        }
    return world, record, kept


REFUSED = {
    "no permission": ("jamila", lambda r, k, by: policy.may_give(r, by=by), "Your role does not let you give actions"),
    "vague": (
        "aileen",
        lambda r, k, by: policy.may_give(r, by=by, what="see to it"),
        "Say in words what is to be done",
    ),
    "past": ("aileen", lambda r, k, by: policy.may_give(r, by=by, due=LATE), "due today or later"),
    "not theirs": (
        "catriona",
        lambda r, k, by: policy.may_report(k["open"], by=by),
        "Bashir Invented, Fife Council, has",
    ),
    "reported": ("bashir", lambda r, k, by: policy.may_report(k["reported"], by=by), "reported already"),
    "no words": ("bashir", lambda r, k, by: policy.may_report(k["open"], by=by, words="yes"), "Say in words what came"),
    "nothing waits": (
        "aileen",
        lambda r, k, by: policy.may_answer(k["open"], by=by),
        "No outcome of this action waits",
    ),
    "not the giver": ("bashir", lambda r, k, by: policy.may_answer(k["reported"], by=by), "Aileen Invented gave this"),
    "own report": (
        "aileen",
        lambda r, k, by: policy.may_answer(k["reported"], by=by, reported_by=by.pk),
        "Nobody accepts what they reported themselves",
    ),
    "no reasons": ("aileen", lambda r, k, by: policy.may_answer(k["reported"], by=by, reason="no"), "Say in words why"),
    "ended": ("aileen", lambda r, k, by: policy.may_change(k["ended"], by=by), "This action has ended"),
    "answer first": ("aileen", lambda r, k, by: policy.may_change(k["reported"], by=by), "Accept or return"),
    "not to change": (
        "bashir",
        lambda r, k, by: policy.may_change(k["open"], by=by),
        "gave this action and changes it",
    ),
    "date of another": (
        "beth",
        lambda r, k, by: policy.may_change(k["open"], by=by, due=SOON),
        "Aileen Invented gave the date",
    ),
    "back in time": ("aileen", lambda r, k, by: policy.may_change(k["open"], by=by, due=LATE), "today or later"),
    "why": ("aileen", lambda r, k, by: policy.may_change(k["open"], by=by, why="late"), "Say in words why"),
    "not read": ("gavin", lambda r, k, by: policy.may_read(r, by=by), "You do not see this record in full"),
    "nowhere posted": (
        "aileen",
        lambda r, k, by: queries.may_have(k["open"].whose, r.lead, r, on=TODAY),
        "Bashir Invented has no posting in Police Scotland",
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", REFUSED)
def test_is_refused(case, name):
    world, record, kept = case
    who, ask, why = REFUSED[name]
    with on_the_day(getattr(world, who)) as by:
        for one in kept.values():
            one.record = record
        verdict = ask(record, kept, by)
    assert not verdict
    assert why in verdict.reason


@pytest.mark.django_db
class TestWhoMayHaveOne:
    def test_an_agency_outside_the_case_is_let_in_first_and_whoever_sees_a_summary_has_none(self, case):
        world, record, _ = case
        with on_the_day(world.aileen) as by:
            take_in_hand(by, record.pk, grade=Grade.FULL)
            assert queries.may_have(world.bashir, world.fife, record, on=TODAY)
            outside = queries.may_have(world.gavin, world.dundee, record, on=TODAY)
            summary = queries.may_have(world.callum, world.prisons, record, on=TODAY)
            names = {one.user.name for one in queries.owners(record, on=TODAY)}
        assert "Make it a partner first, under Who is in the case" in outside.reason
        assert "does not see this case in full" in summary.reason
        assert {"Aileen Invented", "Bashir Invented", "Catriona Invented"} <= names
        assert not {"Gavin Invented", "Callum Invented", "Hamish Invented"} & names

    def test_whoever_was_let_in_to_read_or_finds_it_closed_or_merged_writes_nothing(self, case):
        world, record, _ = case
        with as_role("owner"):
            share(record, world.fergus, grade=Grade.FULL)
        with on_the_day(world.fergus) as by:
            assert "You were let in to read" in policy.may_give(record, by=by).reason
        with on_the_day(world.aileen) as by:
            assert policy.may_give(record, by=by)
            record.closed_on = TODAY
            assert policy.may_give(record, by=by).reason == "This record is closed"
            record.merged_into_id = record.pk
            assert "merged into another" in policy.may_give(record, by=by).reason

    def test_in_the_agency_that_has_it_the_manager_gives_it_on_and_keeps_its_date(self, case):
        world, record, kept = case
        kept["open"].record = record
        with on_the_day(world.beth) as by:
            assert policy.may_change(kept["open"], by=by, due=kept["open"].due, why="he is away until the spring")


class TestTheStates:
    def test_each_is_reached_and_has_somebody_whose_turn_it_is(self):
        led_to = {one for row in rules.STATES for one in row.then} | {ActionState.OPEN}
        assert led_to == set(ActionState) == set(rules.BY_STATE)
        for row in rules.STATES:
            assert (row.turn is Turn.NOBODY) == (not row.then), row.state
            assert row.clock

    def test_what_has_to_be_accepted_follows_from_what_gave_it(self):
        ask = rules.must_be_accepted
        assert set(rules.BY_GIVEN) == set(GivenBy)
        assert ask(GivenBy.MEETING, ActionState.DONE, own=False)
        assert not ask(GivenBy.REVIEW, ActionState.DONE, own=False)
        assert ask(GivenBy.REVIEW, ActionState.NOT_DONE, own=False)
        assert not ask(GivenBy.MEETING, ActionState.NOT_DONE, own=True)
