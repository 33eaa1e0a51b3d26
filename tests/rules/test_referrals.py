"""The states of a referral, and the tests of the categories."""

from __future__ import annotations

import pytest

from lawburrows.rules.category_tests import QUESTIONS, Held, answers, fitting, forbids, to_confirm
from lawburrows.rules.guidance import GOVERNED
from lawburrows.rules.harm import RiskOfHarm
from lawburrows.rules.mappa import Category, Level
from lawburrows.rules.referrals import (
    OPEN,
    ROWS,
    Kind,
    Owner,
    State,
    after_acceptance,
    document,
    levels_for,
    limit_of,
)

NOBODY = Held(notifying=False, restricted=False, convicted=False, supervised=False)
FITS_THREE = Held(
    notifying=False, restricted=False, convicted=True, supervised=True, risk=RiskOfHarm.HIGH, level=Level.TWO
)


def test_every_state_is_reached_has_an_owner_and_a_clock():
    reached, before = {State.DRAFT}, set()
    while reached != before:
        before, reached = reached, reached | {to for state in reached for to in ROWS[state].follow}
    assert reached == set(State) == set(ROWS)
    for state, row in ROWS.items():
        assert row.words
        assert row.clock
        assert (row.owner is Owner.NOBODY) == (not row.follow), state
        assert not row.limit or row.limit in GOVERNED
    assert {state for state in OPEN if ROWS[state].owner is Owner.NOBODY} == set()


def test_documents_levels_and_limits():
    assert [document(Kind.NOTIFICATION, one) for one in (Category.ONE, Category.TWO, None)] == [1, 3, 1]
    assert [document(Kind.REFERRAL, one) for one in (Category.THREE, Category.TWO)] == [2, 4]
    assert levels_for(Kind.REFERRAL) == (Level.TWO, Level.THREE)
    assert after_acceptance(Kind.NOTIFICATION, Level.THREE) is State.RECORDED
    assert after_acceptance(Kind.REFERRAL, Level.TWO) is State.ACCEPTED
    assert limit_of(Level.THREE, urgent=True) == "urgent_first_meeting"
    assert limit_of(Level.TWO, urgent=True) == "first_meeting"


@pytest.mark.parametrize(
    ("held", "category"),
    [
        (Held(notifying=True, restricted=True, convicted=True, supervised=False), Category.ONE),
        (Held(notifying=False, restricted=True, convicted=True, supervised=False), Category.TWO),
        (FITS_THREE, None),
    ],
)
def test_the_category_that_follows_by_itself(held, category):
    assert fitting(held) is category


def test_the_law_refuses_and_guidance_only_asks():
    for category in Category:
        assert len(forbids(category, NOBODY)) == 1
        assert len(answers(category, NOBODY)) == len(QUESTIONS[category])
    assert forbids(Category.THREE, FITS_THREE) == to_confirm(Category.THREE, FITS_THREE) == ()
    at_one = Held(False, False, True, True, RiskOfHarm.NOT_ASSESSED, Level.ONE)
    assert forbids(Category.THREE, at_one) == ()  # level 1 is a question to confirm, never an error
    asked = to_confirm(Category.THREE, at_one)
    assert ["risk" in one or "level 2 or 3" in one for one in asked] == [True, True]
    assert "not assessed" in asked[0]
