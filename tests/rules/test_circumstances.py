"""What a change calls for, and by when."""

from datetime import date

import pytest

from lawburrows.rules import circumstances as rules

MONDAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("kind", "child", "keys"),
    [
        ("address", False, {"environment", "housing", "reassess", "visit", "plan", "partners"}),
        ("household", True, {"protection", "environment_again", "reassess", "visit", "plan"}),
        ("partner", False, {"environment_again", "reassess", "visit", "plan", "disclosure"}),
        ("telephone", True, {"conditions"}),
        ("vehicle", False, set()),
        ("name", False, {"search", "partners"}),
    ],
)
def test_calls_for(kind, child, keys):
    assert {row.key for row in rules.calls_for(kind, child=child)} == keys


def test_days_are_counted_from_when_it_became_known():
    due = {row.key: rules.due_on(row, MONDAY) for row in rules.CALLS}
    assert due["protection"].due == MONDAY
    assert due["visit"].due == date(2026, 11, 9)
    assert due["environment"].due == date(2026, 11, 12)  # seven clear working days
    assert due["housing"].due == date(2026, 11, 5)
    assert all(one.unverified for one in due.values())


def test_what_the_person_must_tell_and_until_when():
    row, last = rules.to_be_told("address", MONDAY)
    assert (last, row.source.verified) == (date(2026, 11, 4), True)
    assert rules.to_be_told("vehicle", MONDAY) is None
