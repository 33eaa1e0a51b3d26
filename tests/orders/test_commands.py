"""What the forms refuse is refused by the commands too: they are also called by loads."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lawburrows.orders.commands.convictions import change_conviction
from lawburrows.orders.commands.orders import change_order
from lawburrows.rules.verdict import Refused
from tests.conftest import as_role
from tests.factories import orders as make
from tests.people import TODAY, on_the_day

pytestmark = pytest.mark.django_db


def test_a_sentence_before_its_conviction(world, record):
    with as_role("owner"):
        row = make.conviction(record)
    before = make.MAY - timedelta(days=1)
    with on_the_day(world.aileen) as by, pytest.raises(Refused, match="on the day of the conviction or after it"):
        change_conviction(row, version=1, sentenced_on=before, by=by, on=TODAY)


def test_an_order_that_ends_before_it_starts(world, record):
    with as_role("owner"):
        row = make.order(record)
    with on_the_day(world.aileen) as by, pytest.raises(Refused, match="must be after its start"):
        change_order(row, version=1, ends=make.MAY, by=by, on=TODAY)
