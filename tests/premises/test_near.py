"""What lies near an address: places by hand and from files, distances, and managed people for those alone who may know."""

from __future__ import annotations

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from lawburrows.premises import maps, near
from lawburrows.premises.models import Picture, Place, PlaceBatch
from lawburrows.premises.near import Near
from lawburrows.premises.reading import position_in, read_places
from lawburrows.rules.grid import Point
from lawburrows.rules.verdict import Refused
from tests.conftest import as_role
from tests.documents import pictures
from tests.factories import premises as make
from tests.factories.people import make_person
from tests.meetings.test_meetings import sent
from tests.people import on_the_day
from tests.premises.test_assessing import url

CSV = """kind,name,latitude,longitude,easting,northing,grid_reference
school,Imaginary Primary,,,331100,701000,
Play park,Thistle Park,56.2,-3.1,,,
nursery,Little Thistles,,,,,NT 31050 01050
palace,Somewhere,,,331000,701000,
school,,,,331000,701000,
shop,Nowhere,nan,nan,,,
school,Imaginary Primary,,,331100,701000,
"""


def test_a_file_is_read_row_by_row_and_says_what_is_wrong_with_each():
    found = read_places(CSV.encode(), "places.csv")
    assert [row[:2] for row in found.rows] == [
        ("school", "Imaginary Primary"),
        ("play_park", "Thistle Park"),
        ("nursery", "Little Thistles"),
    ]
    assert [one.split(":")[0] for one in found.problems] == ["Row 4", "Row 5", "Row 6", "Row 7"]
    feature = {
        "type": "Feature",
        "properties": {"kind": "school", "name": "Kilwhimsy"},
        "geometry": {"type": "Point", "coordinates": [-3.1, 56.2]},
    }
    whole = {"type": "FeatureCollection", "features": [feature, {"type": "Feature"}, "x"]}
    found = read_places(json.dumps(whole).encode(), "places.geojson")
    assert (len(found.rows), len(found.problems)) == (1, 2)
    for content, words in (
        (b"\xff\xfe\x00", "not text"),
        (b"{", "damaged"),
        (b'{"type": "Point"}', "FeatureCollection"),
        (b"a,b\n1,2\n", "names its columns"),
        (b"kind,name\n", "holds no places"),
    ):
        with pytest.raises(Refused, match=words):
            read_places(content, "x")
    assert position_in("331000, 701000") == Point(331_000, 701_000)
    assert position_in("56.2 -3.1") == position_in("56.2,-3.1")
    assert position_in("999999999 1") is position_in("over there") is None


def test_the_map_says_each_thing_by_shape_letter_and_number():
    at = Point(331_000, 701_000)
    some = [
        Near(Point(331_000, 701_250), "school", "A", 250, "north", "S", "square"),
        Near(Point(331_500, 701_000), "shop", "B", 500, "east", "H", "circle"),
    ]
    drawn = maps.drawn(at, some)
    school, shop = drawn["signs"]
    ring = {one["metres"]: one["radius"] for one in drawn["rings"]}
    assert maps.HALF - school.y == pytest.approx(ring[250], abs=0.2)
    assert shop.x - maps.HALF == pytest.approx(ring[500], abs=0.2)
    assert "1, school: A, 250 metres north" in school.title
    assert [one["letter"] for one in maps.legend(some)] == ["H", "S"]


@pytest.mark.django_db
class TestPlaces:
    def test_a_coordinator_looks_at_a_file_before_it_is_taken_in_once(self, client, world):
        client.force_login(world.effie)
        with as_role("owner"):
            make.place(world, east=100, name="Imaginary Primary")
        page = sent(client, reverse("premises:bring_places"), content=SimpleUploadedFile("places.csv", CSV.encode()))
        text = page.content.decode()
        assert "3 places can be taken in, of which 1 is there already" in text
        assert "Row 4: the kind is not known" in text
        assert Place.objects.count() == 1
        batch = PlaceBatch.objects.get()
        take = reverse("premises:take_places", args=[batch.pk])
        assert "The places are taken in" in sent(client, take).content.decode()
        assert Place.objects.count() == 3
        assert "was taken in already" in sent(client, take).content.decode()
        add = {"kind": "school", "name": "Imaginary Primary", "position": "331100 701000"}
        assert "entered already" in sent(client, reverse("premises:add_place"), **add).content.decode()
        assert (
            "no place in Great"
            in sent(client, reverse("premises:add_place"), **add | {"position": "x"}).content.decode()
        )
        one = Place.objects.get(name="Thistle Park")
        sent(client, reverse("premises:close_place", args=[one.pk]))
        assert "Thistle Park" not in client.get(reverse("premises:places")).content.decode().split("Files that")[0]
        sent(client, reverse("premises:bring_places"), content=SimpleUploadedFile("again.csv", CSV.encode()))
        left = PlaceBatch.objects.get(name="again.csv")
        sent(client, reverse("premises:take_places", args=[left.pk]), leave="1")
        assert Place.objects.filter(closed_on=None).count() == 2
        assert client.get(f"{reverse('premises:places')}?area={world.dundee_area.pk}").status_code == 403

    def test_the_page_shows_a_map_and_the_same_as_a_table_sorted_by_metres(self, client, world):
        record = make_person(world).record
        with as_role("owner"):
            premises = make.premises(record)
            make.place(world, north=300)
            make.place(world, east=-40, kind="play_park", name="Thistle Park")
            make.place(world, east=400, north=400, kind="shop", name="Too far")
        client.force_login(world.aileen)
        page = client.get(url("one", premises)).content.decode()
        assert 'role="img"' in page
        assert re.search(r"Thistle Park.*?40.*?west.*?Whimsy Primary.*?300.*?north", page, re.DOTALL)
        assert "Too far" not in page
        sent(client, url("set_position", premises), position="331400 701400")
        assert "Too far" in client.get(url("one", premises)).content.decode()

    def test_a_photograph_is_filed_with_the_assessment(self, client, world):
        record = make_person(world).record
        with as_role("owner"):
            premises = make.premises(record)
            make.assessment(premises, world.aileen)
        client.force_login(world.aileen)
        picture = SimpleUploadedFile("gate.png", pictures.png())
        page = sent(client, url("add_picture", premises), what="The back gate", content=picture).content.decode()
        assert "The back gate" in page
        with as_role("owner"):
            assert Picture.objects.get().file.kind == "photograph"


@pytest.mark.django_db
def test_managed_people_near_are_shown_to_those_alone_who_see_their_record(client, world):
    record = make_person(world).record
    other = make_person(world, "Ewan", "Neverwas", lead=world.dundee, area=world.dundee_area).record
    with as_role("owner"):
        premises = make.premises(record)
        make.premises(other, lines="4 Fancy Terrace", easting=make.HERE.easting + 30)
    client.force_login(world.aileen)
    alone = client.get(url("one", premises)).content.decode()
    assert "Neverwas" not in alone
    assert "managed people near" not in alone.lower()
    with as_role("owner"):
        other.lead = world.police
        other.area = world.fife_area
        other.save()
    page = client.get(url("one", premises)).content.decode()
    assert "Ewan Neverwas, 4 Fancy Terrace" in page
    assert "Other managed people near, whose record you see" in page


@pytest.mark.django_db
def test_places_near_are_found_by_an_index_among_very_many(world):
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO premises_place (id, area_id, kind, name, easting, northing, entered_by_id, entered_at) "
            "SELECT gen_random_uuid(), %s, 'shop', 'Shop ' || n, (n * 7919) %% 700000, (n * 104729) %% 1300000, %s, now() "
            "FROM generate_series(1, 20000) n",
            [world.fife_area.pk, world.effie.pk],
        )
        cursor.execute("ANALYZE premises_place")
    with on_the_day(world.aileen):
        plan = Place.objects.filter(near.within(make.HERE, 500), closed_on=None).explain()
    assert "places_near" in plan
    assert "Seq Scan" not in plan
