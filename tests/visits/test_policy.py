"""Each reason for which an act of visits is refused, from one table."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lawburrows.access.grades import Grade
from lawburrows.access.models import Agency
from lawburrows.orders.holding import Held
from lawburrows.people.models import Warning
from lawburrows.visits import policy
from lawburrows.visits.models import OfflineDevice
from tests.conftest import as_role
from tests.factories import visits as make
from tests.people import LONG_AGO, NOON, TODAY, on_the_day, share

pytestmark = pytest.mark.django_db
HELD = Held(("category 3 was decided",))


@pytest.fixture
def case(world):
    with as_role("owner"):
        record = world.record(manager=world.aileen)
        visit = make.visit(record, world.aileen, at=make.at(LONG_AGO), second=world.angus)
        plan = make.plan(record, world.aileen, at=NOON)
        sent = make.referral(record, world.aileen, to=world.fife)
    return world, record, visit, plan, sent


def _to_dundee(referral):
    referral.to = Agency(name="Dundee City Council")
    return referral


REFUSED = {
    "no permission": ("jamila", lambda r, v, p, s, by: policy.may_write(r, by=by), "Your role does not let you plan"),
    "ahead": (
        "aileen",
        lambda r, v, p, s, by: policy.may_record(r, by=by, at=NOON + timedelta(hours=1)),
        "planned, not recorded",
    ),
    "alone twice": ("aileen", lambda r, v, p, s, by: policy.may_record(r, by=by, second=by), "two different authors"),
    "past plan": (
        "aileen",
        lambda r, v, p, s, by: policy.may_plan(r, held=HELD, by=by, at=NOON - timedelta(hours=1)),
        "must lie ahead",
    ),
    "nothing holds them": (
        "aileen",
        lambda r, v, p, s, by: policy.may_plan(r, held=Held((), TODAY), by=by),
        "Nothing holds this person under management since 4 December 2026: no visit is planned",
    ),
    "made": ("aileen", lambda r, v, p, s, by: policy.may_cancel(p, made=True, by=by), "This visit was made"),
    "why": (
        "aileen",
        lambda r, v, p, s, by: policy.may_cancel(p, made=False, by=by, reason="no"),
        "Say in words why",
    ),
    "another's": ("angus", lambda r, v, p, s, by: policy.may_correct(v, by=by), "Aileen Invented recorded this"),
    "not the second": ("aileen", lambda r, v, p, s, by: policy.may_sign(v, by=by), "Angus Invented was the second"),
    "received": ("jamila", lambda r, v, p, s, by: policy.may_receive(s, received=True, by=by), "recorded already"),
    "another council": (
        "jamila",
        lambda r, v, p, s, by: policy.may_receive(_to_dundee(s), received=False, by=by),
        "This referral went to Dundee City Council",
    ),
    "let in": (
        "aileen",
        lambda r, v, p, s, by: policy.may_take_briefs(OfflineDevice(user=by), 1, by=by, lent=["LB-1"]),
        "You were let in to read LB-1",
    ),
    "receives not": ("aileen", lambda r, v, p, s, by: policy.may_receive(s, received=False, by=by), "Your role"),
    "noted": ("aileen", lambda r, v, p, s, by: policy.may_note_receipt(s, received=True, by=by), "recorded already"),
    "noted before": (
        "aileen",
        lambda r, v, p, s, by: policy.may_note_receipt(s, received=False, by=by, at=NOON - timedelta(days=1)),
        "after it was made",
    ),
    "health": ("dougal", lambda r, v, p, s, by: policy.may_refer(r, by=by), "Telephone the council's protection team"),
}


@pytest.mark.parametrize("why", REFUSED)
def test_is_refused_with_the_reason(case, why):
    world, record, visit, plan, sent = case
    persona, asked, words = REFUSED[why]
    with on_the_day(getattr(world, persona)) as by:
        answer = asked(record, visit, plan, sent, by)
    assert not answer
    assert words in answer.reason


def test_state_refuses_whoever_asks(case):
    world, record, visit, plan, sent = case
    with as_role("owner"):
        lent = world.record(lead=world.dundee, area=world.dundee_area)
        share(lent, world.aileen, grade=Grade.FULL)
    with on_the_day(world.aileen) as by:
        assert policy.may_write(record, by=by)
        assert policy.may_cancel(plan, made=False, by=by, reason="moved to a hospital")
        assert policy.may_note_receipt(sent, received=False, by=by, at=NOON)
        assert "let in to read" in policy.may_write(lent, by=by).reason
        plan.cancelled_on = LONG_AGO
        assert "cancelled before" in policy.may_cancel(plan, made=False, by=by).reason
        record.closed_on = LONG_AGO
        assert "closed" in policy.may_write(record, by=by).reason
        record.merged_into = lent
        assert "merged" in policy.may_write(record, by=by).reason
        record.merged_into = record.closed_on = None
    with on_the_day(world.angus) as by:
        assert policy.may_sign(visit, by=by)
        visit.signed_version = visit.version
        assert "signed it as it stands" in policy.may_sign(visit, by=by).reason
        visit.second = None
        assert "not a joint visit" in policy.may_sign(visit, by=by).reason


def test_a_warning_of_danger_to_staff_suggests_two():
    kinds = ("violence", "weapons", "lone_staff", "children")
    assert [policy.two_people([Warning(kind=kind)]) for kind in kinds] == [True, True, True, False]
    assert not policy.two_people([])
