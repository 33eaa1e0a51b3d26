"""The tables that are kept between runs are those that the migrations of this run would make."""

from __future__ import annotations

import re

from tests.tables import PRODUCT, made_from

IMPORTS = re.compile(r"^\s*(?:from|import)\s+(lawburrows\S*)", re.MULTILINE)


def test_whatever_makes_the_tables_is_compared():
    migrations = set(PRODUCT.glob("*/migrations/[0-9]*.py"))
    assert len(migrations) > 40
    assert migrations <= made_from()
    for file in migrations:
        # What else a migration imported would have to be compared too.
        assert set(IMPORTS.findall(file.read_text())) <= {"lawburrows.database.operations"}, file
