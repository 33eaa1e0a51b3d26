"""What falls due from visits: read from rows, for many people at once."""

from datetime import date, timedelta

import pytest

from lawburrows.orders.reading import Reading
from lawburrows.visits.deadlines import dates_in, next_visit_of
from lawburrows.visits.models import ProtectionReceipt, Visit
from tests.conftest import as_role
from tests.factories import orders
from tests.factories import visits as make
from tests.people import NOON, TODAY, on_the_day

pytestmark = pytest.mark.django_db
JUNE, JULY = date(2026, 6, 1), date(2026, 7, 1)


@pytest.fixture
def record(world):
    with as_role("owner"):
        record = world.record(manager=world.aileen)
        orders.person(record)
        orders.conviction(record)
        orders.harm(record, "high")
        make.visit(record, world.aileen, at=make.at(JUNE))
    return record


def dates(record, by):
    with on_the_day(by) as reader:
        found = dates_in(Reading([record.pk], reader, TODAY))[record.pk]
    return [(one.key, one.due, one.unverified) for one in found.deadlines], found.fulfilled


def why_none(record, by):
    with on_the_day(by) as reader:
        found = next_visit_of(record.pk, by=reader, on=TODAY)
    assert found.due is None
    return found.why_not


def test_nothing_is_made_up_and_the_page_says_why(world, record):
    assert dates(record, world.aileen)[0] == []
    assert "No frequency is agreed for your area for the risk high" in why_none(record, world.aileen)
    with as_role("owner"):
        other = world.record(manager=world.aileen)
    assert "not assessed" in why_none(other, world.aileen)


def test_a_visit_is_due_while_something_holds_the_person_and_they_are_here(world, record):
    with as_role("owner"):
        make.figure(world.effie, world.angus, "high", 60)
        make.figure(world.effie, world.angus, "fife:high", 30)
    assert dates(record, world.aileen) == ([("visit-2026-06-01", JULY, True)], {"visit-first": JUNE})
    with as_role("owner"):
        make.visit(record, world.aileen, at=make.at(JULY), entry="refused", seen=True)
        make.visit(record, world.aileen, at=make.at(JULY), entry="consent", seen=False)
        make.visit(record, world.aileen, at=make.at(JULY), kind="telephone", entry="")
    assert dates(record, world.aileen)[0] == [("visit-2026-06-01", JULY, True)]
    with as_role("owner"):
        make.visit(record, world.aileen, at=make.at(JULY))
    due, met = dates(record, world.aileen)
    assert due == [("visit-2026-07-01", JULY + timedelta(days=30), True)]
    assert met == {"visit-first": JUNE, "visit-2026-06-01": JULY}
    with as_role("owner"):
        orders.absence(record, starts=JULY)
    assert [one[1] for one in dates(record, world.aileen)[0]] == [None]


def test_nothing_is_due_once_nothing_holds_the_person(world):
    with as_role("owner"):
        make.figure(world.effie, world.angus, "high", 30)
        record = world.record(manager=world.aileen)
        orders.person(record)
        orders.harm(record, "high")
        orders.order(record, kind="cpo", on=date(2020, 5, 4), ends=date(2021, 5, 4))
        before, _after = [make.plan(record, world.aileen, at=make.at(day)) for day in (date(2021, 5, 3), TODAY)]
    # a visit that was to be made while something held them stays to be written down; the other has stopped
    assert [key for key, *_ in dates(record, world.aileen)[0]] == [f"planned_visit-{before.pk}"]
    assert "Nothing holds this person" in why_none(record, world.aileen)


def test_what_is_planned_and_what_was_referred_stay_until_they_are_met(world, record):
    with as_role("owner"):
        plan = make.plan(record, world.aileen, at=make.at(TODAY))
        referral = make.referral(record, world.aileen, to=world.fife)
    due, _ = dates(record, world.aileen)
    assert due == [
        (f"planned_visit-{plan.pk}", TODAY, False),
        (f"protection_receipt-{referral.pk}", TODAY + timedelta(days=1), True),
    ]
    with as_role("owner"):
        Visit.objects.filter(record=record).update(plan=plan)
        ProtectionReceipt.objects.create(
            record=record,
            owner=world.fife,
            referral=referral,
            received_by="Jamila",
            received_at=NOON,
            entered_by=world.jamila,
        )
    due, met = dates(record, world.aileen)
    assert due == []
    assert met[f"planned_visit-{plan.pk}"] == JUNE
    assert met[f"protection_receipt-{referral.pk}"] == TODAY
