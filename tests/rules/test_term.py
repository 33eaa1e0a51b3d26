"""Lengths of time as people say them."""

from datetime import date

import pytest

from lawburrows.rules.term import between


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (date(2026, 1, 1), date(2029, 9, 6), "3 years 8 months 5 days"),
        (date(2029, 9, 6), date(2026, 1, 1), "3 years 8 months 5 days"),
        (date(2026, 1, 31), date(2026, 2, 28), "1 month"),
        (date(2026, 1, 31), date(2026, 3, 1), "1 month 1 day"),
        (date(2026, 5, 4), date(2026, 5, 6), "2 days"),
        (date(2024, 2, 29), date(2025, 2, 28), "1 year"),
        (date(2026, 5, 4), date(2026, 5, 4), "no time"),
    ],
)
def test_how_far_apart_two_days_are(one, other, words):
    assert str(between(one, other)) == words
