"""Two records become one, and every row, file and mention of both is still there."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from lawburrows.access.grades import Grade
from lawburrows.access.identity import change
from lawburrows.access.models import Exclusion, Partner, Reader, Record
from lawburrows.access.security import case_models, history_of
from lawburrows.audit.queries import about
from lawburrows.documents.models import StoredFile
from lawburrows.orders.models import CategoryDecision, Conviction, LevelDecision
from lawburrows.people import queries
from lawburrows.people.commands.entries import change_entry
from lawburrows.people.commands.merge import merge_people
from lawburrows.people.models import Address, Merge, Name, Other, Person, SearchKey
from lawburrows.people.register import rekey
from lawburrows.rules.verdict import Refused
from lawburrows.tasks.models import Task
from tests.conftest import as_role
from tests.factories.people import make_person
from tests.people import LONG_AGO, NOON, TODAY, on_the_day, share

pytestmark = pytest.mark.django_db
WHY = "Same fingerprints, seen by the court"


@pytest.fixture
def two(world) -> tuple[Record, Record]:
    """Two records of one person, both with a home, a level and a task of the same deadline."""
    found = []
    for given, born in (("Iain", date(1971, 4, 3)), ("Eoin", date(1971, 3, 4))):
        record = make_person(world, given, born=born).record
        mine = {"record": record, "owner": world.police}
        with as_role("owner"):
            LevelDecision.objects.create(**mine, value=2, starts=LONG_AGO)
            Conviction.objects.create(**mine, offence_code="X", offence_title="Invented", convicted_on=LONG_AGO)
            Task.objects.create(**mine, key="annual", kind="annual", what="x", due=TODAY, provision="y")
            Other.objects.create(**mine, category="child", name="A child")
            StoredFile.objects.create(
                **mine, kind="other", title="t", sha256="0" * 64, media_type="text/plain", size=1, added_at=NOON
            )
        found.append(record)
    with as_role("owner"):
        CategoryDecision.objects.create(record=found[1], owner=world.police, value=1, starts=LONG_AGO)
    return found[0], found[1]


def rows() -> dict[str, set]:
    """Every row of case data by its model, but for the search keys, which are made anew."""
    return {
        model._meta.label: set(model.objects.values_list("pk", flat=True))
        for model in case_models()
        if model is not SearchKey
    }


class TestMergePeople:
    def test_every_row_is_still_there_and_hangs_on_the_kept_record(self, world, two):
        kept, merged = two
        with as_role("owner"):
            before = rows()
        with on_the_day(world.angus):
            made = merge_people(kept, merged, reason=WHY, by=world.angus, on=TODAY)
        with as_role("owner"):
            after = rows()
            after["people.Merge"].discard(made.pk)
            assert after == before
            left = {model._meta.label for model in case_models() if model.objects.filter(record=merged).exists()}
            assert left == {"people.Person", "tasks.Task"}
            assert [line.split()[0] for line in made.moved["left"]] == ["tasks.Task"]
            for label, keys in made.moved.items():
                if label != "left":
                    model = next(model for model in case_models() if model._meta.label == label)
                    assert model.objects.filter(record=kept, pk__in=keys).count() == len(keys)

    def test_one_main_name_one_home_one_level(self, world, two):
        kept, merged = two
        with on_the_day(world.angus):
            merge_people(kept, merged, reason=WHY, by=world.angus, on=TODAY)
            names = dict(Name.objects.filter(record=kept).values_list("given", "kind"))
            homes = sorted(Address.objects.filter(record=kept, use="home").values_list("ends", flat=True), key=str)
            levels = sorted(LevelDecision.objects.filter(record=kept).values_list("ends", flat=True), key=str)
            assert CategoryDecision.objects.get(record=kept).ends is None
        assert names == {"Iain": "main", "Eoin": "alias"}
        assert homes == [TODAY, None]
        assert levels == [TODAY, None]

    def test_history_keeps_the_old_record_and_mentions_stay(self, world, two):
        kept, merged = two
        with on_the_day(world.angus):
            merge_people(kept, merged, reason=WHY, by=world.angus, on=TODAY)
        with as_role("owner"):
            assert [entry.act for entry in about(merged.pk).entries] == ["people.merged"]
            assert about(kept.pk).entries[0].act == "people.merged"
            assert history_of(Conviction).objects.filter(record_id=merged.pk).exists()

    def test_they_are_found_by_either_name_and_birth(self, world, two):
        kept, merged = two
        with on_the_day(world.angus):
            merge_people(kept, merged, reason=WHY, by=world.angus, on=TODAY)
            for words in (
                {"given": "Eoin", "family": "Invented"},
                {"born": date(1971, 3, 4)},
                {"born": date(1971, 4, 3)},
            ):
                found = queries.find_people(world.angus, **words)
                assert [one.record.pk for one in found] == [kept.pk]

    def test_what_the_merged_one_is_found_by_stays_when_its_record_is_hidden_from_who_writes(self, world, two):
        kept, merged = two
        with on_the_day(world.angus):
            merge_people(kept, merged, reason=WHY, by=world.angus, on=TODAY)
        with as_role("owner"):
            Exclusion.objects.create(record=merged, user=world.aileen, reason="kin", starts=LONG_AGO)
            before = set(SearchKey.objects.filter(record=kept).values_list("family", "key"))
        with on_the_day(world.aileen):
            assert not Person.objects.filter(record=merged).exists()
            name = Name.objects.get(record=kept, given="Iain")
            change_entry(name, version=name.version, values={"given": "Iian"}, by=world.aileen, on=TODAY)
            for words in ({"born": date(1971, 3, 4)}, {"given": "Iian", "family": "Invented"}):
                assert [one.record.pk for one in queries.find_people(world.aileen, **words)] == [kept.pk]
        with as_role("owner"):
            assert before <= set(SearchKey.objects.filter(record=kept).values_list("family", "key"))
        with on_the_day(world.angus):
            rekey(kept)
            assert queries.find_people(world.angus, given="Iian", family="Invented")
        with as_role("owner"):
            assert not before <= set(SearchKey.objects.filter(record=kept).values_list("family", "key"))

    def test_who_was_in_either_case_is_in_the_one_and_who_was_out_is_out(self, world, two):
        kept, merged = two
        with as_role("owner"):
            Partner.objects.create(record=merged, agency=world.fife, starts=LONG_AGO)
            Exclusion.objects.create(record=merged, user=world.bashir, reason="kin", starts=LONG_AGO)
            Reader.objects.create(record=merged, user=world.angus, starts=LONG_AGO)
            Reader.objects.create(record=merged, user=world.beth, starts=LONG_AGO)
            Record.objects.filter(pk=merged.pk).update(restricted=True)
            merged.refresh_from_db()
        with on_the_day(world.angus):
            merge_people(kept, merged, reason=WHY, by=world.angus, on=TODAY)
        for user, sees in ((world.angus, True), (world.beth, True), (world.bashir, False), (world.aileen, False)):
            with on_the_day(user):
                assert Record.objects.visible_to(user).filter(pk=kept.pk).exists() is sees

    def test_of_two_lists_of_readers_those_on_both_read_on(self, world, two):
        kept, merged = two
        with as_role("owner"):
            for record, readers in ((kept, (world.angus, world.aileen)), (merged, (world.angus, world.beth))):
                for reader in readers:
                    Reader.objects.create(record=record, user=reader, starts=LONG_AGO)
                Record.objects.filter(pk=record.pk).update(restricted=True)
                record.refresh_from_db()
        with on_the_day(world.angus):
            merge_people(kept, merged, reason=WHY, by=world.angus, on=TODAY)
        for user, sees in ((world.angus, True), (world.aileen, False), (world.beth, False)):
            with on_the_day(user):
                assert Record.objects.visible_to(user).filter(pk=kept.pk).exists() is sees

    def test_is_refused(self, world, two):
        kept, merged = two
        for user, words in ((world.aileen, "merge two records"), (world.beth, "both records in full")):
            with on_the_day(user), pytest.raises(Refused, match=words):
                merge_people(kept, merged, reason=WHY, by=user, on=TODAY)
        with on_the_day(world.angus):
            with pytest.raises(Refused, match="into itself"):
                merge_people(kept, kept, reason=WHY, by=world.angus, on=TODAY)
            with pytest.raises(Refused, match="15 letters"):
                merge_people(kept, merged, reason="same", by=world.angus, on=TODAY)
            merge_people(kept, merged, reason=WHY, by=world.angus, on=TODAY)
            with pytest.raises(Refused, match="merged before"):
                merge_people(kept, merged, reason=WHY, by=world.angus, on=TODAY)

    def test_the_pages_show_both_merge_them_and_lead_on(self, client, world, two):
        kept, merged = two
        client.force_login(world.angus)
        page = client.get(f"/people/{kept.ref}/duplicates/").content.decode()
        url = f"/people/{kept.ref}/merge/{merged.ref}/"
        assert url in page
        shown = client.get(url).content.decode()
        assert "Iain Invented" in shown
        assert "Eoin Invented" in shown
        assert client.post(url, {"once": str(uuid4()), "reason": WHY, "all_the_same": "on"}).status_code == 302
        answer = client.get(f"/people/{merged.ref}/details/")
        assert answer["Location"] == f"/people/{kept.ref}/details/"
        page = client.get(answer["Location"]).content.decode()
        assert "Records that became part of this one" in page
        assert "Eoin Invented, born 4 March 1971" in page

    def test_a_record_merged_before_comes_along(self, world, two):
        kept, merged = two
        third = make_person(world, "Ewan", born=date(1971, 5, 5)).record
        with on_the_day(world.angus):
            change(world.angus, record=third.pk)
            merge_people(merged, third, reason=WHY, by=world.angus, on=TODAY)
            merge_people(kept, merged, reason=WHY, by=world.angus, on=TODAY)
            assert Merge.objects.filter(record=kept).count() == 2
            third.refresh_from_db()
            assert queries.survivor(third, world.angus).pk == kept.pk
            assert Person.objects.filter(record__in=[kept, merged, third]).count() == 3
            assert [one.record.pk for one in queries.find_people(world.angus, given="Ewan", family="Invented")] == [
                kept.pk
            ]


PAGES = ("", "details/", "convictions/", "dates/", "chronology/", "documents/", "as-known/")


def test_a_merged_record_whose_successor_is_hidden_is_not_there(client, world, two):
    """Fergus was given the merged record alone: what stays of it is no easier to see than what it became part of."""
    kept, merged = two
    with as_role("owner"):
        share(merged, world.fergus, grade=3)
    with on_the_day(world.angus):
        merge_people(kept, merged, reason=WHY, by=world.angus, on=TODAY)
    client.force_login(world.fergus)
    for page in PAGES:
        answer = client.get(f"/people/{merged.ref}/{page}")
        assert answer.status_code == 404, page
        assert kept.ref not in answer.content.decode(), page
    client.force_login(world.angus)
    assert client.get(f"/people/{merged.ref}/").url == f"/people/{kept.ref}/"


def test_a_page_of_a_merged_record_says_what_it_became_part_of(client, world, two):
    kept, merged = two
    with on_the_day(world.angus):
        merge_people(kept, merged, reason=WHY, by=world.angus, on=TODAY)
    client.force_login(world.angus)
    for page in PAGES[2:]:
        answer = client.get(f"/people/{merged.ref}/{page}")
        assert f"{merged.ref} is now part of {kept.ref}" in answer.content.decode(), page


class TestWhoMaySeeTheMergedRecord:
    def test_who_was_kept_out_of_the_kept_record_is_kept_out_of_the_merged_one(self, client, world, two):
        kept, merged = two
        with as_role("owner"):
            Exclusion.objects.create(record=kept, user=world.aileen, reason="kin", starts=LONG_AGO)
        with on_the_day(world.aileen):
            assert Person.objects.filter(record=merged).exists()
        with on_the_day(world.angus):
            merge_people(kept, merged, reason=WHY, by=world.angus, on=TODAY)
        with on_the_day(world.aileen):
            assert not Person.objects.filter(record=merged).exists()
            assert not history_of(Person).objects.filter(record_id=merged.pk).exists()
        client.force_login(world.aileen)
        for page in PAGES:
            assert client.get(f"/people/{merged.ref}/{page}").status_code == 404, page

    def test_who_is_kept_out_of_the_kept_record_afterwards_finds_no_page_of_the_merged_one(self, client, world, two):
        kept, merged = two
        with on_the_day(world.angus):
            merge_people(kept, merged, reason=WHY, by=world.angus, on=TODAY)
        with as_role("owner"):
            Exclusion.objects.create(record=kept, user=world.aileen, reason="kin", starts=LONG_AGO)
        client.force_login(world.aileen)
        for page in PAGES:
            assert client.get(f"/people/{merged.ref}/{page}").status_code == 404, page

    @pytest.mark.parametrize("narrow", [0, 1])
    def test_both_are_restricted_to_the_readers_of_the_one_that_was(self, world, two, narrow):
        with as_role("owner"):
            for reader in (world.angus, world.effie):
                Reader.objects.create(record=two[narrow], user=reader, starts=LONG_AGO)
            Record.objects.filter(pk=two[narrow].pk).update(restricted=True)
            two[narrow].refresh_from_db()
        with on_the_day(world.angus):
            merge_people(*two, reason=WHY, by=world.angus, on=TODAY)
        for user, sees in ((world.angus, 2), (world.effie, 2), (world.aileen, 0)):
            with on_the_day(user):
                assert Record.objects.visible_to(user).filter(pk__in=[one.pk for one in two]).count() == sees

    def test_a_reader_who_was_listed_today_and_is_not_on_both_lists_reads_neither(self, world, two):
        with as_role("owner"):
            for record, more in zip(two, (world.aileen, world.beth), strict=True):
                for reader in (world.angus, more):
                    Reader.objects.create(record=record, user=reader, starts=TODAY)
                Record.objects.filter(pk=record.pk).update(restricted=True)
                record.refresh_from_db()
        with on_the_day(world.angus):
            merge_people(*two, reason=WHY, by=world.angus, on=TODAY)
        for user, sees in ((world.angus, 2), (world.aileen, 0), (world.beth, 0)):
            with on_the_day(user):
                assert Record.objects.visible_to(user).filter(pk__in=[one.pk for one in two]).count() == sees


class TestWhoComesIntoTheCase:
    @pytest.fixture
    def led_by_the_council(self, world, two):
        """The kept record is led by the council; the merged one by the police of the whole country."""
        with as_role("owner"):
            Record.objects.filter(pk=two[0].pk).update(lead=world.fife, manager=world.angus)
            two[0].refresh_from_db()
        return two

    def test_of_a_national_force_the_division_that_had_the_case_comes_and_no_other(self, world, led_by_the_council):
        kept, merged = led_by_the_council
        with on_the_day(world.angus):
            merge_people(kept, merged, reason=WHY, by=world.angus, on=TODAY)
        with as_role("owner"):
            came = Partner.objects.filter(record=kept).values_list("agency__key", "area__name", "grade")
            assert list(came) == [("police", "P Division", Grade.FULL)]
        for user, sees in ((world.aileen, True), (world.fergus, False)):
            with on_the_day(user):
                assert Record.objects.visible_to(user).filter(pk=kept.pk).exists() is sees

    @pytest.mark.parametrize("area", [None, "P Division"])
    def test_an_agency_that_is_in_the_case_already_does_not_come_twice(self, world, led_by_the_council, area):
        kept, merged = led_by_the_council
        with as_role("owner"):
            Partner.objects.create(record=kept, agency=world.police, area=world.areas.get(area), starts=LONG_AGO)
        with on_the_day(world.angus):
            merge_people(kept, merged, reason=WHY, by=world.angus, on=TODAY)
        with as_role("owner"):
            assert Partner.objects.filter(record=kept).count() == 1

    def test_an_agency_that_sees_less_of_the_kept_record_sees_as_much_as_it_saw(self, world, led_by_the_council):
        kept, merged = led_by_the_council
        division = world.areas["P Division"]
        with as_role("owner"):
            less = {"grade": Grade.SUMMARY, "starts": LONG_AGO}
            Partner.objects.create(record=kept, agency=world.police, area=division, **less)
        with on_the_day(world.angus):
            merge_people(kept, merged, reason=WHY, by=world.angus, on=TODAY)
        with on_the_day(world.aileen):
            assert Record.objects.visible_to(world.aileen, grade=Grade.FULL).filter(pk=kept.pk).exists()
