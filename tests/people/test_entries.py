"""Every kind of entry of a person's details: added, changed, ended, seen, and refused in words."""

from __future__ import annotations

import re
from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lawburrows.access.models import Partner, StaleEdit
from lawburrows.audit.models import Entry
from lawburrows.people import policy
from lawburrows.people.commands.entries import add_entry, change_entry, end_entry, reveal_number
from lawburrows.people.forms.entries import FORMS
from lawburrows.people.kinds import BY_KEY, KINDS
from lawburrows.people.models import (
    Address,
    Identifier,
    Name,
    Other,
    Person,
    Photograph,
    Relationship,
    SearchKey,
    Warning,
)
from lawburrows.rules.verdict import Refused
from tests.conftest import as_role
from tests.documents.pictures import jpeg, pixel_bomb
from tests.factories.people import make_person
from tests.people import LONG_AGO, TODAY, on_the_day

pytestmark = pytest.mark.django_db


def boxes(name: str, day: str = "4", month: str = "12", year: str = "2026") -> dict[str, str]:
    return {f"{name}_day": day, f"{name}_month": month, f"{name}_year": year}


FILLED = {
    "name": {"kind": "alias", "given": "Ian", "middle": "", "family": "Invented"},
    "address": {"use": "stay", "lines": "3 Pretend Wynd", "town": "Nowheretown", "postcode": "KY1 9ZZ"},
    "warning": {"kind": "violence", "text": "Hits out when cornered", **boxes("review_on", year="2027")},
    "need": {"kind": "interpreter", "text": "Speaks Gaelic first"},
    "identifier": {"kind": "chs", "number": "S12345/99"},
    "contact": {"kind": "telephone", "value": "0131 496 0000"},
    "description": {"kind": "mark", "text": "Swallow on the left hand"},
    "vehicle": {"registration": "ZZ99 ZZZ", "what": "a grey van"},
    "account": {"kind": "bank", "provider": "Invented Bank", "number": "00 00 00 12345678"},
    "travel_document": {"kind": "passport", "country": "Nowhere", "number": "999999999"},
    "other": {"category": "child", "name": "Ailsa Invented"},
}


@pytest.fixture
def iain(world) -> Person:
    return make_person(world)


def upload(content: bytes, name: str = "face.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def in_the_case(person: Person, agency) -> None:
    """The agency is a partner."""
    with as_role("owner"):
        Partner.objects.create(record=person.record, agency=agency, starts=LONG_AGO)


def sent(client, url: str, **fields: object):
    return client.post(url, {"once": str(uuid4()), **fields})


def acts_about(person: Person) -> list[str]:
    found = Entry.objects.filter(records__contains=[person.record_id])
    return list(found.order_by("at").values_list("act", flat=True))


class TestAddEntry:
    @pytest.mark.parametrize("key", FILLED)
    def test_the_page_adds_it_shows_it_and_leaves_an_entry(self, client, world, iain, key):
        client.force_login(world.aileen)
        url = f"/people/{iain.record.ref}/{BY_KEY[key].slug}/add/"
        assert client.get(url).status_code == 200
        answer = sent(client, url, **FILLED[key])
        assert answer.status_code == 302, re.findall(r"error-message.*", answer.content.decode())
        page = client.get(answer["Location"]).content.decode()
        words = FILLED[key].get("text") or FILLED[key].get("name") or FILLED[key].get("lines") or ""
        assert words in page
        with on_the_day(world.aileen):
            assert BY_KEY[key].acts.added.key in acts_about(iain)

    @pytest.mark.parametrize("key", FILLED)
    def test_sent_empty_it_says_what_is_missing_and_keeps_nothing(self, client, world, iain, key):
        client.force_login(world.aileen)
        answer = sent(client, f"/people/{iain.record.ref}/{BY_KEY[key].slug}/add/")
        assert answer.status_code == 200
        assert "There is a problem" in answer.content.decode()

    def test_wanted_and_missing_are_no_new_warnings_and_an_old_one_can_still_be_put_right(self, client, world, iain):
        client.force_login(world.aileen)
        details = {"text": "A warrant of May", **boxes("review_on", year="2027")}
        page = sent(client, f"/people/{iain.record.ref}/warning/add/", kind="wanted", **details).content.decode()
        assert "recorded under Breaches" in page
        assert 'value="wanted"' not in page
        with as_role("owner"):
            assert not Warning.objects.exists()
            old = Warning.objects.create(
                record=iain.record, owner=world.police, kind="wanted", text="A warrant", review_on=TODAY
            )
        url = f"/people/{iain.record.ref}/warning/{old.pk}/change/"
        assert sent(client, url, version=1, kind="wanted", **details).status_code == 302
        with as_role("owner"):
            assert Warning.objects.get().text == "A warrant of May"

    def test_sent_twice_it_is_there_once(self, client, world, iain):
        client.force_login(world.aileen)
        url, once = f"/people/{iain.record.ref}/warning/add/", str(uuid4())
        first = client.post(url, {"once": once, **FILLED["warning"]})
        second = client.post(url, {"once": once, **FILLED["warning"]})
        assert (first["Location"], second["Location"]) == (f"/people/{iain.record.ref}/details/",) * 2
        with on_the_day(world.aileen):
            assert Warning.objects.filter(record=iain.record).count() == 1

    def test_what_was_refused_can_be_put_right_and_sent_from_the_same_page(self, client, world, iain):
        client.force_login(world.aileen)
        url, once = f"/people/{iain.record.ref}/name/add/", str(uuid4())
        main = {"once": once, "kind": "main", "given": "Eoin", "family": "Invented"}
        early = client.post(url, main | boxes("starts", year="2019"))
        assert "must begin later" in early.content.decode()
        assert client.post(url, main | boxes("starts", month="1")).status_code == 302

    def test_is_refused_to_who_may_not_write(self, client, world, iain):
        client.force_login(world.callum)
        assert client.get(f"/people/{iain.record.ref}/name/add/").status_code == 404
        with on_the_day(world.iona):
            verdict = policy.may_add(Name, iain.record, by=world.iona)
        assert "Your role does not let you change a person's details" in verdict.reason

    def test_an_outsider_finds_no_such_page(self, client, world, iain):
        client.force_login(world.fergus)
        assert client.get(f"/people/{iain.record.ref}/details/").status_code == 404
        assert client.get(f"/people/{iain.record.ref}/name/add/").status_code == 404


class TestNames:
    def test_a_new_main_name_ends_the_old_one_and_is_shown(self, world, iain):
        with on_the_day(world.aileen):
            values = {"kind": "main", "given": "Eoin", "middle": "", "family": "Pretend", "starts": None, "ends": None}
            add_entry(BY_KEY["name"], iain.record, values=values, by=world.aileen, on=TODAY)
            old, new = Name.objects.filter(record=iain.record).order_by("starts")
            assert (old.given, old.ends, new.given) == ("Iain", TODAY, "Eoin") or (new.ends, old.given) == (
                TODAY,
                "Eoin",
            )
            assert Person.objects.get(pk=iain.pk).name == "Eoin Pretend"

    def test_the_main_name_cannot_be_ended_alone(self, world, iain):
        with on_the_day(world.aileen):
            main = Name.objects.get(record=iain.record)
            with pytest.raises(Refused, match="always has one main name"):
                end_entry(main, version=1, ends=TODAY, by=world.aileen, on=TODAY)
            with pytest.raises(Refused, match="always has one main name"):
                change_entry(main, version=1, values={"kind": "alias"}, by=world.aileen, on=TODAY)

    @pytest.mark.parametrize("family", ["أحمد", "N\u0303ic An T\u0301-Saoir", "\u202eInvented", "O’Invented", "李"])
    def test_any_script_is_kept_as_it_was_written(self, client, world, iain, family):
        client.force_login(world.aileen)
        told = {"kind": "alias", "given": "", "middle": "", "family": family}
        assert sent(client, f"/people/{iain.record.ref}/name/add/", **told).status_code == 302
        with on_the_day(world.aileen):
            assert Name.objects.get(record=iain.record, kind="alias").family == family

    def test_a_name_of_ten_thousand_characters_is_refused_in_words(self, client, world, iain):
        client.force_login(world.aileen)
        told = {"kind": "alias", "given": "x" * 10_000, "family": "Invented"}
        page = sent(client, f"/people/{iain.record.ref}/name/add/", **told).content.decode()
        assert "given names must be 200 characters or fewer" in page
        assert "x" * 10_000 in page  # nothing typed is lost

    def test_a_null_character_is_refused(self, client, world, iain):
        client.force_login(world.aileen)
        answer = sent(client, f"/people/{iain.record.ref}/name/add/", kind="alias", given="I\0ain", family="x")
        assert answer.status_code == 400


class TestAddresses:
    def test_a_new_home_ends_the_old_one(self, world, iain):
        values = {"use": "home", "lines": "3 Pretend Wynd", "town": "Elsewhere", "postcode": "", "note": ""}
        with on_the_day(world.aileen):
            add_entry(BY_KEY["address"], iain.record, values=values, by=world.aileen, on=TODAY)
            homes = {one.town: one.ends for one in Address.objects.filter(record=iain.record, use="home")}
        assert homes == {"Nowheretown": TODAY, "Elsewhere": None}

    def test_no_fixed_abode_says_where_they_are_found(self, client, world, iain):
        client.force_login(world.aileen)
        url = f"/people/{iain.record.ref}/address/add/"
        assert "or the place where they are found" in sent(client, url, use="found").content.decode()
        assert sent(client, url, use="found", lines="The night shelter, Imaginary Row").status_code == 302


class TestPerson:
    @pytest.mark.parametrize(
        ("stated", "born", "kept"),
        [
            ("3 April 1972", date(1972, 4, 3), ""),
            ("1972", None, "1972"),
            ("April 1972", None, "April 1972"),
            ("31 February 1972", None, "31 February 1972"),
            ("about harvest time", None, "about harvest time"),
            ("", None, ""),
        ],
    )
    def test_a_birth_is_kept_as_it_was_stated(self, client, world, iain, stated, born, kept):
        client.force_login(world.aileen)
        url = f"/people/{iain.record.ref}/details/change/"
        assert client.get(url).status_code == 200
        assert sent(client, url, version=1, sex="male", birth=stated).status_code == 302
        with on_the_day(world.aileen):
            person = Person.objects.get(pk=iain.pk)
        assert (person.born, person.born_stated) == (born, kept)


class TestChangeEntry:
    def test_a_late_save_shows_both_texts_and_loses_neither(self, client, world, iain):
        client.force_login(world.aileen)
        with on_the_day(world.aileen):
            home = Address.objects.get(record=iain.record)
        url = f"/people/{iain.record.ref}/address/{home.pk}/change/"
        told = {"use": "home", "lines": "12 Imaginary Row", "town": "Nowheretown", "postcode": "KY1 9ZZ"}
        assert sent(client, url, version=1, **(told | {"note": "Blue door"})).status_code == 302
        late = sent(client, url, version=1, **(told | {"note": "Dog in the yard"}))
        page = late.content.decode()
        assert late.status_code == 200
        assert "Someone else changed this while you were writing" in page
        assert "Blue door" in page
        assert page.count("Dog in the yard") == 2  # beside the other text, and still in the form
        assert 'name="version" value="2"' in page
        again = sent(client, url, version=2, **(told | {"note": "Blue door. Dog in the yard"}))
        assert again.status_code == 302
        with on_the_day(world.aileen):
            assert Address.objects.get(pk=home.pk).note == "Blue door. Dog in the yard"

    def test_a_late_command_is_stale(self, world, iain):
        with on_the_day(world.aileen):
            home = Address.objects.get(record=iain.record)
            change_entry(home, version=1, values={"note": "one"}, by=world.aileen, on=TODAY)
            with pytest.raises(StaleEdit):
                change_entry(home, version=1, values={"note": "two"}, by=world.aileen, on=TODAY)

    def test_another_agency_is_refused_and_told_to_propose(self, client, world, iain):
        in_the_case(iain, world.fife)
        client.force_login(world.bashir)
        with on_the_day(world.bashir):
            home = Address.objects.get(record=iain.record)
        answer = client.get(f"/people/{iain.record.ref}/address/{home.pk}/change/")
        assert answer.status_code == 403
        assert "Police Scotland entered this. Propose a correction" in answer.content.decode()
        page = client.get(f"/people/{iain.record.ref}/details/").content.decode()
        assert f"/people/{iain.record.ref}/address/{home.pk}/correct/" in page

    def test_keys_follow_what_was_written(self, world, iain):
        with on_the_day(world.aileen):
            before = set(SearchKey.objects.filter(record=iain.record).values_list("key", flat=True))
            main = Name.objects.get(record=iain.record)
            change_entry(main, version=1, values={"family": "Pretend"}, by=world.aileen, on=TODAY)
            after = set(SearchKey.objects.filter(record=iain.record).values_list("key", flat=True))
        assert before - after
        assert after - before


class TestEndEntry:
    def test_the_page_ends_it_and_it_stands_among_the_earlier(self, client, world, iain):
        client.force_login(world.aileen)
        with on_the_day(world.aileen):
            home = Address.objects.get(record=iain.record)
        url = f"/people/{iain.record.ref}/address/{home.pk}/end/"
        assert client.get(url).status_code == 200
        assert sent(client, url, version=1, **boxes("ends", year="2025")).status_code == 302
        assert "Earlier (1)" in client.get(f"/people/{iain.record.ref}/details/").content.decode()
        assert "This has ended already" in sent(client, url, version=2, **boxes("ends", year="2025")).content.decode()

    def test_the_last_day_as_typed_is_the_last_day_everywhere(self, client, world, iain):
        client.force_login(world.aileen)
        told = FILLED["address"] | boxes("starts", day="1", year="2025") | boxes("ends", day="3", year="2025")
        assert sent(client, f"/people/{iain.record.ref}/address/add/", **told).status_code == 302
        assert (
            "since 1 December 2025 until 3 December 2025"
            in client.get(f"/people/{iain.record.ref}/details/").content.decode()
        )
        with on_the_day(world.aileen):
            stay = Address.objects.get(record=iain.record, use="stay")
        assert stay.ends == date(2025, 12, 4)  # the first day on which it is no longer so
        change = f"/people/{iain.record.ref}/address/{stay.pk}/change/"
        assert re.search(r'name="ends_day"[^>]*value="3"', client.get(change).content.decode())
        assert sent(client, change, version=1, **(told | {"note": "At a friend's"})).status_code == 302
        with on_the_day(world.aileen):
            assert Address.objects.get(pk=stay.pk).ends == date(2025, 12, 4)

    def test_it_cannot_end_before_it_began(self, world, iain):
        with on_the_day(world.aileen):
            home = Address.objects.get(record=iain.record)
            with pytest.raises(Refused, match="after the day on which it began"):
                end_entry(home, version=1, ends=LONG_AGO, by=world.aileen, on=TODAY)


class TestNumbers:
    def test_a_doubtful_number_is_kept_masked_and_shown_as_doubtful(self, client, world, iain):
        client.force_login(world.aileen)
        sent(client, f"/people/{iain.record.ref}/identifier/add/", kind="chi", number="0101010009")
        page = client.get(f"/people/{iain.record.ref}/details/").content.decode()
        assert "•••• 0009" in page
        assert "does not fit" in page
        assert "0101010009" not in page

    def test_it_is_stored_encrypted(self, world, iain):
        with on_the_day(world.aileen):
            number = Identifier.objects.get(record=iain.record)
        assert b"1999" not in bytes(number.sealed)
        assert number.ending == "001G"

    def test_revealing_asks_for_a_reason_and_leaves_an_entry(self, client, world, iain):
        client.force_login(world.aileen)
        with on_the_day(world.aileen):
            number = Identifier.objects.get(record=iain.record)
        url = f"/people/{iain.record.ref}/identifier/{number.pk}/reveal/"
        assert "1999/0000001G" not in client.get(url).content.decode()
        assert "15 letters or more" in client.post(url, {"reason": "because"}).content.decode()
        assert "1999/0000001G" in client.post(url, {"reason": "Asked by the court in Nowheretown"}).content.decode()
        with on_the_day(world.aileen):
            assert acts_about(iain).count("people.number.revealed") == 1

    def test_a_role_without_the_permission_is_refused(self, world, iain):
        in_the_case(iain, world.fife)
        with on_the_day(world.jamila):
            number = Identifier(record=iain.record, owner=world.police)
            with pytest.raises(Refused, match="see a protected number in full"):
                reveal_number(number, reason="I would so like to see it", by=world.jamila, on=TODAY)


class TestOthers:
    def test_they_are_never_found(self, client, world, iain):
        client.force_login(world.aileen)
        sent(client, f"/people/{iain.record.ref}/other/add/", category="victim", name="Una Unfindable")
        with on_the_day(world.aileen):
            assert Other.objects.filter(record=iain.record).count() == 1
            before = SearchKey.objects.filter(record=iain.record).count()
            change_entry(
                Name.objects.get(record=iain.record), version=1, values={"middle": ""}, by=world.aileen, on=TODAY
            )
            assert SearchKey.objects.filter(record=iain.record).count() == before

    def test_a_reader_without_that_part_does_not_see_that_there_are_any(self, client, world, iain):
        with as_role("owner"):
            Other.objects.create(record=iain.record, owner=world.police, category="victim", name="Una Unfindable")
        in_the_case(iain, world.health)
        client.force_login(world.dougal)
        page = client.get(f"/people/{iain.record.ref}/details/")
        assert page.status_code == 200
        assert "Una Unfindable" not in page.content.decode()
        assert "Other people in the case" not in page.content.decode()
        assert client.get(f"/people/{iain.record.ref}/other/add/").status_code == 403

    def test_a_relationship_is_to_one_of_them_or_to_another_record(self, client, world, iain):
        client.force_login(world.aileen)
        brother = make_person(world, "Eoin", "Invented")
        url = f"/people/{iain.record.ref}/relationship/add/"
        assert "one of the two" in sent(client, url, kind="sibling").content.decode()
        assert "that you may see" in sent(client, url, kind="sibling", managed="LB-NONE-9999").content.decode()
        assert sent(client, url, kind="sibling", managed=brother.record.ref.lower()).status_code == 302
        with on_the_day(world.aileen):
            assert Relationship.objects.get(record=iain.record).managed_id == brother.record_id


class TestPhotographs:
    def test_it_is_written_anew_and_kept(self, client, world, iain, settings, tmp_path):
        settings.UPLOADS = tmp_path
        client.force_login(world.aileen)
        answer = sent(
            client, f"/people/{iain.record.ref}/photograph/add/", content=upload(jpeg()), note="At the counter"
        )
        assert answer.status_code == 302
        with on_the_day(world.aileen):
            assert Photograph.objects.get(record=iain.record).file.media_type.startswith("image/")

    def test_a_bomb_is_refused_in_words(self, client, world, iain, settings, tmp_path):
        settings.UPLOADS = tmp_path
        client.force_login(world.aileen)
        answer = sent(client, f"/people/{iain.record.ref}/photograph/add/", content=upload(pixel_bomb(), "bomb.png"))
        assert answer.status_code == 200
        assert "There is a problem" in answer.content.decode()


def test_every_kind_has_a_form_and_its_three_acts():
    assert set(FORMS) == {kind.key for kind in KINDS}
    assert len({act.key for kind in KINDS for act in vars(kind.acts).values()}) == 3 * len(KINDS)
