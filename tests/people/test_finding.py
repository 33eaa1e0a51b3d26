"""Finding people by what is known of them, and protecting their numbers."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ImproperlyConfigured

from lawburrows.people import sealing
from lawburrows.people.intake import NewIdentifier
from lawburrows.people.keys import keys_of, keys_of_query
from lawburrows.people.models import Identifier
from lawburrows.people.queries import find_people, possible_duplicates
from lawburrows.people.register import sealed
from tests.factories.people import make_person, new_person
from tests.people import on_the_day

db = pytest.mark.django_db


@db
class TestFindPeople:
    @pytest.mark.parametrize(
        ("words", "reason"),
        [
            ({"given": "Iain", "family": "Invented"}, "two names are the same"),
            ({"given": "Invented", "family": "Iain"}, "two names are the same"),
            ({"given": "Ian", "family": "Inventid"}, "two names sound alike"),
            ({"family": "INVENTED"}, "a name is the same"),
            ({"born": date(1971, 4, 3)}, "the date of birth is the same"),
            ({"born": "3 April 1971"}, "the date of birth is the same"),
            ({"born": date(1971, 3, 4)}, "the date of birth is the same with day and month exchanged"),
            ({"family": "Invented", "born": "1971"}, "the family name and the year of birth are the same"),
            ({"identifier": "99/1g"}, "a number is the same"),
            ({"identifier": "1999/0000001G"}, "a number is the same"),
            ({"postcode": "ky19zz"}, "the postcode is the same"),
            ({"address": "Imaginary"}, "a town or street is the same"),
        ],
    )
    def test_a_person_is_found_with_the_reason(self, world, words, reason):
        person = make_person(world)
        with on_the_day(world.aileen):
            [found] = find_people(world.aileen, **words)
        assert found.person == person
        assert reason in found.reasons

    def test_the_likeliest_comes_first(self, world):
        make_person(world, "Iain", "Pretend", born=date(1980, 1, 1), identifiers=())
        right = make_person(world)
        with on_the_day(world.aileen):
            found = find_people(world.aileen, given="Iain", family="Invented", born=date(1971, 4, 3))
        assert found[0].person == right
        assert len(found) == 2

    def test_an_outsider_learns_nothing_and_with_a_purpose_that_the_record_exists(self, world):
        person = make_person(world)
        with on_the_day(world.fergus):
            assert find_people(world.fergus, given="Iain", family="Invented") == []
        with on_the_day(world.fergus, purpose="safeguarding"):
            [found] = find_people(world.fergus, given="Iain", family="Invented")
            assert (found.record.pk, found.person, found.reasons) == (person.record_id, None, ())
            assert find_people(world.fergus, family="Invented") == []  # one word is no question about one person

    def test_who_has_no_outside_grade_learns_nothing_with_a_purpose_either(self, world):
        make_person(world)
        with on_the_day(world.gavin, purpose="safeguarding"):
            assert find_people(world.gavin, given="Iain", family="Invented") == []

    def test_nothing_asked_finds_nothing(self, world):
        make_person(world)
        with on_the_day(world.aileen):
            assert find_people(world.aileen) == []
            assert find_people(world.aileen, given=" ", identifier="  ", born="sometime") == []

    def test_the_same_number_alone_makes_a_possible_duplicate(self, world):
        person = make_person(world)
        new = new_person(world, "Otherwise", "Named", born=None, addresses=())
        keys = keys_of(new, [new.name], (), [("pnc", "99/1G")])
        with on_the_day(world.aileen):
            assert [one.person for one in possible_duplicates(keys, world.aileen)] == [person]


class TestKeys:
    def test_a_query_for_oneself_shares_every_family_of_keys(self):
        sought = keys_of_query(
            given="Iain", family="Invented", born=date(1971, 4, 3), identifier="99/1G", postcode="KY1 9ZZ"
        )
        assert {family for family, _ in sought} == {1, 2, 3, 4, 5, 6, 7, 9}

    def test_another_search_key_makes_other_keys(self, settings):
        before = keys_of_query(given="Iain")
        settings.SEARCH_KEY = "another"
        assert not before & keys_of_query(given="Iain")


class TestSealing:
    def test_a_number_comes_back_under_each_key_that_is_still_held(self, settings):
        settings.FIELD_KEYS = ["old"]
        sealed = sealing.encrypt("1999/0000001G")
        settings.FIELD_KEYS = ["new", "old"]
        assert sealing.decrypt(sealed) == "1999/0000001G"
        again = sealing.encrypt_again(sealed)
        settings.FIELD_KEYS = ["new"]
        assert sealing.decrypt(memoryview(again)) == "1999/0000001G"

    def test_without_keys_nothing_is_kept(self, settings):
        settings.FIELD_KEYS, settings.SEARCH_KEY = [], ""
        with pytest.raises(ImproperlyConfigured):
            sealing.encrypt("1")
        with pytest.raises(ImproperlyConfigured):
            sealing.digest("1")

    @pytest.mark.parametrize(
        ("number", "end"), [("1999/0000001G", "001G"), ("A1B2", "B2"), ("12345", "45"), ("7", ""), ("", "")]
    )
    def test_never_more_than_half_is_shown(self, number, end):
        assert sealing.ending(number) == end
        assert sealing.mask(end) == f"•••• {end}".strip()

    def test_a_digest_fits_the_database(self):
        assert all(-(2**63) <= sealing.digest(str(n)) < 2**63 for n in range(200))


def test_an_identifier_of_every_kind_is_sealed():
    for kind in Identifier.Kind.values:
        assert sealed(NewIdentifier(kind, "A 123"))["digest"]
