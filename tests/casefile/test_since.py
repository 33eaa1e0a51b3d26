"""Since you last looked: what is new to one reader of a record, from one visit to the next."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lawburrows.casefile.models import LastLook
from lawburrows.orders.models import Disposal
from lawburrows.people.models import Address, Description, Warning
from tests.casefile.conftest import REF, signed_in
from tests.conftest import as_role
from tests.factories.orders import conviction
from tests.people import on_the_day

pytestmark = pytest.mark.django_db
PAGE = f"/people/{REF}/"


def section(user) -> str:
    """The part of the overview that says what is new; empty where there is none."""
    text = re.sub(r"\s+", " ", signed_in(user).get(PAGE).content.decode())
    return text.partition('id="since"')[2].partition("</section>")[0]


@pytest.fixture
def visited(case, world):
    """Aileen's visit before this one ended yesterday; the whole record was written since, or by `seen` before it."""

    def visit(days: int = 1):
        with as_role("owner"), connection.cursor() as cursor:
            for table in (
                "people_warningevent",
                "orders_convictionevent",
                "orders_disposalevent",
                "orders_harmdecisionevent",
            ):
                cursor.execute(f"UPDATE {table} SET pgh_created_at = pgh_created_at - interval '30 days'")
        signed_in(world.aileen).get(PAGE)
        with as_role("owner"), connection.cursor() as cursor:
            cursor.execute("UPDATE casefile_lastlook SET at = at - make_interval(days => %s)", [days])

    return visit


class TestNews:
    def test_the_first_visit_has_nothing_to_compare_with(self, case, world):
        assert section(world.aileen) == ""

    def test_nothing_new_is_said_in_words(self, case, world, visited):
        visited()
        assert "Nothing that changes how the person is managed was written" in section(world.aileen)

    def test_what_was_added_changed_and_taken_away_stands_there(self, case, world, visited):
        visited()
        with as_role("owner"):
            Address.objects.create(record=case, owner=case.lead, use="home", lines="3 Pretend Wynd")
            warning = Warning.objects.get(record=case)
            warning.change(version=1, text="Go in threes")
            conviction(case)
            Disposal.objects.filter(conviction__record=case).first().delete()
        found = section(world.aileen)
        assert "<strong>New</strong> Address (sole or main home): 3 Pretend Wynd" in found
        assert "<strong>Changed</strong> Warning: danger to lone staff" in found
        assert "<strong>New</strong> Convicted: Rape" in found
        assert "<strong>Taken away</strong> Disposal: imprisonment" in found

    def test_what_is_new_and_was_changed_since_is_one_new_line(self, case, world, visited):
        visited()
        with as_role("owner"):
            made = Address.objects.create(record=case, owner=case.lead, use="home", lines="3 Pretend Wynd")
            made.change(version=1, town="Nowheretown")
        found = section(world.aileen)
        assert found.count("Pretend Wynd") == 1
        assert "<strong>New</strong>" in found

    def test_what_does_not_change_how_the_person_is_managed_is_left_out(self, case, world, visited):
        visited()
        with as_role("owner"):
            Description.objects.create(record=case, owner=case.lead, kind="hair", text="Grey")
        assert "Grey" not in section(world.aileen)

    def test_stays_new_for_the_whole_visit_and_is_old_at_the_next(self, case, world, visited):
        visited()
        with as_role("owner"):
            Address.objects.create(record=case, owner=case.lead, use="home", lines="3 Pretend Wynd")
        assert "Pretend Wynd" in section(world.aileen)
        assert "Pretend Wynd" in section(world.aileen)
        with as_role("owner"), connection.cursor() as cursor:
            cursor.execute(
                "UPDATE casefile_lastlook SET at = now() - interval '5 hours', before = now() - interval '1 day'"
            )
            cursor.execute("UPDATE people_addressevent SET pgh_created_at = now() - interval '6 hours'")
        assert "Pretend Wynd" not in section(world.aileen)

    def test_is_each_readers_own(self, case, world, visited):
        visited()
        assert section(world.angus) == ""
        with on_the_day(world.angus):
            assert LastLook.objects.count() == 1
        with on_the_day(world.aileen):
            assert LastLook.objects.count() == 1

    def test_costs_two_queries_however_much_is_new(self, case, world, visited):
        visited()
        with as_role("owner"):
            for number in range(15):
                Address.objects.create(record=case, owner=case.lead, use="former", lines=f"{number} Pretend Wynd")
        aileen = signed_in(world.aileen)
        aileen.get(PAGE)
        with CaptureQueriesContext(connection) as queries:
            aileen.get(PAGE)
        asked = [one["sql"] for one in queries.captured_queries]
        assert sum("casefile_lastlook" in sql or "pgh_created_at >" in sql for sql in asked) == 2
