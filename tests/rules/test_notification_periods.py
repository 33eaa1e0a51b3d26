"""The Table in section 82(1), read the other way: the edges of each row, halving, several terms, several grounds."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawburrows.rules.jurisdiction import ENGLAND_AND_WALES, NORTHERN_IRELAND, SCOTLAND, Jurisdiction
from lawburrows.rules.notification import Disposal, Relation, aggregate, period, subject_until, under_order
from lawburrows.rules.notification.periods import Length, row_for
from lawburrows.rules.term import NO_TERM, Term, months, years

CONVICTED = date(2020, 3, 15)


def length(disposal: Disposal, term: Term = NO_TERM, *, under_18: bool = False, where: Jurisdiction = SCOTLAND) -> str:
    found = period(disposal, relevant_date=CONVICTED, under_18=under_18, jurisdiction=where, term=term)
    return str(found.length) if found.length else "indefinite" if found.indefinite else "none"


@pytest.mark.parametrize(
    ("disposal", "term", "adult", "young"),
    [
        (Disposal.LIFE, NO_TERM, "indefinite", "indefinite"),
        (Disposal.IMPRISONMENT, months(30), "indefinite", "indefinite"),
        (Disposal.LIFELONG_RESTRICTION, NO_TERM, "indefinite", "indefinite"),
        (Disposal.RESTRICTED_HOSPITAL, NO_TERM, "indefinite", "indefinite"),
        (Disposal.IMPRISONMENT, Term(29, 30), "10 years", "5 years"),
        (Disposal.IMPRISONMENT, Term(6, 1), "10 years", "5 years"),
        (Disposal.IMPRISONMENT, months(6), "7 years", "3 years 6 months"),
        (Disposal.IMPRISONMENT, Term(days=1), "7 years", "3 years 6 months"),
        (Disposal.HOSPITAL, NO_TERM, "7 years", "3 years 6 months"),
        (Disposal.SUPERVISED, months(18), "1 year 6 months", "1 year 6 months"),
        (Disposal.UNSUPERVISED, NO_TERM, "5 years", "2 years 6 months"),
        (Disposal.FINE, NO_TERM, "5 years", "2 years 6 months"),
        (Disposal.ADMONITION, NO_TERM, "5 years", "2 years 6 months"),
        (Disposal.RESTRICTION_OF_LIBERTY, NO_TERM, "5 years", "2 years 6 months"),
        (Disposal.ABSOLUTE_DISCHARGE, NO_TERM, "none", "none"),
    ],
)
def test_the_table_in_scotland(disposal: Disposal, term: Term, adult: str, young: str) -> None:
    assert length(disposal, term) == adult
    assert length(disposal, term, under_18=True) == young


@pytest.mark.parametrize("where", [ENGLAND_AND_WALES, NORTHERN_IRELAND])
def test_a_caution_brings_two_years_outside_scotland(where: Jurisdiction) -> None:
    assert length(Disposal.CAUTION, where=where) == "2 years"
    assert length(Disposal.CAUTION, where=where, under_18=True) == "1 year"
    assert length(Disposal.CONDITIONAL_DISCHARGE, months(12), where=where, under_18=True) == "1 year"


@pytest.mark.parametrize(
    ("disposal", "where"),
    [
        (Disposal.CAUTION, SCOTLAND),
        (Disposal.CONDITIONAL_DISCHARGE, SCOTLAND),
        (Disposal.SUPERVISED, ENGLAND_AND_WALES),
    ],
)
def test_a_disposal_that_a_jurisdiction_does_not_have_is_a_bug_loudly(disposal: Disposal, where: Jurisdiction) -> None:
    with pytest.raises(ValueError, match="unpack"):
        length(disposal, months(12), where=where)


def test_supervision_without_its_length_cannot_be_answered() -> None:
    with pytest.raises(ValueError, match="How long"):
        length(Disposal.SUPERVISED)


def test_the_last_day_is_the_day_before_the_matching_date() -> None:
    found = period(Disposal.IMPRISONMENT, relevant_date=CONVICTED, under_18=False, term=months(24))
    assert (found.last_day, found.first_free_day) == (date(2030, 3, 14), date(2030, 3, 15))
    assert found.covers(CONVICTED)
    assert found.covers(date(2030, 3, 14))
    assert not found.covers(date(2030, 3, 15))
    assert not found.covers(date(2020, 3, 14))
    assert [step.result for step in found.steps][-1] == "14 March 2030"


def test_every_period_explains_itself_and_names_its_row() -> None:
    found = period(Disposal.FINE, relevant_date=CONVICTED, under_18=True)
    assert str(found.source) == "Sexual Offences Act 2003, section 82(1), last row"
    assert [step.text for step in found.steps] == [
        "Relevant date: the conviction, finding or caution",
        "Fine: no row of its own",
        "Any other disposal: 5 years",
        "Under 18 on the relevant date, so half of it",
        "2 years 6 months beginning with the relevant date, which counts",
    ]
    assert not found.unverified


class TestWhatIsNotSettled:
    def test_an_extended_sentence_shows_both_readings_and_asks_for_a_legal_check(self) -> None:
        found = period(
            Disposal.EXTENDED_SENTENCE,
            relevant_date=CONVICTED,
            under_18=False,
            term=months(24),
            extension=months(36),
        )
        assert found.indefinite
        assert found.unverified
        assert "legal check" in found.legal_check
        assert found.other_reading is not None
        assert found.other_reading.length == years(10)
        assert found.steps[-1].text == "If the custodial part alone were the term"
        assert found.steps[-1].result.startswith("10 years, to ")

    def test_a_suspended_sentence_and_half_a_training_order_are_unverified(self) -> None:
        for disposal in (Disposal.SUSPENDED_SENTENCE, Disposal.DETENTION_AND_TRAINING):
            found = period(
                disposal,
                relevant_date=CONVICTED,
                under_18=True,
                jurisdiction=ENGLAND_AND_WALES,
                term=months(12),
            )
            assert found.unverified

    def test_a_training_order_counts_by_half(self) -> None:
        assert length(Disposal.DETENTION_AND_TRAINING, months(12), where=ENGLAND_AND_WALES) == "7 years"
        assert length(Disposal.SUSPENDED_SENTENCE, months(12), where=ENGLAND_AND_WALES) == "10 years"

    def test_a_term_in_days_near_an_edge_asks_for_a_legal_check(self) -> None:
        found = period(Disposal.IMPRISONMENT, relevant_date=CONVICTED, under_18=False, term=Term(days=183))
        assert found.unverified
        assert "too close" in found.legal_check

    def test_supervision_ordered_after_the_conviction_asks_for_a_legal_check(self) -> None:
        for made, settled in ((CONVICTED, True), (date(2020, 4, 20), False)):
            found = period(
                Disposal.SUPERVISED, relevant_date=CONVICTED, under_18=False, term=months(18), order_made=made
            )
            assert found.last_day == date(2021, 9, 14)
            assert found.unverified is not settled
            assert bool(found.legal_check) is not settled

    def test_an_absolute_discharge_is_unverified(self) -> None:
        found = period(Disposal.ABSOLUTE_DISCHARGE, relevant_date=CONVICTED, under_18=False)
        assert not found.subject
        assert not found.indefinite
        assert found.first_free_day is None
        assert found.unverified


def test_a_finding_ends_with_the_trial_that_follows() -> None:
    ended = date(2022, 5, 5)
    found = period(Disposal.RESTRICTED_HOSPITAL, relevant_date=CONVICTED, under_18=False, later_trial_ended=ended)
    assert found.last_day == ended
    late = date(2040, 1, 1)
    found = period(Disposal.HOSPITAL, relevant_date=CONVICTED, under_18=False, later_trial_ended=late)
    assert found.last_day == date(2027, 3, 14)


class TestSeveralTerms:
    def test_consecutive_terms_are_added(self) -> None:
        term, steps = aggregate([months(18), months(14)], Relation.CONSECUTIVE)
        assert term == months(32)
        assert steps[0].result == "2 years 8 months"

    def test_the_overlap_of_partly_concurrent_terms_counts_once(self) -> None:
        term, _ = aggregate([months(18), months(14)], Relation.PARTLY_CONCURRENT, overlap=months(6))
        assert term == months(26)
        term, _ = aggregate([months(2), months(2)], Relation.PARTLY_CONCURRENT, overlap=Term(days=10))
        assert term == Term(3, 20)

    def test_the_longest_of_wholly_concurrent_terms_counts(self) -> None:
        term, _ = aggregate([months(18), months(20)], Relation.CONCURRENT)
        assert term == months(20)

    def test_a_term_for_another_offence_is_named_and_left_out(self) -> None:
        term, steps = aggregate([months(20)], Relation.CONSECUTIVE, outside_schedule_3=[months(15)])
        assert term == months(20)
        assert "Not for a Schedule 3 offence" in steps[0].text

    def test_no_term_at_all_is_an_error(self) -> None:
        with pytest.raises(ValueError, match="No term"):
            aggregate([], Relation.CONSECUTIVE)


class TestSeveralGrounds:
    fine = period(Disposal.FINE, relevant_date=CONVICTED, under_18=False)

    def test_the_latest_end_decides(self) -> None:
        order = under_order("Sexual harm prevention order", served=date(2023, 4, 1), last_day=date(2028, 3, 31))
        found = subject_until([self.fine, order])
        assert found.last_day == date(2028, 3, 31)
        assert not found.indefinite
        assert "sexual harm prevention order" in found.steps[1].text.lower()

    def test_one_indefinite_ground_is_enough(self) -> None:
        order = under_order("Sexual harm prevention order", served=date(2023, 4, 1), last_day=None)
        assert subject_until([self.fine, order]).indefinite

    def test_without_any_ground_nobody_is_subject(self) -> None:
        none = period(Disposal.ABSOLUTE_DISCHARGE, relevant_date=CONVICTED, under_18=False)
        found = subject_until([none])
        assert not found.subject
        assert not found.indefinite


DATES = st.dates(date(1997, 9, 1), date(2060, 1, 1))
TERMS = st.builds(Term, st.integers(0, 60), st.integers(0, 30))


@given(DATES, TERMS, TERMS, st.booleans())
def test_a_longer_term_never_brings_a_shorter_period(day: date, one: Term, other: Term, under_18: bool) -> None:
    shorter, longer = sorted([one, other], key=lambda term: (term.months, term.days))
    if shorter > longer:  # 1 month 0 days beside 0 months 30 days and the like: order by length
        shorter, longer = longer, shorter
    first = period(Disposal.IMPRISONMENT, relevant_date=day, under_18=under_18, term=shorter)
    second = period(Disposal.IMPRISONMENT, relevant_date=day, under_18=under_18, term=longer)
    assert (first.last_day or date.max) <= (second.last_day or date.max)


@given(DATES, st.sampled_from([Disposal.FINE, Disposal.HOSPITAL, Disposal.ADMONITION]), st.booleans())
def test_the_first_free_day_follows_the_last_day(day: date, disposal: Disposal, under_18: bool) -> None:
    found = period(disposal, relevant_date=day, under_18=under_18)
    assert found.last_day is not None
    assert found.first_free_day == found.last_day + timedelta(days=1)


@given(TERMS)
def test_every_term_has_exactly_one_row(term: Term) -> None:
    assert row_for(Disposal.IMPRISONMENT, term, SCOTLAND).period in (Length.INDEFINITE, years(10), years(7))
