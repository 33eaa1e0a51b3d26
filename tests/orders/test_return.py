"""A return from abroad is told by a notice that says so; a visit to the station about something else tells nothing of it."""

from datetime import date, timedelta
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from lawburrows.orders.clock import clock
from lawburrows.orders.facts import AwayFrom, Convicted, Did, Facts, Told
from lawburrows.rules.jurisdiction import SCOTLAND
from lawburrows.rules.notification import Disposal, Home, Notified
from lawburrows.rules.term import NO_TERM, months
from tests.people import TODAY

NIGHTS = st.integers(0, 40).map(lambda days: date(2026, 3, 1) + timedelta(days=days))


@given(
    told=st.lists(st.tuples(st.sampled_from(Notified), NIGHTS), max_size=6),
    back=NIGHTS,
    as_told=st.booleans(),
)
def test_a_return_is_told_by_a_notice_that_says_so_on_that_day_or_later_and_by_nothing_else(told, back, as_told):
    did = Did(Disposal.IMPRISONMENT, months(48), NO_TERM, "alone", NO_TERM)
    convicted = Convicted(uuid4(), "Invented", date(2020, 1, 1), date(2020, 1, 1), True, SCOTLAND, (did,))
    away = AwayFrom(uuid4(), "abroad", date(2026, 2, 1), back, as_told)
    first = Told(Notified.INITIAL, date(2020, 1, 2), Home.SOLE_OR_MAIN)
    facts = Facts(
        uuid4(),
        date(1980, 1, 1),
        (convicted,),
        notifications=(first, *(Told(kind, day, Home.SOLE_OR_MAIN) for kind, day in told)),
        absences=(away,),
    )
    found = clock(facts, on=TODAY)
    saying_so = [day for kind, day in told if kind is Notified.RETURN and day >= back]
    assert found.fulfilled.get(f"return-{away.id}") == (back if as_told else min(saying_so, default=None))
    owed = [one for one in found.deadlines if one.kind == "return_notification"]
    assert bool(owed) is not (as_told or bool(saying_so))
