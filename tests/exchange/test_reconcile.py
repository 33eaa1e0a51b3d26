"""Two registers side by side: every difference is named, and nothing else."""

from __future__ import annotations

import csv
from random import Random

import pytest

from lawburrows.exchange import reconciling
from lawburrows.exchange.importing.read import read
from tests.conftest import as_role
from tests.exchange.bringing import IAIN, extract, load
from tests.people import TODAY, on_the_day

pytestmark = pytest.mark.django_db
LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
# field → what the other register says instead
OTHERWISE = {
    "forename": "Euan",
    "middle_names": "Archibald",
    "surname": "Makebelieve",
    "sex": "F",
    "date_of_birth": "1999-12-31",
    "address_line": "99 Daydream Wynd",
    "town": "Balfable",
    "postcode": "ZZ99 9ZZ",
    "pnc_style_id": "2001/9999999L",
    "visor_reference": "",
    "category": "3",
    "level": "2",
    "risk": "very_high",
    "lead": "fife",
    "offence_code": "S-CL-RAPE",
    "court": "High Court at Strathlegend",
    "convicted_on": "2011-11-11",
    "disposal": "fine",
    "term": "7 months",
}


def person(number: int) -> dict[str, str]:
    year, serial = 1990 + number % 30, 9_000_000 + number
    return IAIN | {
        "person_id": f"P{number}",
        "forename": f"Iain{chr(97 + number % 26)}",
        "date_of_birth": f"19{50 + number % 40}-0{1 + number % 9}-1{number % 10}",
        "visor_reference": f"99{number:05}",
        "pnc_style_id": f"{year}/{serial}{LETTERS[int(f'{year % 100:02}{serial}') % 23]}",
    }


@pytest.fixture
def loaded(world, tmp_path):
    people = [person(number) for number in range(60)]
    load(extract(tmp_path / "ours.csv", *people))
    return people


def compared(path, world):
    with on_the_day(world.effie):
        return reconciling.compare(read(path), world.effie, TODAY)


def test_the_same_extract_has_no_difference(loaded, world, tmp_path):
    found = compared(extract(tmp_path / "theirs.csv", *loaded), world)
    assert (found.differences, found.compared) == ([], 60)


def test_the_same_facts_written_otherwise_are_no_difference(loaded, world, tmp_path):
    theirs = [
        row
        | {
            "surname": "  MACINVENTED ",
            "sex": "Male",
            "lead": "Police Scotland",
            "postcode": "zz11aa",
            "term": "2 years",
            "disposal": "Imprisonment",
            "convicted_on": "15/03/2020",
            "pnc_style_id": row["pnc_style_id"].replace("/", "-").lower(),
        }
        for row in loaded
    ]
    assert compared(extract(tmp_path / "theirs.csv", *theirs), world).differences == []


def test_every_one_of_fifty_planted_differences_is_named_and_nothing_else(loaded, world, tmp_path):
    theirs, planted, random = [dict(row) for row in loaded], set(), Random(50)
    while len(planted) < 46:
        number, field = random.randrange(58), random.choice(list(OTHERWISE))
        theirs[number][field] = OTHERWISE[field]
        planted.add((f"P{number}", field))
    missing_there = {row["person_id"] for row in theirs[58:]}
    theirs = theirs[:58] + [person(1000), person(1001)]
    found = compared(extract(tmp_path / "theirs.csv", *theirs), world)
    with as_role("owner"):
        refs = _refs()
    named = {(refs[one.reference], one.field) for one in found.differences if one.field}
    assert named == planted
    assert {refs[one.reference] for one in found.differences if one.extract == reconciling.NOT_THERE} == missing_there
    assert sum(one.register == reconciling.NOT_HERE for one in found.differences) == 2
    assert len(found.differences) == 50


def _refs() -> dict[str, str]:
    """Reference → the number in the source, by the digest of it."""
    digests = {reconciling.number_digest("source", f"P{number}"): f"P{number}" for number in range(60)}
    rows = reconciling.Identifier.objects.filter(kind="source").values_list("record__ref", "digest")
    return {ref: digests[digest] for ref, digest in rows}


def test_what_must_still_be_typed_there_is_our_value(loaded, world, tmp_path):
    theirs = [dict(loaded[0], town="Balfable"), *loaded[1:59], person(1000)]
    found = compared(extract(tmp_path / "theirs.csv", *theirs), world)
    assert [(one["field"], one["register"]) for one in found.to_key] == [("town", "Nowheretown"), ("", "present")]


def test_a_protected_number_is_never_shown_whole(loaded, world, tmp_path):
    theirs = [dict(loaded[0], pnc_style_id="2001/9999999L"), *loaded[1:]]
    [one] = compared(extract(tmp_path / "theirs.csv", *theirs), world).differences
    assert "9999999" not in one.extract
    assert loaded[0]["pnc_style_id"] not in one.register


def test_someone_who_may_not_see_the_records_learns_nothing_of_them(loaded, world, tmp_path):
    path = extract(tmp_path / "theirs.csv", *loaded)
    with on_the_day(world.fergus):
        found = reconciling.compare(read(path), world.fergus, TODAY)
    assert {one.register for one in found.differences} == {reconciling.NOT_HERE}


def test_the_page_lists_what_differs_and_gives_the_sheet_to_key(loaded, world, tmp_path, client):
    client.force_login(world.effie)
    path = extract(tmp_path / "theirs.csv", dict(loaded[0], town="Balfable"), *loaded[1:])
    once = "6c7f0d52-4f0e-4a2c-9d0e-2f6f0b1f5a10"
    with path.open("rb") as file:
        page = client.post("/reconcile/", {"content": file, "answer": "page", "once": once}).content.decode()
    assert "60 people compared, 1 difference" in page
    assert "Balfable" in page
    with path.open("rb") as file:
        sheet = client.post("/reconcile/", {"content": file, "answer": "key_csv", "once": once})
    [row] = list(csv.DictReader(sheet.content.decode("utf-8-sig").splitlines()))
    assert (row["field"], row["register"]) == ("town", "Nowheretown")
