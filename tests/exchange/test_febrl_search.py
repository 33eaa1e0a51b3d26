"""People whom nobody here wrote come in by the importer and are found by the product's own search."""

from __future__ import annotations

import pytest

from lawburrows.people.queries import find_people
from tests import febrl
from tests.exchange.bringing import load
from tests.people import on_the_day

pytestmark = pytest.mark.django_db


def test_a_misspelt_copy_finds_its_original(world, tmp_path):
    febrl.write_csv(tmp_path / "febrl.csv", 1, 200, areas=("Fife",))
    load(tmp_path / "febrl.csv")
    rows = [row for row in febrl.rows(1, 200, areas=("Fife",)) if row["forename"] and row["surname"]][:25]
    first = 0
    with on_the_day(world.effie):
        for row in rows:
            found = find_people(
                world.effie, given=row["forename"], family=row["surname"], born=row["date_of_birth"] or None
            )
            people = [one.person for one in found[:1] if one.person]
            first += any(row["surname"].casefold() in one.name.casefold() for one in people)
    assert first == 25
