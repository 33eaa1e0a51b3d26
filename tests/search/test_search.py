"""Searching: what is found and why, what is hidden, what is written down, and asking other areas."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.signals import template_rendered

from lawburrows.access.models import Exclusion, Partner
from lawburrows.audit.models import Aside, Entry
from lawburrows.notices.models import Notice
from lawburrows.people.commands.entries import add_entry
from lawburrows.people.commands.load import load_people
from lawburrows.people.intake import NewName, NewPerson
from lawburrows.people.keys import keys_of_beginnings
from lawburrows.people.kinds import BY_KEY
from lawburrows.rules.names import begun
from lawburrows.search.elsewhere import ENOUGH, NOT_MEANT
from lawburrows.search.wording import Sought, read
from tests.conftest import as_role
from tests.people import LONG_AGO, TODAY, on_the_day

pytestmark = pytest.mark.django_db


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def iain(world):
    """Iain Ross-Invented, whom Aileen manages in Fife."""
    new = NewPerson(
        lead=world.police,
        area=world.fife_area,
        manager=world.aileen,
        name=NewName(given="Iain", family="Ross-Invented"),
        born=date(1961, 2, 3),
    )
    with on_the_day(world.effie):
        [person] = load_people([new], owner=world.police, by=world.effie, on=world.effie.identity.today)
    return person.record


def page_of(user, **asked) -> str:
    answer = signed_in(user).post("/search/", asked, follow=True)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Iain Ross", Sought(given="Iain", family="Ross")),
        ("Ross", Sought(family="Ross")),
        ("Iain Ross 3/2/1961", Sought(given="Iain", family="Ross", born="3/2/1961")),
        ("Iain Ross 1961", Sought(given="Iain", family="Ross", born="1961")),
        ("12 Imaginary Row KY1 9ZZ", Sought(address="12 Imaginary Row", postcode="KY1 9ZZ")),
        ("lb-2345-6789", Sought(ref="lb-2345-6789")),
        ("1998/1234567A", Sought(identifier="1998/1234567A")),
        ("", Sought()),
    ],
)
def test_what_is_typed_in_one_box_is_read_apart(typed, meant):
    assert read(typed) == meant


class TestFinding:
    def test_shows_who_is_likely_and_why(self, iain, world):
        page = page_of(world.aileen, q="Iain Ross-Invented 3/2/1961")
        assert "Likely (1)" in page
        assert "Why:" in page
        assert f"/people/{iain.ref}/" in page

    def test_finds_by_register_number(self, iain, world):
        assert "Likely (1)" in page_of(world.aileen, q=iain.ref.replace("-", "").lower())

    def test_from_no_result_a_person_can_be_added(self, iain, world):
        page = page_of(world.aileen, q="Nobody Whatsoever")
        assert "Nobody was found that you may see" in page
        [url] = re.findall(r'href="(/people/add/[^"]+)"', page)
        assert signed_in(world.aileen).get(url.replace("&amp;", "&")).status_code == 200

    def test_says_what_to_enter(self, world):
        assert "Enter a name, a date of birth, a number or an address" in page_of(world.aileen, purpose="incident")

    @pytest.mark.parametrize("words", ["%00", "'; --", "Ünïcödé", "ש ל", "(", "12", "\\"])
    def test_stands_odd_words(self, iain, world, words):
        assert signed_in(world.aileen).post("/search/", {"q": words}, follow=True).status_code == 200

    def test_is_refused_to_roles_that_do_not_search(self, iain, world):
        assert signed_in(world.morag).post("/search/", {"q": "Iain"}).status_code == 403


class TestAddress:
    def test_names_nobody_and_shows_the_answer_again(self, iain, world):
        aileen = signed_in(world.aileen)
        address = aileen.post("/search/", {"q": "Iain Ross-Invented", "purpose": ""})["Location"]
        assert "Iain" not in address
        assert "Ross" not in address
        for _ in range(2):
            page = aileen.get(address).content.decode()
            assert iain.ref in page
            assert 'value="Iain Ross-Invented"' in page

    def test_opens_for_nobody_else_and_not_for_ever(self, iain, world, monkeypatch):
        aileen = signed_in(world.aileen)
        address = aileen.post("/search/", {"q": "Iain Ross-Invented"})["Location"]
        page = signed_in(world.angus).get(address).content.decode()
        assert "too old to be shown again" in page
        assert iain.ref not in page
        monkeypatch.setattr("lawburrows.search.asked.GOOD_FOR", -1)
        assert "too old to be shown again" in aileen.get(address).content.decode()

    @pytest.mark.parametrize("token", ["x", "gAAAAA==", "\u202e", "%00"])
    def test_that_was_made_up_opens_nothing(self, world, token):
        answer = signed_in(world.aileen).get("/search/", {"asked": token})
        assert answer.status_code == 200
        assert "too old to be shown again" in answer.content.decode()


class TestBeginnings:
    @pytest.fixture
    def mackenzie(self, world):
        """Catriona Màiri MacKenzie-Invented, once called Nicolson, whom Aileen manages."""
        new = NewPerson(
            lead=world.police,
            area=world.fife_area,
            manager=world.aileen,
            name=NewName(given="Catriona", middle="Màiri", family="MacKenzie-Invented"),
            names=(NewName(kind="former", given="", family="Nicolson"),),
            born=date(1971, 4, 3),
        )
        with on_the_day(world.effie):
            [person] = load_people([new], owner=world.police, by=world.effie, on=world.effie.identity.today)
        return person.record

    @pytest.mark.parametrize(
        "typed",
        ["mac", "mc", "mack", "McKen", "mackenzi", "cat", "CATRI", "mai", "nic", "nicol", "inven", "catr mac 1971"],
    )
    def test_a_person_is_found_by_the_beginning_of_any_name(self, mackenzie, world, typed):
        page = page_of(world.aileen, q=typed)
        assert f"/people/{mackenzie.ref}/" in page
        assert "a name begins with the same letters" in page

    @pytest.mark.parametrize("typed", ["macl", "kenzie", "cat smi", "ca", "x", "catr mac 1972", "catr mac 4/4/1971"])
    def test_every_word_must_begin_a_name_and_the_year_must_be_right(self, mackenzie, world, typed):
        assert f"/people/{mackenzie.ref}/" not in page_of(world.aileen, q=typed)

    def test_the_whole_name_stands_before_its_beginnings(self, mackenzie, iain, world):
        new = NewPerson(lead=world.police, area=world.fife_area, name=NewName(given="Cat", family="Ross-Invented"))
        with on_the_day(world.effie):
            [cat] = load_people([new], owner=world.police, by=world.effie, on=world.effie.identity.today)
        page = page_of(world.aileen, q="Cat")
        assert page.index(cat.record.ref) < page.index(mackenzie.ref)

    def test_hidden_people_are_not_found_even_with_a_purpose(self, mackenzie, world):
        for user in (world.gavin, world.fergus):
            for purpose in ("", "incident"):
                assert mackenzie.ref not in page_of(user, q="mack", purpose=purpose)

    def test_the_keys_are_looked_up_in_the_index_before_row_security_looks_at_rows(self, mackenzie, world):
        keys = keys_of_beginnings(begun("mack")[0])
        with on_the_day(world.aileen), connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("EXPLAIN SELECT record_id FROM people_searchkey WHERE key = ANY (%s)", [keys])
            plan = "\n".join(row[0] for row in cursor.fetchall())
        assert "Index Cond: (key = ANY" in plan

    def test_a_name_that_is_changed_is_found_by_its_new_beginning(self, mackenzie, world):
        with on_the_day(world.aileen) as by:
            add_entry(BY_KEY["name"], mackenzie, values={"kind": "alias", "family": "Whimsical"}, by=by, on=TODAY)
        assert mackenzie.ref in page_of(world.aileen, q="whim")


class TestHidden:
    def test_the_answer_is_the_same_as_when_nobody_is_there(self, iain, world):
        hidden, absent = page_of(world.gavin, q="Iain Ross-Invented"), page_of(world.gavin, q="Ewan Nemo-Invented")

        def masked(page: str) -> str:
            page = re.sub(r'searched=[^"]+"|name="csrfmiddlewaretoken" value="[^"]+"', "", page)
            return page.replace("Ewan", "Iain").replace("Nemo-Invented", "Ross-Invented")

        assert masked(hidden) == masked(absent)

    def test_an_excluded_reader_finds_nothing_even_with_a_purpose(self, iain, world):
        with as_role("owner"):
            Exclusion.objects.create(record=iain, user=world.fergus, reason="a cousin", starts=LONG_AGO)
        assert iain.ref not in page_of(world.fergus, q="Iain Ross-Invented", purpose="incident")

    def test_a_partner_finds_what_their_agency_shares(self, iain, world):
        assert iain.ref not in page_of(world.bashir, q="Iain Ross-Invented")
        with as_role("owner"):
            Partner.objects.create(record=iain, agency=world.fife, starts=LONG_AGO)
        assert iain.ref in page_of(world.bashir, q="Iain Ross-Invented")


class TestAskingOtherAreas:
    def test_tells_that_a_record_exists_and_no_more_and_tells_its_manager(self, iain, world):
        assert iain.ref not in page_of(world.fergus, q="Iain Ross-Invented 3/2/1961")
        page = page_of(world.fergus, q="Iain Ross-Invented 3/2/1961", purpose="child_at_risk")
        assert "Elsewhere: a record exists (1)" in page
        assert iain.ref in page
        assert "born 3 February 1961" not in page
        with as_role("owner"):
            assert [notice.kind for notice in Notice.objects.filter(to=world.aileen)] == ["existence_told"]

    def test_the_purpose_opens_the_page_of_the_record_and_tells_the_manager_once(self, iain, world):
        fergus = signed_in(world.fergus)
        assert fergus.get(f"/people/{iain.ref}/").status_code == 404
        for _ in range(2):
            fergus.post("/search/", {"q": "Iain Ross-Invented", "purpose": "child_at_risk"}, follow=True)
        page = fergus.get(f"/people/{iain.ref}/")
        assert page.status_code == 200
        assert "A record exists" in page.content.decode()
        with as_role("owner"):
            assert Notice.objects.filter(to=world.aileen).count() == 1

    def test_whoever_was_told_of_was_not_opened(self, iain, world):
        hands = []

        def look(context, **_):
            if request := context.get("request"):  # widgets are rendered without
                now = request.user.identity
                hands.append((now.record, now.grade, now.purpose))

        template_rendered.connect(look)
        try:
            assert iain.ref in page_of(world.fergus, q="Iain Ross-Invented", purpose="child_at_risk")
        finally:
            template_rendered.disconnect(look)
        assert set(hands) == {(None, None, "")}

    def test_helps_nobody_whose_role_is_not_meant_for_it(self, iain, world):
        assert iain.ref not in page_of(world.gavin, q="Iain Ross-Invented", purpose="incident")

    @pytest.mark.parametrize(
        ("typed", "given"),
        [
            ("Imaginary", "one name"),
            ("12 Imaginary Row", "part of an address"),
            ("12 Imaginary Row KY1 9ZZ", "a postcode and an address"),
            ("3 Feb 1961", "a date of birth"),
            ("4 April 1971", "a date of birth"),
            ("Imaginary 1961", "one name and part of a date of birth"),
        ],
    )
    def test_says_that_others_were_not_asked_because_too_little_was_given(self, iain, world, typed, given):
        page = page_of(world.iona, q=typed, purpose="incident")
        assert f"Other areas were not asked. {ENOUGH} You gave only {given}." in page
        assert "Asked of other areas" not in page
        assert "Elsewhere: a record exists" not in page

    @pytest.mark.parametrize(
        ("typed", "asked"),
        [
            ("Iain Ross-Invented", "whole names in any place, former names and aliases"),
            ("Invented 3 Feb 1961", "whole names in any place, former names and aliases; the date of birth"),
            (
                "1998/1234567A",
                "the number as each kind of official number, not as a telephone, e-mail address or vehicle",
            ),
            ("LB-2345-6789", "the register number"),
        ],
    )
    def test_says_what_other_areas_were_asked(self, iain, world, typed, asked):
        page = page_of(world.fergus, q=typed, purpose="incident")
        assert f"Asked of other areas: {asked}." in page
        assert "were not asked" not in page
        assert ("Elsewhere: a record exists (1)" in page) == ("3 Feb" in typed or "Iain" in typed)

    def test_a_day_that_reads_the_same_turned_round_tells_of_nobody(self, world):
        new = NewPerson(lead=world.police, area=world.fife_area, name=NewName("Una", "Alone"), born=date(1971, 4, 4))
        with on_the_day(world.effie):
            load_people([new], owner=world.police, by=world.effie, on=world.effie.identity.today)
        page = page_of(world.fergus, q="4 April 1971", purpose="incident")
        assert "Elsewhere: a record exists" not in page

    def test_a_role_that_is_not_meant_for_it_is_told_so(self, iain, world):
        assert NOT_MEANT in page_of(world.gavin, q="Iain Ross-Invented", purpose="incident")

    def test_what_is_said_does_not_depend_on_who_is_there(self, iain, world):
        for typed, absent in (("Ross 1961", "Nemo 1961"), ("Iain Nemo", "Ewan Nemo")):
            said = [
                re.search(
                    r'<p class="govuk-body lb-note">Tried.*?Why',
                    f"{page_of(world.fergus, q=q, purpose='incident')} Why",
                )[0]
                for q in (typed, absent)
            ]
            masked = [re.sub(r'(searched=|asked=)[^"]+', "", one) for one in said]
            assert masked[0].split("Not the person")[0] == masked[1].split("Not the person")[0]


class TestTrail:
    def test_holds_the_records_shown_and_a_digest_of_the_words(self, iain, world):
        page_of(world.aileen, q="Iain Ross-Invented")
        with as_role("owner"):
            entry = Entry.objects.get(act="search.searched")
            assert entry.records == [iain.pk]
            assert entry.digest
            assert "Ross" in Aside.objects.get(entry_id=entry.pk).text
