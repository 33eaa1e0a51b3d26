"""What a plan must say, who signs it, and how it and a plan for life may stand: tables alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lawburrows.rules.plan import (
    CHECKS,
    MOVES,
    STATES,
    MeasureSaid,
    PlanSaid,
    RiskSaid,
    ScenarioSaid,
    Signature,
    State,
    StrategySaid,
    asked_for,
    gaps,
    may_stand_for,
    still_needed,
)
from lawburrows.rules.plan.lifelong import STANDINGS, Standing, standing_of
from lawburrows.rules.plan.states import FIRST

DAY = date(2027, 6, 1)
RISK = RiskSaid("r", "Risk 1", "children", "in words")
SCENARIO = ScenarioSaid("s", "Scenario 1", "r", "who", "what", "where", "when", "why")
STRATEGY = StrategySaid("t", "Strategy 1", "r", "monitoring", "police", "Aileen", "monthly", "if", "then")
SUPERVISION = replace(STRATEGY, key="u", title="Strategy 2", kind="supervision")
MEASURE = MeasureSaid("m", "Measure 1", "necessary", "less", DAY)
WHOLE = PlanSaid((RISK,), (SCENARIO,), (STRATEGY, SUPERVISION), (MEASURE,), 1, 1, "limits", DAY)


def with_strategy(**changed):
    return {"strategies": (replace(STRATEGY, **changed), SUPERVISION)}


# What is taken away, and which rows of the table say so.
LACKS = [
    ({"risks": (), "scenarios": (), "strategies": ()}, ["risks"]),
    ({"risks": (replace(RISK, whom=""),)}, ["risk_in_words"]),
    ({"risks": (replace(RISK, words=""),)}, ["risk_in_words"]),
    ({"risks": (replace(RISK, unread=True),)}, ["read"]),
    ({"scenarios": ()}, ["scenarios"]),
    ({"scenarios": (replace(SCENARIO, where="", why=""),)}, ["five_parts"]),
    ({"strategies": ()}, ["strategies", "monitoring_supervision", "monitoring_supervision"]),
    ({"strategies": (STRATEGY,)}, ["monitoring_supervision"]),
    (with_strategy(agency="", person=""), ["owner"]),
    (with_strategy(person=""), ["owner"]),
    (with_strategy(frequency=""), ["frequency"]),
    (with_strategy(response=""), ["contingency"]),
    (with_strategy(unread=True), ["read"]),
    ({"victims": ("victim A",)}, ["victims"]),
    ({"victims": ("victim A",), "strategies": (STRATEGY, SUPERVISION, replace(STRATEGY, kind="victim_safety"))}, []),
    (
        {
            "victims": ("victim A", "victim B"),
            "strategies": (STRATEGY, SUPERVISION, replace(STRATEGY, kind="victim_safety", victim="victim A")),
        },
        ["victims"],
    ),
    ({"warning_signs": 0}, ["warning_signs"]),
    ({"protective": 0}, ["protective"]),
    ({"measures": (replace(MEASURE, necessity="", less_intrusive=""),)}, ["necessity", "necessity"]),
    ({"measures": (replace(MEASURE, review_on=None),)}, ["measure_review"]),
    ({"measures": ()}, []),
    ({"limits": ""}, ["limits"]),
    ({"review_on": None}, ["review"]),
]


def test_a_whole_plan_lacks_nothing():
    assert gaps(WHOLE) == ()


@pytest.mark.parametrize(("without", "rows"), LACKS)
def test_what_is_missing_is_said_by_its_row(without, rows):
    found = gaps(replace(WHOLE, **without))
    assert [gap.row.key for gap in found] == rows
    assert all(gap.words for gap in found)


def test_every_row_of_the_check_list_can_be_missing_and_says_how_far_it_is_confirmed():
    seen = {row for _, rows in LACKS for row in rows}
    assert seen == {row.key for row in CHECKS}
    scenario, strategy = (gaps(replace(WHOLE, **without))[0] for without in ({"scenarios": ()}, {"limits": ""}))
    assert not scenario.unverified
    assert strategy.unverified
    parts = gaps(replace(WHOLE, scenarios=(replace(SCENARIO, where="", why=""),)))
    assert parts[0].words == "Scenario 1: not said where, why"


@pytest.mark.parametrize(
    ("rows", "first"),
    [
        ({row.state: row for row in STATES}, FIRST),
        ({row.standing: row for row in STANDINGS}, Standing.TO_SEND),
    ],
)
def test_every_state_is_reached_and_has_an_owner_and_a_clock(rows, first):
    reached, waiting = set(), [first]
    while waiting:
        state = waiting.pop()
        if state not in reached:
            reached.add(state)
            waiting += rows[state].moves
    assert reached == set(rows)
    assert all(row.owner and row.clock and row.words for row in rows.values())
    assert set(MOVES) == {State.DRAFT, State.WAITING, State.IN_FORCE}


AUTHOR = Signature("author", "aileen", "police")
SUPERVISOR = Signature("supervisor", "angus", "police")
SOCIAL_WORK = Signature("social_work", "bashir", "council")


@pytest.mark.parametrize(
    ("signed", "supervised", "missing"),
    [
        ((), False, ["author", "supervisor"]),
        ((), True, ["author", "supervisor", "police", "social_work"]),
        ((AUTHOR,), True, ["supervisor", "social_work"]),
        ((AUTHOR, SUPERVISOR), False, []),
        ((AUTHOR, SUPERVISOR), True, ["social_work"]),
        ((AUTHOR, SUPERVISOR, SOCIAL_WORK), True, []),
    ],
)
def test_police_and_social_work_sign_where_the_person_is_supervised(signed, supervised, missing):
    assert [row.key for row in still_needed(signed, supervised=supervised)] == missing


@pytest.mark.parametrize(
    ("signed", "supervised", "author", "lead", "asked"),
    [
        ((), False, "police", "police", ["author", "supervisor"]),
        ((), True, "police", "police", ["author", "supervisor", "social_work"]),
        ((), True, "council", "council", ["author", "supervisor", "police"]),
        ((), True, "council", "police", ["author", "supervisor"]),
        ((AUTHOR,), True, "police", "police", ["supervisor", "social_work"]),
        ((), True, "prison", "prison", ["author", "supervisor", "police", "social_work"]),
    ],
)
def test_whoever_signs_in_any_case_is_not_asked_for_twice(signed, supervised, author, lead, asked):
    found = asked_for(signed, supervised=supervised, author_kind=author, lead_kind=lead)
    assert [row.key for row in found] == asked


@pytest.mark.parametrize(
    ("key", "who", "more", "reason"),
    [
        ("author", "aileen", {}, ""),
        ("author", "angus", {}, "Only the author"),
        ("supervisor", "angus", {"supervises": True, "leads": True}, ""),
        ("supervisor", "angus", {"supervises": True}, "supervisor or manager of the lead"),
        ("supervisor", "aileen", {"supervises": True, "leads": True}, "signs as the author"),
        ("social_work", "bashir", {"agency_kind": "council"}, ""),
        ("social_work", "angus", {}, "justice social work signs here"),
        ("police", "angus", {}, ""),
        ("social_work", "angus", {"agency_kind": "council", "signed": (SUPERVISOR,)}, "another person"),
        ("supervisor", "beth", {"signed": (SUPERVISOR,)}, "signed so already"),
    ],
)
def test_who_may_sign_as_what(key, who, more, reason):
    given = {"agency_kind": "police", "leads": False, "supervises": False, "signed": ()} | more
    found = may_stand_for(key, who=who, author="aileen", **given)
    assert (reason in found) if reason else not found


@pytest.mark.parametrize(
    ("sent", "answers", "standing"),
    [
        ([], [], Standing.TO_SEND),
        ([date(2026, 1, 1)], [], Standing.SENT),
        ([date(2026, 1, 1)], [(date(2026, 3, 1), "rejected")], Standing.REJECTED),
        ([date(2026, 1, 1), date(2026, 4, 1)], [(date(2026, 3, 1), "rejected")], Standing.SENT),
        ([date(2026, 4, 1)], [(date(2026, 4, 1), "approved")], Standing.APPROVED),
    ],
)
def test_where_the_plan_of_an_order_for_life_stands(sent, answers, standing):
    assert standing_of(sent, answers) is standing
