"""People are found by telephone, e-mail and vehicle, by those who see these on the record and by nobody else."""

from __future__ import annotations

import re

import pytest

from lawburrows.access.grades import Grade
from lawburrows.people.commands.entries import add_entry, change_entry
from lawburrows.people.intake import NewContact
from lawburrows.people.keys import keys_of
from lawburrows.people.kinds import BY_KEY
from lawburrows.people.models import Contact, SearchKey, Vehicle
from lawburrows.people.queries import possible_duplicates
from lawburrows.people.register import make_findable, rekey
from lawburrows.rules import reach
from lawburrows.search.wording import Sought, read
from tests.conftest import as_role
from tests.factories.people import make_person, new_person
from tests.people import TODAY, on_the_day, share
from tests.search.test_search import page_of

db = pytest.mark.django_db

TELEPHONES = (
    "07700 900016",
    "07700900016",
    "+44 7700 900016",
    "+44 (0)7700 900016",
    "0044 7700 900016",
    "07700-900-016",
)


@pytest.fixture
def reached(world):
    """Iain Invented of Fife, whom Aileen sees in full."""
    contacts = (NewContact("telephone", "07700 900016"), NewContact("email", "Iain@Nowhere.example"))
    record = make_person(world, contacts=contacts).record
    with on_the_day(world.aileen) as by:
        add_entry(BY_KEY["vehicle"], record, values={"registration": "ZZ99 ZZY", "what": "A van"}, by=by, on=TODAY)
    return record


@db
class TestWhoFinds:
    @pytest.mark.parametrize(
        "typed", [*TELEPHONES, "iain@nowhere.example", "ZZ99 ZZY", "zz99zzy", "Invented 07700 900016"]
    )
    def test_a_person_is_found_by_what_stands_on_the_record_however_it_is_spaced(self, reached, world, typed):
        page = page_of(world.aileen, q=typed)
        assert "Likely (1)" in page
        assert f"/people/{reached.ref}/" in page

    @pytest.mark.parametrize("typed", ["07700 900017", "07700 90001", "other@nowhere.example", "ZZ99 ZZX"])
    def test_another_number_finds_nobody(self, reached, world, typed):
        assert reached.ref not in page_of(world.aileen, q=typed)

    @pytest.mark.parametrize("typed", ["07700 900016", "iain@nowhere.example", "ZZ99 ZZY"])
    def test_who_sees_the_summary_alone_does_not_find_by_them(self, reached, world, typed):
        with as_role("owner"):
            share(reached, world.fergus, grade=Grade.SUMMARY)
        assert reached.ref in page_of(world.fergus, q="Iain Invented")
        assert reached.ref not in page_of(world.fergus, q=typed)
        assert reached.ref not in page_of(world.fergus, q=typed, purpose="incident")

    @pytest.mark.parametrize("typed", ["07700 900016", "iain@nowhere.example", "ZZ99 ZZY"])
    def test_nobody_beyond_the_case_is_told_of_a_record_by_them(self, reached, world, typed):
        for user in (world.fergus, world.iona, world.gavin):
            assert reached.ref not in page_of(user, q=typed, purpose="incident")

    def test_the_answer_is_the_same_as_when_nobody_has_the_number(self, reached, world):
        hidden, absent = (
            re.sub(r'searched=[^"]+"|name="csrfmiddlewaretoken" value="[^"]+"', "", page_of(world.fergus, q=typed))
            for typed in ("07700 900016", "07700 900017")
        )
        assert hidden == absent.replace("900017", "900016")

    def test_a_telephone_makes_nobody_a_possible_duplicate(self, reached, world):
        new = new_person(world, "Una", "Otherwise", born=None, addresses=(), identifiers=())
        keys = keys_of(new, [new.name], (), (), reached=[NewContact("telephone", "07700 900016")])
        with on_the_day(world.aileen):
            assert possible_duplicates(keys, world.aileen) == []


@db
class TestWritten:
    def test_a_number_that_is_changed_is_found_as_it_stands_now(self, reached, world):
        with on_the_day(world.aileen) as by:
            contact = Contact.objects.get(record=reached, kind="telephone")
            change_entry(contact, version=contact.version, values={"value": "0131 496 0000"}, by=by, on=TODAY)
        assert reached.ref in page_of(world.aileen, q="+44 131 496 0000")
        assert reached.ref not in page_of(world.aileen, q="07700 900016")

    def test_what_is_written_in_bulk_is_made_findable_with_the_keys_that_an_entry_has(self, reached, world):
        with as_role("owner"):
            SearchKey.objects.filter(record=reached).delete()
            make_findable(Vehicle.objects.filter(record=reached))
            [alone] = SearchKey.objects.filter(record=reached)
            rekey(reached)
            assert (alone.family, alone.key) in SearchKey.objects.filter(record=reached).values_list("family", "key")


@pytest.mark.parametrize("typed", TELEPHONES)
def test_a_telephone_number_is_read_however_it_is_spaced(typed):
    assert reach.telephone(read(typed).identifier) == reach.telephone(typed) == "07700900016"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("(0131) 496 0000", Sought(identifier="(0131)4960000")),
        ("Ross 07700 900016", Sought(family="Ross", identifier="07700900016")),
        ("a.b@example.com", Sought(identifier="a.b@example.com")),
        ("A123 BCD", Sought(identifier="A123BCD")),
        ("ABC 123D", Sought(identifier="ABC123D")),
        ("01 02 1971", Sought(born="01 02 1971")),
        ("12 Imaginary Row KY1 9ZZ", Sought(address="12 Imaginary Row", postcode="KY1 9ZZ")),
    ],
)
def test_a_telephone_and_a_vehicle_are_told_from_dates_and_places(typed, meant):
    assert read(typed) == meant


@pytest.mark.parametrize(
    ("number", "figures"), [("447700900016", "07700900016"), ("+33 1 23 45 67 89", "33123456789"), ("12", ""), ("", "")]
)
def test_numbers_from_abroad_keep_their_country(number, figures):
    assert reach.telephone(number) == figures
