"""What moved a date: paired by kind, its cause, and whether a corrected rule had wronged somebody."""

from datetime import date
from uuid import UUID

import pytest

from lawburrows.tasks.moving import Move, paired, why, wrongly

ONE, TWO = UUID(int=1), UUID(int=2)
DAY, BEFORE, AFTER, NOW = date(2026, 12, 4), date(2026, 11, 1), date(2027, 1, 9), date(2026, 12, 10)


def move(record=ONE, key="visit-1", kind="visit", was=DAY, now=None):
    return Move(record, key, kind, "Visit", was, now)


def test_one_that_went_and_one_that_came_of_a_kind_are_the_same_date_moved():
    found = paired([move()], [(ONE, "visit-2", "visit", AFTER), (TWO, "visit-3", "visit", AFTER)])
    assert [(one.key_now, one.was, one.now) for one in found] == [("visit-2", DAY, AFTER)]
    assert paired([move()], [(ONE, "visit-2", "visit", DAY)]) == []
    assert paired([move()], [(ONE, "plan-1", "plan", AFTER)]) == [move()]
    two = [move(), move(key="visit-9")]
    assert paired(two, [(ONE, "visit-2", "visit", AFTER)]) == two


@pytest.mark.parametrize(
    ("done", "touched", "settled", "cause"),
    [
        (True, True, False, "done"),
        (False, True, True, "fact"),
        (False, True, False, "both"),
        (False, False, False, "rule"),
        (False, False, True, "time"),
    ],
)
def test_why(done, touched, settled, cause):
    assert why(move(), done=done, touched=touched, settled=settled) == cause


@pytest.mark.parametrize(
    ("one", "relied", "over", "wrong"),
    [
        (move(kind="end_of_requirements", was=AFTER, now=BEFORE), (), {}, (True, False)),  # ended before: held too long
        (move(kind="end_of_requirements", was=AFTER, now=date(2027, 1, 1)), (), {}, (False, False)),  # not yet
        (move(kind="end_of_requirements", was=BEFORE, now=AFTER), (), {}, (False, False)),  # longer: nobody was wronged
        (move(was=DAY, now=AFTER), (), {}, (False, True)),  # it was overdue, and is later
        (move(was=DAY, now=None), (), {}, (False, True)),  # it was overdue, and never was due
        (move(was=AFTER, now=None), (), {}, (False, False)),
        (move(was=AFTER, now=None), {(ONE, "visit-1")}, {}, (False, True)),  # a reminder rested on it
        (move(was=AFTER, now=DAY), {(ONE, "visit-1")}, {}, (False, False)),
        (move(was=AFTER, now=None), (), {ONE: BEFORE}, (True, False)),  # the requirements had ended before
        (move(was=AFTER, now=None), (), {ONE: AFTER}, (False, False)),
    ],
)
def test_whom_a_corrected_rule_had_wronged(one, relied, over, wrong):
    assert wrongly(one, on=NOW, relied=relied, over=over) == wrong
