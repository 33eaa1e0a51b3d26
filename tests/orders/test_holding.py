"""Whether anything still holds a person under management: what is not known holds, and only what was can end."""

import uuid
from datetime import date

import pytest

from lawburrows.orders.clock import categories
from lawburrows.orders.facts import Convicted, Did, Facts, Ordered
from lawburrows.orders.grounds import grounds
from lawburrows.orders.holding import NOTHING_RECORDED, held, holds
from lawburrows.rules.jurisdiction import SCOTLAND
from lawburrows.rules.mappa import Category
from lawburrows.rules.notification import Disposal
from lawburrows.rules.term import NO_TERM, months, years
from tests.conftest import as_role
from tests.factories import orders as make
from tests.people import TODAY, on_the_day

CONVICTED = date(2010, 3, 1)
LATER = date(2026, 12, 4)
YEAR = months(12)


def conviction(disposal: Disposal = Disposal.IMPRISONMENT, term=YEAR, *, listed: bool = True) -> Convicted:
    did = () if disposal is None else (Did(disposal, term, NO_TERM, "alone", NO_TERM),)
    return Convicted(uuid.uuid4(), "Assault", CONVICTED, CONVICTED, listed, SCOTLAND, did)


def order(kind: str, ends: date | None) -> Ordered:
    return Ordered(uuid.uuid4(), kind, kind, "", CONVICTED, CONVICTED, ends)


def facts(*rows) -> Facts:
    return Facts(
        uuid.uuid4(),
        date(1970, 1, 1),
        tuple(row for row in rows if isinstance(row, Convicted)),
        tuple(row for row in rows if isinstance(row, Ordered)),
    )


@pytest.mark.parametrize(
    ("rows", "decided", "holding"),
    [
        pytest.param([], [], True, id="nothing is recorded: nothing is known to have ended"),
        pytest.param([conviction()], [], False, id="ten years of requirements are over"),
        pytest.param([conviction(term=months(30))], [], True, id="indefinite requirements"),
        pytest.param([conviction(None)], [], True, id="what the court did is not recorded"),
        pytest.param([conviction(listed=False, term=years(20))], [], True, id="a long sentence for another offence"),
        pytest.param([conviction(listed=False)], [], False, id="a short sentence for another offence"),
        pytest.param([conviction(Disposal.LIFE, None, listed=False)], [], True, id="life"),
        pytest.param([conviction(listed=False, term=None)], [], True, id="a sentence of unknown length"),
        pytest.param([conviction(), order("licence", None)], [], True, id="a licence without an end"),
        pytest.param([conviction(), order("fto", date(2026, 12, 5))], [], True, id="the last day of an order"),
        pytest.param([conviction(), order("fto", LATER)], [], False, id="the first day after an order"),
        pytest.param([conviction()], [(3, None)], True, id="category 3 is decided"),
        pytest.param([conviction()], [(3, LATER)], False, id="category 3 ended"),
        pytest.param([conviction()], [(1, None)], False, id="category 1 rests on the requirements alone"),
        pytest.param([conviction()], [(2, None)], True, id="category 2 is decided, the order not recorded"),
        pytest.param([order("restriction", LATER)], [(2, None)], False, id="the restriction order has ended"),
        pytest.param([order("hospital_direction", LATER)], [(2, None)], False, id="the hospital direction has ended"),
        pytest.param([order("transfer_treatment", LATER)], [(2, None)], False, id="the transfer direction has ended"),
        pytest.param([order("compulsion", LATER)], [(2, None)], True, id="a compulsion order alone restricts nobody"),
        pytest.param(
            [conviction(Disposal.RESTRICTED_HOSPITAL, None, listed=False)], [], True, id="hospital with a restriction"
        ),
        pytest.param(
            [conviction(Disposal.RESTRICTED_HOSPITAL, None, listed=False), order("restriction", LATER)],
            [],
            False,
            id="the restriction of a hospital order has ended",
        ),
    ],
)
def test_something_holds_until_the_last_ground_has_ended(rows, decided, holding):
    assert bool(held(facts(*rows), decided, LATER)) is holding


HOSPITAL = conviction(Disposal.RESTRICTED_HOSPITAL, None, listed=False)


@pytest.mark.parametrize(
    ("rows", "speaks"),
    [
        ([order("restriction", None)], True),
        ([order("hospital_direction", None)], True),
        ([order("transfer_treatment", None)], True),
        ([order("compulsion", None)], False),
        ([order("restriction", LATER)], False),
        ([HOSPITAL], True),
        ([HOSPITAL, order("restriction", LATER)], False),
    ],
)
def test_the_three_kinds_of_restricted_patients_are_category_2(rows, speaks):
    """A compulsion order with a restriction order, a hospital direction, a transfer for treatment direction."""
    known = facts(*rows)
    assert (Category.TWO in [category for category, _ in categories(known, grounds(known), LATER)]) is speaks


def test_the_day_since_when_nothing_holds_is_that_of_the_last_ground():
    found = held(facts(conviction(), order("shpo", date(2024, 1, 1))), [(3, date(2023, 5, 5))], LATER)
    assert (found.because, found.ended_on) == ((), date(2024, 1, 1))
    assert held(facts(), [], LATER).because == (NOTHING_RECORDED,)


def test_a_decision_that_requirements_end_takes_effect_on_its_first_day():
    ends = Ordered(uuid.uuid4(), "discharged", "", "", date(2025, 1, 10), date(2025, 3, 1), None)
    known = facts(conviction(term=months(30)), ends)
    assert held(known, [], date(2025, 3, 1))
    assert held(known, [], date(2025, 3, 2)).ended_on == date(2025, 3, 2)


@pytest.mark.django_db
def test_it_is_asked_of_many_people_in_a_fixed_number_of_queries(world, django_assert_num_queries):
    with as_role("owner"):
        records = [world.record() for _ in range(3)]
        for record in records:
            make.conviction(record, on=CONVICTED, months=12)
        make.order(records[0], kind="licence")
    keys = [record.pk for record in records]
    with on_the_day(world.aileen) as by, django_assert_num_queries(7):
        found = holds(keys, by=by, on=TODAY)
    assert [bool(found[key]) for key in keys] == [True, False, False]
    with on_the_day(world.callum) as by:  # who may not see why is told that nothing has ended
        assert all(holds(keys, by=by, on=TODAY).values())
