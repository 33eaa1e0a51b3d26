"""Invented people: the same for the same seed, in the published shares, and nobody's."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from lawburrows.demo import words
from lawburrows.demo.filling import write_csv
from lawburrows.demo.invention import invent
from lawburrows.exchange.importing.columns import BY_NAME
from lawburrows.exchange.importing.read import read
from lawburrows.rules.identifiers import Kind, check

ON = date(2026, 12, 4)


@pytest.fixture(scope="module")
def register():
    return [rows.sheets for rows in invent(3000, seed=7, on=ON)]


@pytest.fixture(scope="module")
def people(register):
    return [sheets["people"][0] for sheets in register]


def share(people, **wanted):
    return sum(all(one.get(name) == value for name, value in wanted.items()) for one in people) / len(people)


def test_the_same_seed_invents_the_same_people_whatever_their_number():
    ten = [rows.sheets for rows in invent(10, seed=7, on=ON)]
    assert ten == [rows.sheets for rows, _ in zip(invent(20, seed=7, on=ON), range(10), strict=False)]
    assert ten != [rows.sheets for rows in invent(10, seed=8, on=ON)]


def test_custody_category_and_level_follow_the_published_tables(people):
    assert share(people, lead="scottish-prison-service") == pytest.approx(1930 / 7276, abs=0.03)
    assert share(people, category="2") == pytest.approx(319 / 7276, abs=0.015)
    assert share(people, level="2") == pytest.approx(95 / 4948 + 79 / 7276, abs=0.015)
    assert share(people, sex="female") < 0.02


def test_every_class_of_notification_period_occurs(register):
    kinds = Counter(one["disposal"] for sheets in register for one in sheets["convictions"])
    wanted = {"imprisonment", "life", "lifelong_restriction", "restricted_hospital", "hospital", "supervised", "fine"}
    assert wanted <= set(kinds)
    months = {int(one["term"].split()[0]) for sheets in register for one in sheets["convictions"] if one.get("term")}
    assert min(months) <= 6
    assert any(7 <= one < 30 for one in months)
    assert max(months) >= 30


def test_most_have_told_the_police_within_a_year_and_some_are_late(register):
    last = [
        max(date.fromisoformat(one["made_on"]) for one in sheets["notifications"])
        for sheets in register
        if "notifications" in sheets and sheets["notifications"][-1]["home"] == "sole_or_main"
    ]
    late = sum(day < ON - timedelta(days=366) for day in last) / len(last)
    assert 0.02 < late < 0.09
    assert all(day < ON for day in last)


def test_nobody_lives_where_somebody_could(people):
    homes = [one for one in people if "postcode" in one]
    assert all(one["postcode"].startswith("ZZ") for one in homes)
    assert {one["town"] for one in homes} <= set(words.TOWNS)


def test_every_number_has_the_form_that_the_rules_ask(people):
    assert not [one for one in people if check(Kind.PNC, one["pnc_style_id"]).warning]


def test_every_column_and_value_belongs_to_the_import_form(register):
    for sheets in register:
        for name, rows in sheets.items():
            for row in rows:
                assert set(row) <= set(BY_NAME[name].names)


def test_it_can_be_written_as_an_import_file(tmp_path):
    write_csv(tmp_path / "invented.csv", 20, seed=7, on=ON)
    found = read(tmp_path / "invented.csv")
    assert sum(row.sheet.name == "people" for row in found.rows) == 20
    assert {row.sheet.name for row in found.rows} > {"people", "convictions", "notifications"}
