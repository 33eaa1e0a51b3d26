"""Scottish sentences: the edges of class, release, licence, extension and supervision."""

from datetime import date
from fractions import Fraction

import pytest

from lawburrows.rules.sentences import (
    Class,
    Court,
    Offence,
    class_of,
    extended_sentence_competent,
    fraction,
    next_parole_review,
    regime,
    release_order_available,
    release_order_end,
    risk_management_plan_due,
    sentence_dates,
)
from lawburrows.rules.sentences.regimes import LIFE, Automatic, Until
from lawburrows.rules.term import NO_TERM, Term, months, years

TODAY = date(2025, 3, 3)


@pytest.mark.parametrize(
    ("on", "served", "verified"),
    [
        (date(2025, 2, 10), Fraction(1, 2), True),
        (date(2025, 2, 11), Fraction(2, 5), True),
        (date(2026, 4, 30), Fraction(2, 5), True),
        (date(2026, 5, 1), Fraction(3, 10), False),
    ],
)
def test_the_fraction_in_force_on_the_day_of_calculation(on: date, served: Fraction, verified: bool) -> None:
    assert (fraction(on).served, fraction(on).source.verified) == (served, verified)


@pytest.mark.parametrize(
    ("term", "offence", "extension", "release", "until"),
    [
        (Term(47, 30), Offence.OTHER, NO_TERM, Fraction(2, 5), None),
        (months(12), Offence.VIOLENT, NO_TERM, Fraction(2, 5), None),
        (months(12), Offence.DOMESTIC_ABUSE, NO_TERM, Fraction(1, 2), None),
        (Term(5, 30), Offence.SEXUAL, NO_TERM, Fraction(1, 2), None),
        (months(6), Offence.SEXUAL, NO_TERM, Fraction(1, 2), Until.END_OF_SENTENCE),
        (months(6), Offence.SEXUAL, years(1), Fraction(1, 2), Until.END_OF_EXTENSION),
        (years(4), Offence.SEXUAL, NO_TERM, Automatic.SIX_MONTHS_BEFORE_END, Until.END_OF_SENTENCE),
        (years(4), Offence.VIOLENT, years(1), Automatic.NOT_BEFORE_CUSTODIAL_END, Until.END_OF_EXTENSION),
    ],
)
def test_regimes_of_march_2025(
    term: Term, offence: Offence, extension: Term, release: Fraction | Automatic, until: Until | None
) -> None:
    found = regime(term, offence, imposed=TODAY, calculated_on=TODAY, extension=extension)
    assert (found.release, found.licence_until) == (release, until)
    assert found.licence is (until is not None)


@pytest.mark.parametrize("extension", [NO_TERM, years(2)])
def test_long_terms_before_february_2016_are_released_at_two_thirds(extension: Term) -> None:
    for imposed, narrowed in ((date(2016, 1, 31), False), (date(2016, 2, 1), True)):
        found = regime(years(6), Offence.VIOLENT, imposed=imposed, calculated_on=TODAY, extension=extension)
        assert isinstance(found.release, Automatic) is narrowed
        assert found.parole_from == Fraction(1, 2)


def test_a_substituted_sentence_keeps_the_date_of_the_one_it_replaced() -> None:
    found = regime(
        years(6),
        Offence.VIOLENT,
        imposed=date(2016, 3, 10),
        calculated_on=TODAY,
        substituted_for=date(2016, 1, 15),
    )
    assert found.release == Fraction(2, 3)


def test_four_years_is_long_term() -> None:
    assert class_of(Term(47, 30)) is Class.SHORT_TERM
    assert class_of(years(4)) is Class.LONG_TERM
    assert LIFE.licence


class TestDates:
    def test_a_fraction_is_a_day_uncertain_and_says_so(self) -> None:
        found = sentence_dates(TODAY, months(12)).automatic_release
        assert (found.day, found.give_or_take, found.unverified) == (date(2025, 7, 27), 1, True)

    def test_a_long_sentence(self) -> None:
        found = sentence_dates(date(2018, 3, 1), years(6))
        assert found.automatic_release.day == date(2023, 9, 1)
        assert found.parole_qualifying is not None
        assert found.parole_qualifying.day == date(2021, 3, 1)
        assert found.licence_end is not None
        assert found.licence_end.day == found.sentence_end.day

    def test_an_extended_sentence_ends_custody_before_licence(self) -> None:
        found = sentence_dates(date(2020, 6, 1), years(5), Offence.SEXUAL, extension=years(3))
        assert found.automatic_release.day == found.custodial_end.day == date(2025, 5, 31)
        assert found.licence_end is not None
        assert found.licence_end.day == date(2028, 5, 31)

    def test_a_short_ordinary_sentence_has_no_licence(self) -> None:
        assert sentence_dates(TODAY, months(12)).licence_end is None


class TestAdditions:
    @pytest.mark.parametrize(
        ("court", "offence", "extension", "custody", "allowed"),
        [
            (Court.SHERIFF, Offence.SEXUAL, years(5), months(3), True),
            (Court.SHERIFF, Offence.SEXUAL, Term(60, 1), months(3), False),
            (Court.HIGH_COURT, Offence.VIOLENT, years(10), years(4), True),
            (Court.HIGH_COURT, Offence.VIOLENT, years(11), years(4), False),
            (Court.HIGH_COURT, Offence.VIOLENT, years(1), Term(47, 30), False),
            (Court.HIGH_COURT, Offence.VIOLENT, years(1), None, True),
            (Court.HIGH_COURT, Offence.OTHER, years(1), years(4), False),
            (Court.HIGH_COURT, Offence.SEXUAL, NO_TERM, years(4), False),
        ],
    )
    def test_extended_sentences(
        self, court: Court, offence: Offence, extension: Term, custody: Term | None, allowed: bool
    ) -> None:
        verdict = extended_sentence_competent(court, offence, extension=extension, custody=custody)
        assert verdict.allowed is allowed
        assert bool(verdict.reason) is not allowed

    @pytest.mark.parametrize(
        ("term", "offence", "allowed"),
        [
            (Term(11, 30), Offence.VIOLENT, False),
            (months(12), Offence.VIOLENT, True),
            (Term(47, 30), Offence.OTHER, True),
            (months(48), Offence.VIOLENT, False),
            (months(12), Offence.SEXUAL, False),
        ],
    )
    def test_supervised_release_orders(self, term: Term, offence: Offence, allowed: bool) -> None:
        assert release_order_available(term, offence).allowed is allowed

    def test_supervision_ends_with_the_sentence_or_after_a_year(self) -> None:
        released = date(2025, 4, 1)
        assert release_order_end(released, date(2025, 9, 30), months(12)).day == date(2025, 9, 30)
        assert release_order_end(released, date(2030, 1, 1), months(24)).day == date(2026, 3, 31)
        assert release_order_end(released, None, months(6)).day == date(2025, 9, 30)


def test_lifelong_restriction() -> None:
    assert next_parole_review(date(2024, 5, 20)).due == date(2026, 5, 20)
    plan = risk_management_plan_due(date(2025, 1, 15))
    assert (plan.due, plan.unverified) == (date(2025, 10, 15), True)
