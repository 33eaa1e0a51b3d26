"""Lists cut into pages."""

import pytest
from django.http import QueryDict

from lawburrows.web.pages import paginate


def test_a_page_in_the_middle():
    page = paginate(range(105), "2", 25)
    assert list(page) == list(range(25, 50))
    assert (page.first_row, page.last_row, page.count, page.last) == (26, 50, 105, 5)
    assert (page.previous, page.next) == (1, 3)


@pytest.mark.parametrize(
    ("asked", "got"), [(None, 1), ("", 1), ("x", 1), ("0", 1), ("-3", 1), ("9", 3), ("9" * 50, 1), ("٣", 1), (2, 2)]
)
def test_an_impossible_page_gives_the_nearest(asked, got):
    assert paginate(range(30), asked, 10).number == got


def test_nothing():
    page = paginate([], "1")
    assert (len(page), page.first_row, page.last_row, page.last, page.next) == (0, 0, 0, 1, None)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (1, [1, 2, None, 9]),
        (2, [1, 2, 3, None, 9]),
        (3, [1, 2, 3, 4, None, 9]),
        (4, [1, 2, 3, 4, 5, None, 9]),
        (5, [1, None, 4, 5, 6, None, 9]),
        (9, [1, None, 8, 9]),
    ],
)
def test_numbers_shown(number, shown):
    assert paginate(range(90), number, 10).numbers == shown


def test_filters_stay_when_the_page_turns():
    assert paginate(range(90), 2, 10, query=QueryDict("area=fife&page=2&q=a%26b")).query == "area=fife&q=a%26b&"
    assert paginate(range(90), 2, 10, query=QueryDict("page=2")).query == ""


def test_a_queryset_is_counted_by_the_database():
    class Rows(list):
        def filter(self):
            raise AssertionError

        def count(self):
            return 12

    assert paginate(Rows(range(12)), 2, 10).rows == [10, 11]
