"""Who closes, hands over, takes over, moves and is named in a case; each refusal from one table."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lawburrows.access import policy
from lawburrows.access.models import Share
from tests.conftest import as_role
from tests.people import LONG_AGO, NOON, TODAY, on_the_day

pytestmark = pytest.mark.django_db
WHY = "The family moved to Dundee in October"

REFUSED = {
    "closes, without the permission": ("aileen", lambda w, r: policy.may_close_record(r["open"], by=w.aileen), "role"),
    "closes in another area": ("gavin", lambda w, r: policy.may_manage_case(r["open"], by=w.gavin), "Only the record"),
    "closed already": ("angus", lambda w, r: policy.may_close_record(r["closed"], by=w.angus), "is closed already"),
    "closes what was merged": ("angus", lambda w, r: policy.may_close_record(r["merged"], by=w.angus), "stands there"),
    "opens what is open": ("angus", lambda w, r: policy.may_open_again(r["open"], by=w.angus), "This record is open"),
    "opens what was merged": ("angus", lambda w, r: policy.may_open_again(r["merged"], by=w.angus), "in that one"),
    "hands over from outside": ("fergus", lambda w, r: policy.may_hand_over(r["open"], by=w.fergus), "lead authority"),
    "hands over what is closed": ("angus", lambda w, r: policy.may_hand_over(r["closed"], by=w.angus), "is closed"),
    "takes over without managing": (
        "bashir",
        lambda w, r: policy.may_take_over(w.fife, w.fife_area, by=w.bashir),
        "It is for a manager at Fife Council in Fife",
    ),
    "takes over for another agency": (
        "bashir",
        lambda w, r: policy.may_take_over(w.prisons, w.fife_area, by=w.bashir),
        "somebody who works with cases at Scottish Prison Service",
    ),
    "lifts what is not": ("angus", lambda w, r: policy.may_lift_restriction(r["open"], by=w.angus), "not restricted"),
    "lifts without a reason": (
        "angus",
        lambda w, r: policy.may_lift_restriction(r["restricted"], by=w.angus, reason="no"),
        "Say in words why",
    ),
    "moves what is closed": ("angus", lambda w, r: policy.may_change_area(r["closed"], by=w.angus), "is closed"),
    "moves to a division": (
        "angus",
        lambda w, r: policy.may_change_area(r["open"], w.areas["P Division"], by=w.angus),
        "in a council area",
    ),
    "moves to where it is": (
        "angus",
        lambda w, r: policy.may_change_area(r["open"], w.fife_area, by=w.angus),
        "managed there already",
    ),
    "moves out of sight": (
        "angus",
        lambda w, r: policy.may_change_area(r["open"], w.dundee_area, by=w.angus),
        "You would not see the case any more",
    ),
    "moves without a reason": (
        "aileen",
        lambda w, r: policy.may_change_area(r["open"], w.dundee_area, by=w.aileen, reason="no"),
        "Say in words why",
    ),
    "names who has no work with cases": (
        "angus",
        lambda w, r: policy.may_be_named(w.morag, by=w.angus),
        "no posting for work with cases",
    ),
}


@pytest.fixture
def cases(world):
    with as_role("owner"):
        found = {
            "open": world.record(manager=world.aileen),
            "closed": world.record(manager=world.aileen, closed_on=TODAY),
            "restricted": world.record(manager=world.aileen, restricted=True),
        }
        found["merged"] = world.record(merged_into=found["open"])
    return found


def test_every_refusal_says_why(world, cases):
    for case, (who, act, words) in REFUSED.items():
        with on_the_day(getattr(world, who)):
            answer = act(world, cases)
        assert not answer, case
        assert words in answer.reason, case


def test_whoever_may_is_not_refused(world, cases):
    with on_the_day(world.angus) as by:
        assert policy.may_close_record(cases["open"], by=by)
        assert policy.may_open_again(cases["closed"], by=by)
        assert policy.may_hand_over(cases["open"], by=by)
        assert policy.may_lift_restriction(cases["restricted"], by=by, reason=WHY)
        assert policy.may_be_named(world.bashir, by=by)
    with on_the_day(world.aileen) as by:  # named in the case, so that she follows it
        assert policy.may_change_area(cases["open"], world.dundee_area, by=by, reason=WHY)
    with on_the_day(world.beth) as by:
        assert policy.may_take_over(world.fife, world.fife_area, by=by)
    with on_the_day(world.catriona) as by:
        assert policy.may_take_over(world.prisons, world.fife_area, by=by)


def test_what_has_ended_or_run_out_is_not_ended_again(world, cases):
    row = Share(record=cases["open"], user=world.fergus, starts=LONG_AGO)
    assert policy.may_end(row, on=TODAY)
    row.expires_at = NOON
    assert policy.may_end(row, on=TODAY, now=NOON - timedelta(minutes=1))
    assert not policy.may_end(row, on=TODAY, now=NOON)
    row.expires_at, row.ends = None, TODAY
    assert "ended already" in policy.may_end(row, on=TODAY).reason
