"""A life entered by commands in any order has the same dates as one entered as it was lived."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from lawburrows.orders import commands
from lawburrows.orders.deadlines import clocks_for
from lawburrows.orders.intake import NewAbsence, NewConviction, NewDisposal, NewNotification, NewOrder
from tests.conftest import as_role
from tests.factories import orders as make
from tests.people import TODAY, on_the_day

pytestmark = pytest.mark.django_db


def conviction(day, term):
    did = NewDisposal("imprisonment", months=term)
    return commands.record_conviction, NewConviction(
        "S-SOSA-1", "Rape", day, schedule_3=True, sentenced_on=day, disposals=(did,)
    )


# What is told is refused before the requirements; what brings them comes first, in either order.
GROUNDS = (conviction(date(2015, 3, 2), 12), conviction(date(2020, 2, 29), 40))
LIFE = (
    (commands.record_order, NewOrder("shpo", date(2021, 6, 1), ends=date(2031, 6, 1))),
    (commands.record_absence, NewAbsence("custody", date(2020, 2, 29), date(2022, 3, 1))),
    (commands.record_notification, NewNotification(date(2015, 3, 4), "s83")),
    (commands.record_notification, NewNotification(date(2025, 12, 30), "s84")),
)


def test_a_life_entered_in_any_order_has_the_same_dates(world):
    found = set()
    orders = [[*GROUNDS, *LIFE], *([*reversed(GROUNDS), *some] for some in list(permutations(LIFE))[1::4])]
    for steps in orders:
        with as_role("owner"):
            record = world.record(manager=world.aileen)
            make.person(record)
        with on_the_day(world.aileen) as by:
            for command, new in steps:
                command(record, new=new, by=by, on=TODAY)
            clock = clocks_for([record.pk], by=by, on=TODAY)[record.pk]
        # An order and a time away are known by the key of their row, which is another in each life.
        dues = sorted((due.kind, due.due or date.min, due.unverified) for due in clock.deadlines)
        met = sorted((key.partition("-")[0], day) for key, day in clock.fulfilled.items())
        found.add((tuple(dues), tuple(met), clock.grounds.until.indefinite))
    assert len(orders) == 7
    assert len(found) == 1
