"""The line of a sentence: where its dates stand, and that near ones do not cover one another."""

from datetime import date

from lawburrows.custody.picture import NEAR, picture

ON = date(2026, 11, 23)


def test_the_dates_stand_in_order_between_the_first_day_and_the_last():
    found = picture([date(2026, 6, 8), date(2030, 9, 7), date(2032, 3, 7)], since=date(2022, 2, 15), on=ON)
    assert [mark.number for mark in found.marks] == [1, 2, 3]
    assert found.first == date(2022, 2, 15)
    assert sorted(mark.x for mark in found.marks) == [mark.x for mark in found.marks]
    assert found.marks[0].x < found.today < found.marks[1].x
    assert 0 < found.marks[-1].x < 600
    assert [year for _, year, _ in found.years] == [2022, 2032]


def test_dates_that_are_near_stand_above_one_another():
    found = picture([date(2027, 1, 2), date(2027, 1, 2), date(2027, 2, 1), date(2032, 1, 1)], since=None, on=ON)
    places = [(mark.x, mark.y) for mark in found.marks]
    assert all(a[1] != b[1] or abs(a[0] - b[0]) >= NEAR for a in places for b in places if a is not b)
    assert found.today is None


def test_one_day_alone_makes_no_line():
    assert picture([date(2027, 1, 2)], since=None, on=ON) is None
    assert picture([], since=None, on=ON) is None
