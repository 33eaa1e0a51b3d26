"""Which answer stands first, and other spellings of one name."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lawburrows.people.intake import NewAddress
from lawburrows.people.keys import keys_of_near, keys_of_sound
from lawburrows.people.queries import find_people
from lawburrows.rules.names import near, sound
from tests.factories.people import make_person
from tests.people import on_the_day
from tests.search.test_search import page_of

db = pytest.mark.django_db


@db
class TestHouse:
    @pytest.fixture
    def street(self, world):
        """Many of Kelpie Road and of Nowheretown, and one of them at 66 Kelpie Road."""

        def at(lines):
            return (NewAddress(lines, "Nowheretown", "KY1 9ZZ"),)

        for number in (6, 16, 60, 67):
            make_person(world, "Una", f"Number{number}", identifiers=(), addresses=at(f"{number} Kelpie Road"))
        make_person(world, "Una", "Elsewhere", identifiers=(), addresses=at("66 Imaginary Row"))
        return make_person(world, "Una", "Sought", identifiers=(), addresses=at("Flat 2, 66 Kelpie Road"))

    @pytest.mark.parametrize("typed", ["66 Kelpie Road", "66 KELPIE ROAD, Nowheretown", "66 Kelpie Road KY1 9ZZ"])
    def test_the_house_stands_before_its_street_and_its_town(self, street, world, typed):
        page = page_of(world.aileen, q=typed)
        refs = page.split("/people/LB-")[1:]
        assert refs[0].startswith(street.record.ref.removeprefix("LB-"))
        assert "the house number and the street are the same" in page

    def test_an_address_alone_tells_nobody_beyond_the_case(self, street, world):
        page = page_of(world.fergus, q="66 Kelpie Road, Nowheretown KY1 9ZZ", purpose="incident")
        assert "Elsewhere: a record exists" not in page


@db
class TestOtherSpellings:
    @pytest.mark.parametrize(
        ("typed", "reason"),
        [
            ("Buchannan", "a name is one letter off"),
            ("Buchana", "a name begins with the same letters"),
            ("Buchnaan", "a name is one letter off"),
            ("Vuchanan", "a name is one letter off"),
            ("Bukkanen", "a name sounds alike"),
        ],
    )
    def test_one_name_is_found_in_another_spelling(self, world, typed, reason):
        person = make_person(world, "George", "Buchanan")
        page = page_of(world.aileen, q=typed)
        assert person.record.ref in page
        assert reason in page

    def test_the_year_narrows_other_spellings_too(self, world):
        person = make_person(world, "George", "Buchanan")
        assert person.record.ref in page_of(world.aileen, q="Buchannan 1971")
        assert person.record.ref not in page_of(world.aileen, q="Buchannan 1972")

    def test_the_name_as_it_was_typed_stands_first(self, world):
        other, same = make_person(world, "A", "Buchanan"), make_person(world, "Z", "Buchannan", identifiers=())
        page = page_of(world.aileen, q="Buchannan")
        assert page.index(same.record.ref) < page.index(other.record.ref)

    def test_nobody_beyond_the_case_is_found_or_told_of_so(self, world):
        person = make_person(world, "George", "Buchanan")
        for user in (world.fergus, world.iona, world.gavin):
            assert person.record.ref not in page_of(user, q="Buchannan", purpose="incident")

    def test_the_page_says_only_what_was_tried(self, world):
        one, two = page_of(world.aileen, q="Buchannan"), page_of(world.aileen, q="George Buchannan 29 Oct 1975")
        assert "where fewer than 5 are found so, names one letter off and names that sound alike" in one
        assert "sound alike" in two
        assert "one letter off" not in two
        assert "beginning" not in two

    def test_other_spellings_are_looked_up_in_the_index(self, world):
        make_person(world, "George", "Buchanan")
        for keys in (keys_of_near("buchannan"), keys_of_sound("buchannan")):
            with on_the_day(world.aileen), connection.cursor() as cursor:
                cursor.execute("SET LOCAL enable_seqscan = off")
                cursor.execute("EXPLAIN SELECT record_id FROM people_searchkey WHERE key = ANY (%s)", [keys])
                plan = "\n".join(row[0] for row in cursor.fetchall())
            assert "Index Cond: (key = ANY" in plan

    def test_a_search_asks_the_same_few_questions_however_many_are_found(self, world):
        with on_the_day(world.aileen), CaptureQueriesContext(connection) as queries:
            find_people(world.aileen, family="Buchannan")
        assert len(queries) <= 9


@pytest.mark.parametrize("other", ["buchanan", "buchannans", "bcuhannan", "buchanman", "uchannan"])
def test_one_slip_of_the_pen_is_near(other):
    assert other in near("buchannan")


def test_a_short_name_is_near_nobody():
    assert near("ann") == frozenset()
    assert sound("buchannan") == sound("buchanan")
