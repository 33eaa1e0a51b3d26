"""The areas and agencies of Scotland, as they are seeded."""

from __future__ import annotations

import pytest
from django.db.models import Count

from lawburrows.access.commands import seed_reference
from lawburrows.access.identity import System, acting
from lawburrows.access.models import Agency, Area, AreaCover, Team
from lawburrows.access.reference_data import COUNCIL_AREAS, PLACES
from tests.conftest import as_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def seeded():
    setup = System("setup")

    def again():
        with as_role("worker"), acting(setup) as identity:
            return seed_reference(by=setup, on=identity.today)

    again()
    return again


def test_there_are_as_many_of_each_kind_as_the_reports_say(seeded):
    counts = dict(Area.objects.values_list("kind").annotate(Count("pk")))
    assert counts == {"council": 32, "division": 13, "region": 10, "health": 14}
    assert Agency.objects.filter(kind="council").count() == 32
    assert Agency.objects.filter(kind="health").count() == 15
    assert Agency.objects.filter(kind="coordination").count() == 10


@pytest.mark.parametrize("kind", ["council", "division", "region", "health"])
def test_every_council_area_is_covered_once_by_each_kind(seeded, kind):
    covered = AreaCover.objects.filter(area__kind=kind).values_list("council_area__name", flat=True)
    assert sorted(covered) == sorted(COUNCIL_AREAS)


def test_what_was_not_read_in_an_official_text_says_so(seeded):
    assert not Area.objects.get(kind="region", name="Tayside").unverified
    assert Area.objects.get(kind="division", name="P Fife").unverified
    assert {place.unverified for place in PLACES} == {True, False}


def test_a_second_seeding_adds_nothing_and_leaves_what_was_edited(seeded):
    Area.objects.filter(kind="division", name="P Fife").update(name="P The Kingdom", unverified=False)
    AreaCover.objects.filter(area__name="P The Kingdom").delete()
    before = Area.objects.count(), Agency.objects.count(), Team.objects.count()
    assert seeded() == (0, 0)
    assert (Area.objects.count(), Agency.objects.count(), Team.objects.count()) == before
    assert Area.objects.filter(name="P The Kingdom", unverified=False).exists()
    assert not AreaCover.objects.filter(area__name="P The Kingdom").exists()
