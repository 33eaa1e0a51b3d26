"""Every known answer in our own copies of the files, and how the runner treats good and bad ones."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from lawburrows.rules.answers_notification import answer_notification_elsewhere, answer_notification_scotland
from lawburrows.rules.answers_sentences import answer_sentences_scotland
from lawburrows.rules.asked import Asked, NotUnderstood
from lawburrows.rules.comparing import Allowance, InWords, agrees
from lawburrows.rules.known_answers import Case, MalformedFile, Outcome, load, run

VECTORS = sorted((Path(__file__).parent / "vectors").glob("*.json"))
CASES = [case for path in VECTORS for case in load(path)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_known_answer_is_ours_too(case: Case) -> None:
    assert run([case]).lines == ("1 passed, 0 failed, 0 skipped",)


def test_there_are_known_answers() -> None:
    assert len(CASES) == 92 + 60 + 26


class TestLoading:
    def write(self, tmp_path: Path, text: str) -> Path:
        path = tmp_path / "answers.json"
        path.write_text(text, encoding="utf-8")
        return path

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("not json", "is not JSON"),
            ("[" * 100_000, "is not JSON"),
            ("[]", "names its rule_set"),
            ('{"rule_set": 3, "cases": []}', "names its rule_set"),
            ('{"rule_set": "x"}', "no list of cases"),
            ('{"rule_set": "x", "cases": ["a"]}', "case 1: is not an object"),
            ('{"rule_set": "x", "cases": [{"id": 1}]}', "id must be text"),
            ('{"rule_set": "x", "cases": [{"id": "a", "group": "g", "inputs": []}]}', "inputs must be an object"),
            ('{"rule_set": "x", "cases": [{"id": "a", "group": "g", "inputs": {}}]}', "expected must be an object"),
            (
                '{"rule_set": "x", "cases": [{"id": "a", "group": "g", "inputs": {}, "expected": {}, "tolerance": -1}]}',
                "tolerance must be a number",
            ),
            (
                '{"rule_set": "x", "cases": [{"id": "a", "group": "g", "inputs": {}, "expected": {}, "tolerance": "1"}]}',
                "tolerance must be a number",
            ),
        ],
    )
    def test_a_malformed_file_says_what_is_wrong(self, tmp_path: Path, text: str, why: str) -> None:
        with pytest.raises(MalformedFile, match=why):
            load(self.write(tmp_path, text))

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(MalformedFile, match="cannot be read"):
            load(tmp_path / "none.json")

    def test_a_file_that_is_not_text(self, tmp_path: Path) -> None:
        (tmp_path / "bytes.json").write_bytes(b"\xff\xfe\xfa")
        with pytest.raises(MalformedFile, match="cannot be read"):
            load(tmp_path / "bytes.json")


def case(rule_set: str = "toy", expected: dict[str, object] | None = None, **allowance: float) -> Case:
    return Case(rule_set, "toy-1", "g", {}, expected or {}, provision="s.1", allowance=Allowance(**allowance))


def toy(answer: dict[str, object]) -> dict[str, object]:
    return {"toy": lambda group, inputs: answer}


class TestRunning:
    def test_only_an_unknown_rule_set_is_skipped(self) -> None:
        assert run([case("of another house")]) == Outcome(skipped=1)

    def test_an_answer_that_breaks_has_failed_and_is_shown(self) -> None:
        outcome = run([Case("sentences_scotland", "s-1", "no such group", {}, {"a": 1})])
        assert not outcome
        assert "No such group of cases" in outcome.lines[0]
        assert outcome.last_line == "0 passed, 1 failed, 0 skipped"

    def test_only_the_expected_keys_are_compared(self) -> None:
        assert run([case(expected={"a": 1})], toy({"a": 1, "b": 2}))

    def test_a_key_without_an_answer_is_a_miss(self) -> None:
        outcome = run([case(expected={"a": 1})], toy({}))
        assert outcome.lines[0] == 'toy-1: expected {"a": 1}, got {"a": "no answer"} (s.1)'

    def test_a_miss_shows_dates_as_they_are_written(self) -> None:
        got = {"a": date(2026, 1, 2), "b": datetime(2026, 1, 2, 3, 4), "c": InWords("so it is", ("is",)), "d": 1}
        outcome = run([case(expected={"a": "2026-01-01", "b": "2026-01-01", "c": "no", "d": 2})], toy(got))
        assert '"a": "2026-01-02", "b": "2026-01-02T03:04", "c": "so it is", "d": 1' in outcome.lines[0]

    def test_outcomes_add_up(self) -> None:
        both = run([case(expected={"a": 1}), case("unknown"), case()], toy({"a": 2}))
        assert both.last_line == "1 passed, 1 failed, 1 skipped"


@pytest.mark.parametrize(
    ("expected", "got", "allowance", "same"),
    [
        ("2026-01-01", date(2026, 1, 1), {}, True),
        ("2026-01-01", date(2026, 1, 2), {}, False),
        ("2026-01-01", date(2026, 1, 2), {"days": 1}, True),
        ("2026-01-01", datetime(2026, 1, 1), {}, True),
        ("2026-01-01T12:00", datetime(2026, 1, 1, 12), {}, True),
        ("2026-01-01T12:00", datetime(2026, 1, 1, 11), {}, False),
        (True, 1, {}, False),
        (1, True, {}, False),
        (None, None, {}, True),
        (None, "", {}, False),
        (1, 1.0, {}, True),
        (1, 1.05, {"number": 0.1}, True),
        (1, 1.05, {"percentage_points": 0.01}, False),
        (1, "1", {}, False),
        ("Short Term", "short_term", {}, True),
        ("short", 1, {}, False),
        ([1, 2], [1, 2], {}, True),
        ([1, 2], [1], {}, False),
        ([1], "1", {}, False),
        ({"a": 1}, {"a": 1, "b": 2}, {}, True),
        ({"a": 1}, {}, {}, False),
        ({"a": 1}, 1, {}, False),
        ("6 months before the end", InWords("when 6 months remain", ("6 months",)), {}, True),
        ("2/3", InWords("when 6 months remain", ("6 months",)), {}, False),
    ],
)
def test_agreement(expected: object, got: object, allowance: dict[str, float], same: bool) -> None:
    assert agrees(expected, got, Allowance(**allowance)) is same


class TestInputs:
    def test_what_is_not_understood_says_so(self) -> None:
        asked = Asked({"a": "x", "b": [1], "c": {"d": 1}, "e": True})
        for reading in (
            lambda: asked.inside("a"),
            lambda: asked.date("a"),
            lambda: asked.date("missing"),
            lambda: asked.number("e"),
            lambda: asked.number("missing"),
            lambda: asked.flag("a"),
            lambda: asked.items("a"),
            lambda: asked.pairs("b"),
            lambda: asked.one_of("a", {}),
        ):
            with pytest.raises(NotUnderstood):
                reading()

    def test_an_unknown_group_is_not_understood(self) -> None:
        for answer in (answer_notification_scotland, answer_notification_elsewhere, answer_sentences_scotland):
            with pytest.raises(NotUnderstood, match="group"):
                answer("nothing like it", {})


PERIOD = {"relevant_date": "2020-06-01", "date_of_birth": "1980-01-01"}
DISPOSALS = json.loads("""[
  [{"type": "life"}, null], [{"type": "detention", "term_months": 30}, null],
  [{"type": "imprisonment", "term_months": 29, "term_days": 30}, 120], [{"type": "RLO"}, 60],
  [{"type": "extended_sentence", "custodial_months": 12, "extension_months": 12}, 120],
  [{"type": "extended_sentence", "custodial_months": 24, "extension_months": 36}, null],
  [{"type": "hospital", "restriction_order": true, "basis": "finding"}, null],
  [{"type": "imprisonment_multiple", "terms_months": [18, 14], "relation": "partly_concurrent", "overlap_months": 6}, 120]
]""")


class TestWordsThatTheFilesDoNotShow:
    @pytest.mark.parametrize(("disposal", "length"), DISPOSALS)
    def test_periods(self, disposal: dict[str, object], length: int | None) -> None:
        got = answer_notification_scotland("s82-period", {**PERIOD, "disposal": disposal})
        assert got.get("months") == length
        assert got["indefinite"] is (length is None)

    @pytest.mark.parametrize(
        ("group", "inputs", "expected"),
        [
            (
                "s83-initial",
                {"conviction_abroad": "2020-01-01", "notification_order_served": "2024-05-01"},
                "2024-05-03",
            ),
            ("s83-initial", {"relevant_date": "2024-03-15", "release_date": "2024-10-05"}, "2024-10-07"),
            ("s84-change", {"event": "name", "date": "2024-05-01"}, "2024-05-03"),
            ("s84-change", {"event": "stay", "date": "2024-08-07"}, "2024-08-09"),
            ("s84-scotland-prescribed", {"event": "passport_received", "date": "2024-05-01"}, "2024-05-03"),
            ("s85-periodic", {"notifications": [["s85", "2024-02-29"]]}, "2025-02-28"),
            ("s85-periodic", {"notifications": [["2024-02-28", "s85"]]}, "2025-02-28"),
            (
                "s85-periodic",
                {
                    "last_notification": "2023-06-10",
                    "unavailable": [["2024-06-01", "2024-07-15"]],
                    "becomes_available": "2024-07-15",
                    "notified_release_under_s84": True,
                },
                "2025-07-15",
            ),
            (
                "s85-periodic",
                {"last_notification": "2023-06-10", "unavailable": [["2024-06-01", "2024-07-15"]]},
                "2024-07-17",
            ),
        ],
    )
    def test_last_days(self, group: str, inputs: dict[str, object], expected: str) -> None:
        assert answer_notification_scotland(group, inputs)["last_day"] == date.fromisoformat(expected)

    def test_travel(self) -> None:
        excused = {"departure": "2025-03-05", "details_known_more_than_7_days_before": True, "reasonable_excuse": True}
        got = answer_notification_scotland("s86-travel", excused)
        assert got["latest"] == datetime(2025, 3, 4)
        got = answer_notification_scotland("s86-travel", {"departure": "2025-03-05"})
        assert (got["literal_latest"], got["conservative_latest"]) == (date(2025, 2, 26), date(2025, 2, 25))
        got = answer_notification_scotland("s86-travel", {"returned": "2025-03-05"})
        assert (got["literal_latest"], got["conservative_latest"]) == (date(2025, 3, 8), date(2025, 3, 7))

    def test_review_and_appeal(self) -> None:
        ordered = {"date_of_discharge": "2025-06-01", "order_made": True}
        got = answer_notification_scotland("s88-review", ordered)
        assert got["latest_end_of_continuation_order"] == date(2040, 6, 1)
        assert "ceases_on" not in got
        test = answer_notification_scotland("s88-review", {"standard": "test"})["test"]
        assert agrees("balance of probabilities", test)
        for inputs in (
            {"further_date_of_discharge": "2025-06-01"},
            {"decision_under": "88E", "further_date_of_discharge": "2025-06-01", "decision": "2025-01-01"},
            {"date_basis": "88D applicable date", "date_of_discharge": "2025-06-01", "decision": "2025-01-01"},
            {"date_basis": "88D applicable date", "decision": "2025-06-01"},
        ):
            got = answer_notification_scotland("s88-appeal", inputs)
            assert got["last_day_to_appeal"] == date(2025, 6, 22)
        late = answer_notification_scotland("s88-appeal", {"appeal_lodged_within_21_days": False})
        assert late == {"competent": False, "discretion_to_allow_late": False}
        with pytest.raises(NotUnderstood, match="no date"):
            answer_notification_scotland("s88-appeal", {"decision_under": "88C"})

    def test_england_and_northern_ireland(self) -> None:
        child = {"event": "stays_12_hours_in_household_with_child", "date": "2024-05-01"}
        assert answer_notification_elsewhere("ew-dates", child)["last_day"] == date(2024, 5, 3)
        assert (
            answer_notification_elsewhere("ew-review", {"indefinite": True, "subject_to_SHPO": True})["may_apply"]
            is False
        )
        away = {"jurisdiction": "NI", "leaves": "2025-05-10T09:00", "days_away": 3}
        assert answer_notification_elsewhere("ni-absence", away)["notify_by"] is None

    def test_sentences(self) -> None:
        long = {"term_months": 72, "offence": "violent", "imposed": "2016-02-01"}
        got = answer_sentences_scotland("regime", long)
        assert agrees("6 months before the end of the sentence", got["automatic"])
        got = answer_sentences_scotland("regime", {**long, "extension_months": 12})
        assert got["licence_until"] == "end of extension"
        got = answer_sentences_scotland(
            "dates", {"start": "2025-03-03", "term_months": 12, "offence": "sexual_schedule3"}
        )
        assert got["licence_end"] == date(2026, 3, 2)
        got = answer_sentences_scotland("SRO", {"term_months": 11, "offence": "sexual_schedule3"})
        assert got["available"] is False
        assert answer_sentences_scotland("extended", {"court": "high", "type": "sexual"})["valid"] is True
