"""The page of joint management: category, level, who decided them and why; what is empty says what to do."""

from __future__ import annotations

from datetime import date

import pytest

from lawburrows.orders.models import CategoryDecision, LevelDecision
from tests.casefile.conftest import REF, signed_in
from tests.casefile.test_record import text_of
from tests.conftest import as_role

pytestmark = pytest.mark.django_db
PAGE = f"/people/{REF}/joint-management/"


def test_category_and_level_stand_with_who_decided_them_and_why(case, world):
    with as_role("owner"):
        kept = {"record": case, "owner": case.lead, "decided_by": world.effie}
        CategoryDecision.objects.create(**kept, value=3, starts=date(2021, 1, 1), reason="held to be able to harm")
        LevelDecision.objects.create(
            **kept, value=2, starts=date(2021, 1, 1), ends=date(2022, 1, 1), reason="several authorities act"
        )
        LevelDecision.objects.create(**kept, value=1, starts=date(2022, 1, 1), reason="one authority manages")
    page = text_of(signed_in(world.aileen).get(PAGE))
    for words in ("Category 3: Other risk of serious harm", "Level 1: Routine", "since 1 January 2022, Effie Invented"):
        assert words in page
    assert "several authorities act" in page  # the history
    assert "Category 3 is meant for active management at level 2 or 3" in page  # to confirm, not an error
    assert "Decide the level" in page


def test_nothing_decided_says_what_to_do(case, world):
    page = text_of(signed_in(world.aileen).get(PAGE))
    assert "Neither category nor level has been decided" in page
    assert "Decide the category" in page
