"""Sources, verdicts, deadlines, terms and working days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawburrows.rules.deadline import Deadline, Step, any_unverified, deadline, in_words
from lawburrows.rules.jurisdiction import Jurisdiction
from lawburrows.rules.source import Confidence, Source, remembered
from lawburrows.rules.term import (
    NO_TERM,
    Term,
    after,
    beginning_with,
    birthday,
    first_day_free,
    months,
    under,
    years,
)
from lawburrows.rules.verdict import ALLOWED, Refused, Verdict, first_refusal, refusal, require
from lawburrows.rules.working_days import (
    clear_working_days_after,
    is_working_day,
    working_days_after,
    working_days_between,
)

ACT = Source("An Act", "section 1", "https://example.test", date(2026, 1, 1))
DOUBTFUL = remembered("A custom")


class TestSource:
    def test_only_what_was_read_or_reckoned_is_verified(self) -> None:
        assert {word for word in Confidence if word.verified} == {
            Confidence.CONFIRMED_PRIMARY,
            Confidence.CONFIRMED_FORMULA,
            Confidence.DERIVED,
        }
        assert all(word.words for word in Confidence)

    def test_another_provision_keeps_the_confidence_unless_told(self) -> None:
        assert ACT.at("section 2").verified
        assert not ACT.at("section 2", Confidence.SECONDARY).verified
        assert (str(ACT), str(DOUBTFUL)) == ("An Act, section 1", "A custom")


class TestVerdict:
    def test_the_first_refusal_speaks(self) -> None:
        assert first_refusal((True, "a"), (ALLOWED, "b")) is ALLOWED
        assert first_refusal((True, "a"), (False, "b"), (False, "c")) == Verdict(False, "b")
        assert first_refusal((refusal("its own"), "b")).reason == "its own"
        assert first_refusal((Verdict(False), "b")).reason == "b"

    def test_what_is_required_and_refused_is_raised(self) -> None:
        require(ALLOWED)
        with pytest.raises(Refused, match="not now"):
            require(refusal("not now"))


class TestDeadline:
    def test_doubt_in_one_step_is_doubt_in_the_date(self) -> None:
        day = date(2026, 1, 1)
        assert not deadline("k", "what", day, ACT, [Step("sure", source=ACT), Step("plain")]).unverified
        assert deadline("k", "what", day, ACT, [Step("unsure", source=DOUBTFUL)]).unverified
        assert deadline("k", "what", day, DOUBTFUL, []).unverified
        assert not any_unverified([])

    def test_sorted_by_harm_and_then_by_date(self) -> None:
        rows = [
            Deadline("k", name, due, ACT, harm=harm)
            for name, due, harm in (
                ("c", date(2026, 1, 1), 1),
                ("b", None, 5),
                ("a", date(2026, 1, 2), 5),
            )
        ]
        assert [row.what for row in sorted(rows, key=lambda row: row.sort_key)] == ["a", "b", "c"]

    def test_overdue_from_the_day_after(self) -> None:
        due = Deadline("k", "what", date(2026, 1, 1), ACT)
        assert not due.overdue(date(2026, 1, 1))
        assert due.overdue(date(2026, 1, 2))
        assert not Deadline("k", "what", None, ACT).overdue(date(2026, 1, 2))
        assert in_words(date(2026, 3, 2)) == "2 March 2026"


class TestTerm:
    def test_order(self) -> None:
        assert Term(29, 30) < months(30) <= months(30) < Term(30, 1)
        assert Term(6, 1) > months(6) >= Term(days=182)

    def test_words(self) -> None:
        assert str(Term(14, 1)) == "1 year 2 months 1 day"
        assert str(NO_TERM) == "no time"

    def test_halves_and_differences(self) -> None:
        assert years(7).halved() == months(42)
        assert Term(9, 2).halved() == Term(4, 16)
        assert Term(1).less(Term(days=10)) == Term(0, 20)
        with pytest.raises(ValueError, match="shorter than nothing"):
            Term(1).less(Term(2))

    @pytest.mark.parametrize(
        ("start", "term", "last"),
        [
            (date(2016, 2, 29), years(5), date(2021, 2, 28)),
            (date(2014, 1, 31), months(1), date(2014, 2, 28)),
            (date(2014, 3, 1), months(1), date(2014, 3, 31)),
            (date(2020, 8, 31), Term(6, 1), date(2021, 3, 1)),
            (date(2018, 3, 1), months(72), date(2024, 2, 29)),
        ],
    )
    def test_beginning_with_counts_the_first_day(self, start: date, term: Term, last: date) -> None:
        assert beginning_with(start, term) == last

    def test_after_leaves_the_first_day_out(self) -> None:
        assert after(date(2024, 2, 29), years(1)) == date(2025, 2, 28)
        assert after(date(2024, 3, 1), Term(days=7)) == date(2024, 3, 8)

    def test_birthdays(self) -> None:
        assert birthday(date(2004, 2, 29), 18) == date(2022, 3, 1)
        assert under(18, date(2004, 6, 15), on=date(2022, 6, 14))
        assert not under(18, date(2004, 6, 15), on=date(2022, 6, 15))

    @given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(0, 200), st.integers(0, 40))
    def test_the_last_day_and_the_first_free_day_meet(self, start: date, m: int, d: int) -> None:
        term = Term(m, d)
        assert first_day_free(start, term) == beginning_with(start, term) + timedelta(days=1)
        assert beginning_with(start, term) <= after(start, term)


class TestWorkingDays:
    holidays = (date(2026, 12, 25), date(2026, 12, 28))

    def test_weekends_and_holidays_are_closed(self) -> None:
        assert is_working_day(date(2026, 12, 24), self.holidays)
        assert not is_working_day(date(2026, 12, 26), self.holidays)
        assert not is_working_day(date(2026, 12, 25), self.holidays)

    def test_counting(self) -> None:
        start = date(2026, 12, 23)
        assert working_days_after(start, 0) == start
        assert working_days_after(start, 2, self.holidays) == date(2026, 12, 29)
        assert clear_working_days_after(start, 2, self.holidays) == date(2026, 12, 30)
        assert working_days_between(start, date(2026, 12, 30), self.holidays) == 3


def test_jurisdictions_have_names() -> None:
    assert [place.label for place in Jurisdiction] == ["Scotland", "England and Wales", "Northern Ireland"]
    assert Jurisdiction.NORTHERN_IRELAND.arrangements == "PPANI"
