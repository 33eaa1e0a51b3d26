"""A merge by somebody who does not see every part: the worker carries the rest over, and nobody learns whether there was any."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from lawburrows.access.grades import Part
from lawburrows.access.identity import System, acting
from lawburrows.access.models import Partner, Record
from lawburrows.audit.models import Entry
from lawburrows.circumstances.models import HealthChange
from lawburrows.orders.models import LevelDecision
from lawburrows.people import policy
from lawburrows.people.carrying import carry_over_merges
from lawburrows.people.commands.merge import merge_people
from lawburrows.people.models import Merge, Other
from lawburrows.tasks.models import Task
from tests.conftest import as_role
from tests.factories.people import make_person
from tests.people import LONG_AGO, NOON, TODAY, on_the_day

pytestmark = pytest.mark.django_db
WHY = "Same fingerprints, seen by the court"
MASKED = re.compile(
    r'(nonce|name="csrfmiddlewaretoken" value|name="once" value)=?"?[^"\s>]+|LB-\w+-\w+|value="[^"]{30,}"'
)
LATER = NOON + timedelta(days=3)


@pytest.fixture
def two(world) -> tuple[Record, Record]:
    """Two records of one person; the health board is a partner in the one that is merged away, and wrote there."""
    kept = make_person(world, "Iain").record
    merged = make_person(world, "Eoin", born=date(1971, 3, 4)).record
    with as_role("owner"):
        Partner.objects.create(record=merged, agency=world.health, starts=LONG_AGO)
        HealthChange.objects.create(record=merged, owner=world.health, text="Had a fall", starts=LONG_AGO)
        Other.objects.create(record=merged, owner=world.police, category="child", name="A child")
    return kept, merged


def merge(kept: Record, merged: Record, world) -> Merge:
    with on_the_day(world.angus) as by:
        return merge_people(kept, merged, reason=WHY, by=by, on=TODAY)


def carried() -> int:
    with as_role("worker"):
        return carry_over_merges(at=LATER)


def lies_on(model) -> list:
    with as_role("owner"):
        return [row.record_id for row in model.objects.order_by("pk")]


def test_what_the_merger_does_not_see_is_carried_over_by_the_worker_and_stays_with_its_members(world, two):
    kept, merged = two
    with on_the_day(world.angus) as by:
        assert policy.may_merge(kept, merged, by=by, reason=WHY)
    made = merge(kept, merged, world)
    assert (lies_on(HealthChange), lies_on(Other)) == ([merged.pk], [kept.pk])
    assert "circumstances.HealthChange" not in made.moved
    with as_role("owner"):  # somebody wrote at the very moment of the merge, where nothing held the record
        LevelDecision.objects.bulk_create(
            LevelDecision(record=one, owner=world.police, value=2, starts=LONG_AGO) for one in two
        )
        Task.objects.bulk_create(
            [Task(record=merged, owner=world.police, key="x", kind="x", what="x", due=TODAY, provision="y")]
        )
    assert (carried(), carried()) == (1, 0)
    assert (lies_on(HealthChange), lies_on(Task)) == ([kept.pk], [kept.pk])
    with as_role("owner"):
        # Of two decisions that cannot both hold the kept record's own stands; the other ended on the day of the merge.
        ends = LevelDecision.objects.filter(record=kept).values_list("ends", flat=True)
        assert sorted(ends, key=str) == [TODAY, None]
        [entry] = Entry.objects.filter(act="people.carried_over")
        assert (entry.who, entry.subject_id, set(entry.records), entry.fields) == (
            "system:merges",
            str(made.pk),
            {kept.pk, merged.pk},
            [],
        )
    for user, sees in ((world.dougal, 1), (world.angus, 0), (world.bashir, 0)):
        with on_the_day(user):
            assert HealthChange.objects.filter(record=kept).count() == sees, user


def test_nothing_tells_whether_there_was_such_a_part(client, world, two):
    """The page, the trail and the row of the merge are the same with it and without."""
    third, fourth = make_person(world, "Ewan").record, make_person(world, "Euan").record
    client.force_login(world.angus)
    url = f"/people/{two[0].ref}/merge/{two[1].ref}/"
    pages = [client.get(url).content.decode()]
    assert "What you may not see, if there is anything, comes over too" in pages[0]
    with as_role("owner"):
        HealthChange.objects.all().delete()
    pages.append(client.get(url).content.decode())
    assert len({MASKED.sub("", page) for page in pages}) == 1
    with as_role("owner"):
        HealthChange.objects.create(record=two[1], owner=world.health, text="Had a fall", starts=LONG_AGO)
        Other.objects.create(record=fourth, owner=world.police, category="child", name="A child")
    said = []
    for kept, merged in (two, (third, fourth)):
        made = merge(kept, merged, world)
        assert carried() == 1
        with as_role("owner"):
            entries = Entry.objects.filter(records__contains=[merged.pk], act__startswith="people.").exclude(
                act="people.merge.considered"
            )
            told = sorted((one.act, one.fields, one.who.startswith("system"), len(one.records)) for one in entries)
            row = Merge.objects.get(pk=made.pk)
        said.append((told, row.version, bool(row.carried_at)))
        assert "people.other" not in str(told)
    assert said[0] == said[1]


def test_a_record_that_is_merged_on_before_the_worker_came_leaves_everything_on_the_last(world, two):
    kept, merged = two
    last = make_person(world, "Ewan", born=date(1971, 5, 5)).record
    merge(kept, merged, world)
    with as_role("owner"):
        kept.refresh_from_db()
    merge(last, kept, world)
    assert carried() == 2
    assert lies_on(HealthChange) == [last.pk]
    with as_role("owner"):
        assert set(Merge.objects.values_list("record", flat=True)) == {last.pk}


def test_whoever_loses_a_place_in_the_case_stays_in_it_with_what_only_they_see(world, two):
    """Both have a supervising officer; of the merged one it is the health board's, which is no partner anywhere."""
    kept, merged = two
    with as_role("owner"):
        Partner.objects.all().delete()
        for record, officer in ((kept, world.bashir), (merged, world.dougal)):
            record.supervising_officer = officer
            record.save()
    merge(kept, merged, world)
    assert carried() == 1
    with as_role("owner"):
        kept.refresh_from_db()
        assert kept.supervising_officer == world.bashir
    with on_the_day(world.dougal) as by:
        assert policy.sees(kept, by=by, part=Part.HEALTH)
        assert HealthChange.objects.filter(record=kept).exists()


def test_the_division_of_a_force_that_leads_both_stays_in_the_case(world, two):
    kept = make_person(world, "Ewan", lead=world.police, area=world.dundee_area).record
    with as_role("owner"):
        kept.manager = world.angus
        kept.save()
    merge(kept, two[1], world)
    with on_the_day(world.aileen) as by:
        assert policy.sees(kept, by=by)


def test_only_the_worker_completes_a_merge_and_once(world, two):
    kept, merged = two
    made = merge(kept, merged, world)
    with on_the_day(world.angus) as by:
        assert "by the worker" in policy.may_carry_over(made, by=by).reason
    by = System("deadlines")
    with as_role("worker"), acting(by, at=NOON):
        assert "merge two records" in policy.may_carry_over(made, by=by).reason
    assert policy.may_carry_over_to(kept)
    assert "merged on" in policy.may_carry_over_to(merged).reason
    carried()
    by = System("merges")
    with as_role("worker"), acting(by, at=NOON):
        made.refresh_from_db()
        assert "complete" in policy.may_carry_over(made, by=by).reason
