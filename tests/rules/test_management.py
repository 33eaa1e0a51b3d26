"""Categories, levels, risk, markings, vetting, offences, time limits, retention, and the catalogue of all of them."""

from datetime import date

import pytest

from lawburrows.rules import catalogue, marking
from lawburrows.rules.harm import RiskOfHarm
from lawburrows.rules.intervals import BY_KEY, INTERVALS, Unit, figure_of, interval, with_figure
from lawburrows.rules.mappa import Authority, Category, Level, lead_authority, warnings
from lawburrows.rules.marking import Marking
from lawburrows.rules.offences import OFFENCES, Schedule3, offence
from lawburrows.rules.retention import retention_review
from lawburrows.rules.source import Source
from lawburrows.rules.timetable import TIMETABLE
from lawburrows.rules.vetting import Vetting, suffices


class TestCategoriesAndLevels:
    def test_a_category_is_never_a_level(self) -> None:
        assert [c.label for c in Category] == [
            "Registered sex offender",
            "Restricted patient",
            "Other risk of serious harm",
        ]
        assert [n.label for n in Level][2] == "MAPPP"
        assert not set(Category) & set(Level)
        assert all(each.meaning and each.source.act for each in [*Category, *Level])

    @pytest.mark.parametrize(
        ("category", "in_custody", "supervised", "lead"),
        [
            (Category.ONE, False, False, Authority.POLICE),
            (Category.ONE, False, True, Authority.COUNCIL),
            (Category.ONE, True, True, Authority.PRISON),
            (Category.TWO, False, False, Authority.HEALTH),
            (Category.TWO, True, False, Authority.HEALTH),
            (Category.THREE, False, True, Authority.COUNCIL),
            (Category.THREE, True, False, Authority.PRISON),
        ],
    )
    def test_who_leads(self, category: Category, in_custody: bool, supervised: bool, lead: Authority) -> None:
        assert lead_authority(category, in_custody=in_custody, supervised=supervised).lead is lead

    def test_category_3_at_level_1_is_a_warning_to_confirm(self) -> None:
        assert "Confirm level 1" in warnings(Category.THREE, Level.ONE, RiskOfHarm.HIGH)[0]
        assert "medium" in warnings(Category.THREE, Level.TWO, RiskOfHarm.MEDIUM)[0]
        assert warnings(Category.THREE, Level.TWO) == ()
        assert warnings(Category.ONE, Level.ONE, RiskOfHarm.LOW) == ()


class TestRisk:
    def test_not_assessed_never_reads_as_low(self) -> None:
        assert RiskOfHarm.NOT_ASSESSED.rank is None
        assert RiskOfHarm.NOT_ASSESSED.at_least(RiskOfHarm.LOW) is None
        assert RiskOfHarm.LOW.at_least(RiskOfHarm.NOT_ASSESSED) is None
        order = [level.label for level in sorted(RiskOfHarm, key=lambda level: level.sort_key)]
        assert order == ["Very high", "High", "Not assessed", "Medium", "Low"]

    def test_assessed_levels_compare(self) -> None:
        assert RiskOfHarm.HIGH.at_least(RiskOfHarm.MEDIUM)
        assert not RiskOfHarm.LOW.at_least(RiskOfHarm.MEDIUM)


class TestMarkings:
    def test_they_are_ordered_and_say_how_to_handle(self) -> None:
        assert sorted(Marking) == list(Marking)
        assert all(each.handling for each in Marking)
        assert Marking.OFFICIAL_SENSITIVE.label == "OFFICIAL-SENSITIVE"
        assert marking.may_be_held(Marking.OFFICIAL_SENSITIVE)
        assert not marking.may_be_held(Marking.SECRET)

    @pytest.mark.parametrize(
        ("words", "valid", "legacy"),
        [
            ("official-sensitive", True, False),
            (" Top  Secret ", True, False),
            ("CONFIDENTIAL", False, True),
            ("SECRET-SENSITIVE", False, False),
        ],
    )
    def test_words_on_paper(self, words: str, valid: bool, legacy: bool) -> None:
        found = marking.read(words)
        assert (found.valid, found.legacy) == (valid, legacy)


def test_vetting_is_ordered() -> None:
    assert suffices(Vetting.PARTNER_FULL, Vetting.PARTNER)
    assert not suffices(Vetting.NONE, Vetting.BASELINE)
    assert all(each.label for each in Vetting)


class TestOffences:
    def test_keys_are_unique_and_nothing_pretends_to_be_confirmed(self) -> None:
        assert len({row.key for row in OFFENCES}) == len(OFFENCES)
        assert all(row.unverified for row in OFFENCES)

    def test_an_offence_by_its_key(self) -> None:
        assert offence("S-CJL-38").schedule_3 is Schedule3.BY_COURT_FINDING
        with pytest.raises(ValueError, match="unpack"):
            offence("none")


class TestIntervals:
    @pytest.mark.parametrize(
        ("key", "due"),
        [
            ("designation_letter", date(2026, 12, 15)),
            ("address_housing", date(2026, 12, 4)),
            ("level_2_review", date(2027, 2, 23)),
            ("serious_incident_review", date(2027, 3, 1)),
            ("first_contact", date(2026, 12, 2)),
            ("breach_to_regulator", date(2026, 12, 4)),
            ("level_1_review", date(2027, 12, 1)),
        ],
    )
    def test_counted_from_the_day_after(self, key: str, due: date) -> None:
        assert interval(key, date(2026, 12, 1)).due == due

    def test_what_was_only_remembered_is_unverified(self) -> None:
        assert interval("level_3_review", date(2026, 12, 1)).unverified
        assert not interval("designation_letter", date(2026, 12, 1)).unverified
        assert len({row.key for row in INTERVALS}) == len(INTERVALS)


class TestTimetable:
    def test_has_every_line_of_the_table_and_no_key_twice(self) -> None:
        assert {row.line for row in TIMETABLE} - {0} == set(range(1, 34))
        assert len({row.key for row in TIMETABLE}) == len(TIMETABLE)

    def test_statute_is_not_governed_and_an_unconfirmed_row_says_so(self) -> None:
        assert not any(row.governed for row in TIMETABLE if row.statutory)
        assert all(row.unverified for row in TIMETABLE if row.status.letter in "HU")

    @pytest.mark.parametrize(
        ("text", "figure"),
        [
            ("56 days", (56, Unit.DAYS)),
            ("1  Month", (1, Unit.MONTHS)),
            ("7 clear working days", (7, Unit.CLEAR_WORKING_DAYS)),
            ("0 days", None),
            ("9999 days", None),
            ("a fortnight", None),
        ],
    )
    def test_a_figure_is_a_number_and_a_unit(self, text: str, figure: tuple[int, Unit] | None) -> None:
        assert figure_of(text) == figure

    def test_an_agreed_figure_is_counted_in_place_of_the_one_that_was_written(self) -> None:
        agreed = Source("Fife protocol", "agreed", "https://example.org", date(2026, 11, 1))
        row = with_figure(BY_KEY["level_2_review"], "56 days", agreed)
        found = interval(row, date(2026, 12, 1))
        assert (found.due, found.unverified) == (date(2027, 1, 26), False)
        assert "56 days after 1 December 2026" in found.steps[0].text
        assert with_figure(row, "soon", agreed) == row


def test_retention_is_reviewed_at_an_age_or_after_an_event_and_is_unverified() -> None:
    assert retention_review("register", date_of_birth=date(1971, 4, 3)).due == date(2071, 4, 3)
    assert retention_review("search-terms", event=date(2026, 1, 1)).due == date(2027, 1, 1)
    found = retention_review("register")
    assert found.due is None
    assert found.unverified


class TestCatalogue:
    def test_every_row_has_words_and_a_source(self) -> None:
        found = list(catalogue.rows())
        assert len(found) > 150
        assert all(table and words and source.act for table, words, source in found)

    def test_what_was_read_says_where_and_when(self) -> None:
        for source in catalogue.ALL_SOURCES:
            if source.verified and source.confidence.value != "derived":
                assert source.url.startswith("https://")
                assert source.read_on is not None

    def test_names_of_tables_are_unique(self) -> None:
        names = [table.name for table in catalogue.ALL_TABLES]
        assert len(set(names)) == len(names)
