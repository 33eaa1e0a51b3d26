"""London's clock, how dates are written, and dates of which a part is known."""

from datetime import UTC, date, datetime

import pytest

from lawburrows.web import dates


def test_dates_are_written_in_words():
    assert dates.write_date(date(2026, 12, 4)) == "4 December 2026"
    assert dates.write_weekday(date(2026, 12, 4)) == "Friday 4 December 2026"


def test_a_summer_night_is_already_the_next_day_in_london():
    late = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    assert dates.write_moment(late) == "1 July 2026 at 00:30"
    assert dates.write_clock(datetime(2026, 12, 1, 14, 5, tzinfo=UTC)) == "14:05"


def test_now_is_in_london():
    assert dates.now().tzinfo is dates.LONDON
    assert abs((dates.now().date() - dates.today()).days) <= 1


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("1971", 1971, None, None),
        ("April 1971", 1971, 4, None),
        ("04/1971", 1971, 4, None),
        ("3/4/1971", 1971, 4, 3),
        ("3 Apr 1971", 1971, 4, 3),
        ("3 Sept 1971", 1971, 9, 3),
        ("1971-04-03", 1971, 4, 3),
        ("31 February 1971", None, None, None),
        ("about 1960", None, None, None),
        ("unknown", None, None, None),
        ("", None, None, None),
        ("3 Ma 1971", None, None, None),
    ],
)
def test_what_can_be_read_is_read_and_the_words_stay(text, year, month, day):
    read = dates.read_partial(text)
    assert (read.text, read.year, read.month, read.day) == (text, year, month, day)
    assert read.whole == (date(year, month, day) if day else None)
