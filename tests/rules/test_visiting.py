"""The next visit from the last, and how soon a receipt is due."""

from datetime import date

import pytest

from lawburrows.rules.visiting import Seen, agreed, figure_for, next_visit, receipt_of

HIGH = agreed("high", "30", "Invented guidance", verified=True, table="visits")
FIFE = agreed("fife:high", "14", "Invented guidance", verified=False, table="visits")
MAY, JUNE, AUTUMN = date(2026, 5, 4), date(2026, 6, 1), date(2026, 9, 9)


@pytest.mark.parametrize(
    ("seen", "figure", "due"),
    [
        (Seen("high", MAY, JUNE, None), HIGH, date(2026, 7, 1)),
        (Seen("high", MAY, None, None), HIGH, date(2026, 6, 3)),  # never visited: from the judgement
        (Seen("high", MAY, JUNE, AUTUMN), HIGH, date(2026, 10, 9)),  # back from custody: from that day
        (Seen("high", MAY, JUNE, None, "in custody"), HIGH, None),
        (Seen("high", MAY, JUNE, None, wanted=date(2026, 6, 10)), HIGH, date(2026, 6, 10)),
        (Seen("high", MAY, JUNE, None, wanted=date(2026, 9, 10)), HIGH, date(2026, 7, 1)),  # never later than agreed
        (Seen("high", MAY, JUNE, None, wanted=date(2026, 9, 10)), None, date(2026, 9, 10)),
        (Seen("high", MAY, JUNE, None, "abroad", date(2026, 9, 10)), None, None),
    ],
)
def test_the_next_visit_follows_from_what_was_agreed_or_an_earlier_day(seen, figure, due):
    made = next_visit(seen, figure)
    assert made.due == due
    assert made.steps


def test_without_an_agreed_figure_or_a_day_to_count_from_no_date_is_made_up():
    assert next_visit(Seen("high", MAY, JUNE, None), None) is None
    assert next_visit(Seen("high", None, None, None), HIGH) is None


def test_the_figure_of_an_area_goes_first_and_an_unverified_one_says_so():
    figures = {"high": HIGH, "fife:high": FIFE}
    assert figure_for("high", "fife", figures) is FIFE
    assert figure_for("high", "moray", figures) is HIGH
    assert figure_for("low", "fife", figures) is None
    assert [next_visit(Seen("high", MAY, JUNE, None), one).unverified for one in (HIGH, FIFE)] == [False, True]


def test_a_receipt_is_due_by_our_own_unverified_figure_until_one_is_agreed():
    own = {"ordinary": agreed("ordinary", "3", "Invented", verified=True, table="receipts")}
    assert receipt_of(MAY, urgent=True, figures={}).due == MAY
    assert receipt_of(MAY, urgent=False, figures={}).due == date(2026, 5, 5)
    assert receipt_of(MAY, urgent=False, figures={}).unverified
    assert receipt_of(MAY, urgent=False, figures=own).due == date(2026, 5, 7)
