"""Loading why people are managed, many at once."""

from datetime import date

import pytest

from lawburrows.access.identity import System, acting
from lawburrows.audit.models import Entry, Touched
from lawburrows.orders.commands import load_orders
from lawburrows.orders.intake import NewAbsence, NewConviction, NewDecision, NewDisposal, NewNotification, NewOrder
from lawburrows.orders.intake import PersonOrders as Of
from lawburrows.orders.models import CategoryDecision, Conviction, Disposal, Order
from lawburrows.rules.verdict import Refused
from tests.conftest import as_role
from tests.people import NOON, TODAY, on_the_day

pytestmark = pytest.mark.django_db
MAY = date(2020, 5, 4)


def whole(record, owner) -> Of:
    return Of(
        record=record.pk,
        owner=owner.pk,
        convictions=(
            NewConviction("S-SOSA-1", "Rape", MAY, True, disposals=(NewDisposal("imprisonment", months=60),)),
        ),
        orders=(NewOrder("shpo", MAY, ends=date(2030, 5, 4)),),
        notifications=(NewNotification(date(2026, 1, 9)),),
        absences=(NewAbsence("custody", MAY, date(2024, 1, 5)),),
        categories=(NewDecision(1, MAY),),
        levels=(NewDecision(2, MAY, date(2025, 1, 1)), NewDecision(1, date(2025, 1, 1))),
        harms=(NewDecision("high", MAY),),
    )


@pytest.fixture
def two(world):
    with as_role("owner"):
        return world.record(), world.record()


class TestLoadOrders:
    def test_adds_everything_and_counts_it(self, world, two):
        by = System("load")
        with as_role("worker"), acting(by, at=NOON):
            counts = load_orders([whole(one, world.police) for one in two], by=by, on=TODAY)
        assert counts == {
            "convictions": 2,
            "orders": 2,
            "notifications": 2,
            "absences": 2,
            "categories": 2,
            "levels": 4,
            "harms": 2,
        }
        with on_the_day(world.aileen):
            assert Conviction.objects.visible_to(world.aileen).count() == 2
            assert Disposal.objects.visible_to(world.aileen).first().conviction.offence_code == "S-SOSA-1"
            assert CategoryDecision.objects.visible_to(world.aileen).count() == 2
            assert Order.objects.visible_to(world.aileen).first().starts == MAY

    def test_one_entry_names_every_record_and_the_tasks_hear_of_it(self, world, two):
        with on_the_day(world.aileen):
            load_orders([whole(one, world.police) for one in two], by=world.aileen, on=TODAY)
        with as_role("owner"):
            [entry] = Entry.objects.filter(act="orders.loaded")
            assert set(entry.records) == {one.pk for one in two}
            assert set(Touched.objects.values_list("record_id", flat=True)) == {one.pk for one in two}

    def test_costs_the_same_number_of_queries_for_two_and_for_twenty(self, world, django_assert_num_queries):
        with as_role("owner"):
            many = [world.record() for _ in range(20)]
        with on_the_day(world.aileen), django_assert_num_queries(13):
            load_orders([whole(one, world.police) for one in many], by=world.aileen, on=TODAY)

    def test_is_refused_without_the_permission(self, world, two):
        with on_the_day(world.callum), pytest.raises(Refused, match="Your role does not let you"):
            load_orders([whole(two[0], world.prisons)], by=world.callum, on=TODAY)

    def test_takes_at_most_a_thousand_people(self, world, two):
        with on_the_day(world.aileen), pytest.raises(ValueError, match="1000 people at a time"):
            load_orders([whole(two[0], world.police)] * 1001, by=world.aileen, on=TODAY)


class TestIntake:
    @pytest.mark.parametrize(
        ("making", "says"),
        [
            (lambda: NewDisposal("transportation"), "not a disposal"),
            (lambda: NewDisposal("fine", relation_to_others="sideways"), "not a way"),
            (lambda: NewConviction("X", "Y", MAY, True, sentenced_on=date(2020, 5, 3)), "on the day of the conviction"),
            (lambda: NewConviction("X", "Y", MAY, True, jurisdiction="mars"), "mars"),
            (lambda: NewOrder("shpo", MAY, ends=MAY), "The end of the order"),
            (lambda: NewAbsence("custody", MAY, ends=MAY), "The end of the time away"),
            (lambda: NewDecision(1, MAY, MAY), "The end of the decision"),
        ],
    )
    def test_says_at_once_what_cannot_be(self, making, says):
        with pytest.raises(ValueError, match=says):
            making()
