"""What binds a person on a day: own periods, suspended orders, and what the police can enforce."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from lawburrows.orders import queries
from lawburrows.orders.in_force import hours_in_words
from tests.conftest import as_role
from tests.factories import orders as make
from tests.people import TODAY, on_the_day

pytestmark = pytest.mark.django_db


def test_hours_are_said_in_words():
    assert hours_in_words(None, None, "") == ""
    assert hours_in_words(time(21), time(7), "") == "21:00 to 07:00 every day"
    assert hours_in_words(time(21), time(7), "567") == "21:00 to 07:00 on Friday, Saturday and Sunday"
    assert hours_in_words(None, None, "1") == "on Monday"


def test_what_binds_on_a_day(world):
    with as_role("owner"):
        record = world.record(manager=world.aileen)
        order = make.order(record)
        park = make.condition(order)
        make.condition(order, text="You must tell the police of a new relationship.", enforceable=False, number=2)
        make.condition(order, text="You must not go abroad.", ends=TODAY, number=3)
        make.condition(order, text="You must not drink.", suspended_on=TODAY, number=4)
        make.condition(order, text="From tomorrow.", starts=TODAY + timedelta(days=1), number=5)
        make.order(record, kind="licence", on=date(2019, 1, 2), ends=TODAY)
        make.order(record, kind="discharged", on=date(2021, 1, 2))
    with on_the_day(world.aileen) as by:
        found = queries.conditions_in_force(record.pk, by=by, on=TODAY)
        assert [one.number for one in found] == [1, 2, 4]
        assert found[0].text == park.text
        assert found[0].under == order.get_kind_display()
        assert [one.id for one in queries.enforceable_conditions(record.pk, by=by, on=TODAY)] == [park.pk]
        assert [one.id for one in queries.orders_in_force(record.pk, by=by, on=TODAY)] == [order.pk]
    with on_the_day(world.fergus) as by:
        assert queries.conditions_in_force(record.pk, by=by, on=TODAY) == []
