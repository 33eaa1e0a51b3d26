"""Under 18: what is not settled is treated as if they may be; and what falls due because of it."""

from datetime import date

import pytest

from lawburrows.rules.young import Standing, adult_only, direction_ends, may_be_directed, standing, transition

ON = date(2026, 12, 4)


@pytest.mark.parametrize(
    ("born", "stated", "stands"),
    [
        (date(2008, 12, 5), "", Standing.YOUNG),
        (date(2008, 12, 4), "", Standing.ADULT),
        (date(2008, 2, 29), "", Standing.ADULT),
        (None, "2009", Standing.YOUNG),
        (None, "2008", Standing.MAY_BE),
        (None, "December 2008", Standing.MAY_BE),
        (None, "November 2008", Standing.ADULT),
        (None, "2007", Standing.ADULT),
        (None, "31/02/1961", Standing.MAY_BE),
        (None, "about forty", Standing.MAY_BE),
        (None, "", Standing.MAY_BE),
    ],
)
def test_the_age_is_as_sure_as_what_was_stated(born, stated, stands):
    assert standing(born, stated, on=ON) is stands
    assert stands.shielded == (stands is not Standing.ADULT)
    verdict = adult_only("An instrument", born=born, stated=stated, on=ON)
    assert bool(verdict) == (stands is Standing.ADULT)
    assert ("young people" in verdict.reason) == (stands is Standing.YOUNG)


def test_a_parent_is_directed_for_somebody_under_16_and_until_then():
    assert may_be_directed(born=date(2010, 12, 5), on=ON)
    assert may_be_directed(born=None, stated="", on=ON)
    assert "16" in may_be_directed(born=date(2010, 12, 4), on=ON).reason
    assert direction_ends(born=date(2011, 3, 2)).due == date(2027, 3, 2)
    assert direction_ends(born=date(2011, 3, 2), until=date(2027, 1, 1)).due == date(2027, 1, 1)
    assert direction_ends(born=None).due is None
    assert direction_ends(born=None).unverified


def test_turning_18_is_prepared_by_a_figure_that_governance_may_change():
    assert transition(date(2009, 3, 4)).due == date(2026, 9, 2)
    assert transition(date(2009, 3, 4), days=30).due == date(2027, 2, 2)
    assert transition(date(2009, 3, 4)).unverified
    assert transition(None).due is None
