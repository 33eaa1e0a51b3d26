"""Each reason for which an act on a level 1 review is refused, from one table; and the states of the rules."""

from __future__ import annotations

from datetime import date

import pytest

from lawburrows.access.grades import Grade
from lawburrows.access.identity import take_in_hand
from lawburrows.access.models import Partner, Posting
from lawburrows.reviews import policy
from lawburrows.rules import reviews as rules
from lawburrows.rules.reviews import As, ReviewState, Turn
from tests.conftest import as_role
from tests.factories import reviews as make
from tests.people import LONG_AGO, TODAY, on_the_day, share


@pytest.fixture
def case(world):
    with as_role("owner"):
        record = world.record(manager=world.aileen)
        Partner.objects.create(record=record, agency=world.fife, grade=Grade.FULL, starts=LONG_AGO)
        Partner.objects.create(record=record, agency=world.prisons, grade=Grade.FULL, starts=LONG_AGO)
        kept = {
            "draft": make.draft(record, world.aileen),
            "bare": make.draft(record, world.aileen, **make.SAME | {"risk": "other"}),
            "today": make.draft(record, world.aileen, **make.SAME, next_on=TODAY),
            "signed": make.signed(record, world.aileen, supervised=True),
            "done": make.signed(record, world.aileen, state="done"),
        }
        make.signature(kept["signed"], world.bashir, "joint", agency=world.fife)
    return world, record, kept


def signs(review, by):
    return policy.signs_as(review, review.signatures.all(), by=by)[0]


REFUSED = {
    "no permission": ("jamila", lambda r, k, by: policy.may_write(r, by=by, level=1), "Your role does not let you"),
    "no level": ("aileen", lambda r, k, by: policy.may_write(r, by=by, level=None), "Decide it first"),
    "level 2": ("aileen", lambda r, k, by: policy.may_write(r, by=by, level=2), "managed at level 2: a meeting"),
    "done": ("aileen", lambda r, k, by: policy.may_save(r, k["done"], by=by, level=1), "signed by all"),
    "unanswered": (
        "aileen",
        lambda r, k, by: policy.may_sign(k["draft"], by=by, level=1, on=TODAY),
        "Answer: Still level 1?",
    ),
    "without words": (
        "aileen",
        lambda r, k, by: policy.may_sign(k["bare"], by=by, level=1, on=TODAY),
        "What is different",
    ),
    "next is today": ("aileen", lambda r, k, by: policy.may_sign(k["today"], by=by, level=1, on=TODAY), "after today"),
    "signed before": (
        "aileen",
        lambda r, k, by: policy.may_sign(k["signed"], by=by, level=1, on=TODAY),
        "has signed it as it stands",
    ),
    "nothing waits": ("angus", lambda r, k, by: signs(k["draft"], by), "Nothing of this review waits"),
    "own review": ("aileen", lambda r, k, by: signs(k["signed"], by), "Nobody signs off their own review"),
    "twice": ("bashir", lambda r, k, by: signs(k["signed"], by), "You have signed it as it stands"),
    "another council": ("beth", lambda r, k, by: signs(k["signed"], by), "It waits for a supervisor of its author"),
    "no reasons": (
        "angus",
        lambda r, k, by: policy.may_return(k["signed"], signs(k["signed"], by), reason="no"),
        "Say in words why",
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", REFUSED)
def test_is_refused(case, name):
    world, record, kept = case
    who, ask, why = REFUSED[name]
    with on_the_day(getattr(world, who)) as by:
        take_in_hand(by, record.pk, grade=Grade.FULL)
        for one in kept.values():
            one.record = record
        verdict = ask(record, kept, by)
    assert not verdict
    assert why in verdict.reason


@pytest.mark.django_db
def test_who_signs_as_what(case):
    world, record, _ = case
    with as_role("owner"):
        fresh = make.signed(record, world.aileen, supervised=True)
        share(record, world.fergus, grade=Grade.FULL)
    fresh.record = record
    found = {}
    for name in ("angus", "beth", "bashir", "effie", "catriona"):
        with on_the_day(getattr(world, name)) as by:
            found[name] = policy.signs_as(fresh, fresh.signatures.all(), by=by)[1]
    assert found == {
        "angus": As.SUPERVISOR,
        "beth": As.JOINT,
        "bashir": As.JOINT,
        "effie": As.SUPERVISOR,
        "catriona": None,
    }
    with as_role("owner"):  # at two councils, of which one is in the case: the other does not sign
        for user in (world.beth, world.effie):
            elsewhere = {"agency": world.dundee, "area": world.dundee_area, "role": "social_work_manager"}
            Posting.objects.create(user=user, starts=date(2019, 1, 1), **elsewhere)
    for user, expected in (
        (world.beth, (As.JOINT, world.fife)),
        (world.effie, (As.SUPERVISOR, world.agencies["mappa-fife"])),
    ):
        with on_the_day(user) as by:
            assert policy.signs_as(fresh, fresh.signatures.all(), by=by)[1:] == expected
    with on_the_day(world.fergus) as by:
        assert "You were let in to read" in policy.may_write(record, by=by, level=1).reason
    with on_the_day(world.aileen) as by:
        record.closed_on = TODAY
        assert policy.may_write(record, by=by, level=1).reason == "This record is closed"
        record.merged_into_id = record.pk
        assert "merged into another" in policy.may_write(record, by=by, level=1).reason


class TestTheStates:
    def test_each_is_reached_and_has_somebody_whose_turn_it_is(self):
        led_to = {one for row in rules.STATES for one in row.then} | {ReviewState.DRAFT}
        assert led_to == set(ReviewState)
        for row in rules.STATES:
            assert (row.turn is Turn.NOBODY) == (not row.then), row.state
            assert row.clock

    def test_the_other_authority_signs_only_where_there_is_supervision(self):
        assert rules.needed(supervised=False) == (As.AUTHOR, As.SUPERVISOR)
        assert rules.needed(supervised=True) == (As.AUTHOR, As.SUPERVISOR, As.JOINT)


@pytest.mark.django_db
def test_a_coordinator_of_another_area_who_sees_it_by_another_post_does_not_sign_off(case):
    world, record, _ = case
    with as_role("owner"):
        fresh = make.signed(record, world.aileen, supervised=False)
        where = world.areas["Tayside region"]
        Posting.objects.create(user=world.bashir, agency=world.dundee, area=where, role="coordinator", starts=LONG_AGO)
    fresh.record = record
    with on_the_day(world.bashir) as by:
        assert policy.signs_as(fresh, fresh.signatures.all(), by=by)[1] is None
