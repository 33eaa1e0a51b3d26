"""Two registers side by side: every difference is named, and nothing else."""

from __future__ import annotations

import csv
import tracemalloc
from random import Random

import pytest

from lawburrows.exchange import reconciling, wording
from lawburrows.people.keys import number_digest
from lawburrows.people.models import Identifier
from tests import febrl
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


def compare(path, world, name="effie"):
    """The comparison and its differences, as the worker makes them in somebody's name."""
    user = getattr(world, name)
    with as_role("worker"), on_the_day(user):
        found = reconciling.Reconciliation(path, user, TODAY)
        return found, list(found.differences())


def differences(path, world, name="effie"):
    return compare(path, world, name)[1]


def refs() -> dict[str, str]:
    """Reference → the number in the source, by the digest of it."""
    digests = {number_digest("source", f"P{number}"): f"P{number}" for number in range(60)}
    with as_role("owner"):
        rows = Identifier.objects.filter(kind="source").values_list("record__ref", "digest")
        return {ref: digests[digest] for ref, digest in rows}


def test_the_same_extract_has_no_difference(loaded, world, tmp_path):
    found, told = compare(extract(tmp_path / "theirs.csv", *loaded), world)
    assert (told, found.read, len(found.compared)) == ([], 60, 60)


def test_the_people_whom_nobody_here_wrote_are_the_same_when_they_are_compared_with_themselves(world, tmp_path):
    path = tmp_path / "febrl.csv"
    febrl.write_csv(path, 1, 40, areas=("Fife",))
    load(path)
    assert differences(path, world) == []


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
    assert differences(extract(tmp_path / "theirs.csv", *theirs), world) == []


def test_every_one_of_fifty_planted_differences_is_named_and_nothing_else(loaded, world, tmp_path, monkeypatch):
    monkeypatch.setattr(reconciling, "AT_ONCE", 7)  # people; so that they come in several pieces
    theirs, planted, random = [dict(row) for row in loaded], set(), Random(50)
    while len(planted) < 46:
        number, field = random.randrange(58), random.choice(list(OTHERWISE))
        theirs[number][field] = OTHERWISE[field]
        planted.add((f"P{number}", field))
    missing_there = {row["person_id"] for row in theirs[58:]}
    theirs = theirs[:58] + [person(1000), person(1001)]
    random.shuffle(theirs)
    told = differences(extract(tmp_path / "theirs.csv", *theirs), world)
    known = refs()
    assert {(known[one.reference], one.field) for one in told if one.field} == planted
    assert {known[one.reference] for one in told if one.extract == reconciling.NOT_THERE} == missing_there
    assert {one.number for one in told if one.register == reconciling.NOT_HERE} == {"9901000", "9901001"}
    assert len(told) == 50


class TestConvictions:
    """All of a person's, whatever their order, where the extract has a sheet of them."""

    CODES = ("S-SOSA-3", "S-CGA-52A", "S-SOSA-7", "S-SOSA-2")
    BARE = ("person_id", "forename", "surname", "council_area", "lead", "visor_reference")

    def of(self, number, place):
        """The conviction in this place of a person's four."""
        return {
            "sheet": "convictions",
            "person_id": f"P{number}",
            "offence_code": self.CODES[place],
            "court": "Dunfable Sheriff Court",
            "convicted_on": f"20{10 + place}-0{1 + number % 9}-1{place}",
            "disposal": "imprisonment",
            "term": f"{10 + number % 7} months",
        }

    @pytest.fixture
    def convicted(self, world, tmp_path):
        """Twenty-five people with four convictions each."""
        people = [{name: person(number)[name] for name in self.BARE} for number in range(25)]
        rows = {(number, place): self.of(number, place) for number in range(25) for place in range(4)}
        load(extract(tmp_path / "ours.csv", *people, *rows.values()))
        return people, rows

    def test_the_same_ones_in_another_order_are_no_difference(self, convicted, world, tmp_path):
        people, rows = convicted
        shuffled = list(rows.values())
        Random(4).shuffle(shuffled)
        assert differences(extract(tmp_path / "theirs.csv", *shuffled, *people), world) == []

    def test_fifty_planted_differences_are_named_and_nothing_else(self, convicted, world, tmp_path):
        people, rows = convicted
        planted = set()

        def plant(number, place, field, value):
            rows[number, place] = rows[number, place] | {field: value}
            planted.add((f"P{number}", self.CODES[place], field, value))

        for number in range(10):
            plant(number, 1, "court", "High Court at Strathlegend")
            plant(number, 2, "term", "9 years")
            plant(number, 3, "disposal", "fine")
        for number in range(10, 20):  # theirs has not got the second, and has another instead
            del rows[number, 1]
            planted.add((f"P{number}", self.CODES[1], "conviction", ""))
            rows[number, 9] = self.of(number, 0) | {"convicted_on": "2001-01-01"}
            planted.add((f"P{number}", self.CODES[0], "conviction", "2001"))
        shuffled = list(rows.values())
        Random(5).shuffle(shuffled)
        told = differences(extract(tmp_path / "theirs.csv", *people, *shuffled), world)
        known = refs()
        by_day = {f"Conviction of {day}": code for day, code in self._days()}
        named = {
            (
                known[one.reference],
                by_day.get(f"{one.about[: len('Conviction of ')]}{one.about[-4:]}"),
                one.field,
                one.extract if one.field != "conviction" else "2001" if one.extract else "",
            )
            for one in told
        }
        assert len(told) == len(planted) == 50
        assert named == planted

    def _days(self):
        """The year of a conviction tells which it is."""
        return [("2001", self.CODES[0]), *((f"201{place}", code) for place, code in enumerate(self.CODES))]

    def test_what_must_be_typed_there_is_the_whole_conviction(self, convicted, world, tmp_path):
        people, rows = convicted
        del rows[3, 2]
        found, told = compare(extract(tmp_path / "theirs.csv", *people, *rows.values()), world)
        with on_the_day(world.effie):
            [line] = wording.to_key(told, found.columns, world.effie, TODAY)
        assert line["What"] == "Conviction of 12 April 2012"
        assert line["Their number"] == "9900003"
        assert (
            "(S-SOSA-7); 12 April 2012; Dunfable Sheriff Court; imprisonment 1 year 1 month" not in line["It says now"]
        )
        assert line["Type this"].endswith(
            "(S-SOSA-7); 12 April 2012; Dunfable Sheriff Court; imprisonment 1 year 1 month"
        )

    def test_two_of_one_day_and_offence_are_told_apart_by_their_court(self, world, tmp_path):
        iain, one = {name: person(1)[name] for name in self.BARE}, self.of(1, 0)
        other = one | {"court": "High Court at Strathlegend", "term": "5 years"}
        load(extract(tmp_path / "ours.csv", iain, one, other))
        theirs = extract(tmp_path / "theirs.csv", iain, other | {"term": "6 years"}, one)
        [found] = differences(theirs, world)
        assert (found.field, found.extract, found.register) == ("term", "6 years", "5 years")

    def test_an_extract_with_room_for_one_is_compared_with_the_one_that_it_names(self, convicted, world, tmp_path):
        people, rows = convicted
        sentence = ("offence_code", "court", "convicted_on", "disposal", "term")
        theirs = [one | {name: rows[number, 2][name] for name in sentence} for number, one in enumerate(people)]
        theirs[5]["court"] = "High Court at Strathlegend"
        [found] = differences(extract(tmp_path / "theirs.csv", *theirs), world)
        assert (found.about, found.field) == ("Conviction of 12 June 2012", "court")


def test_what_must_still_be_typed_there_is_our_value_and_a_missing_person_line_by_line(loaded, world, tmp_path):
    theirs = [dict(loaded[0], town="Balfable", visor_reference=""), *loaded[1:59], person(1000)]
    found, told = compare(extract(tmp_path / "theirs.csv", *theirs), world)
    with on_the_day(world.effie):
        lines = list(wording.to_key(told, found.columns, world.effie, TODAY))
    [town, visor, *missing] = lines
    assert (town["What"], town["Type this"], town["It says now"]) == ("Town", "Nowheretown", "Balfable")
    assert visor["What"] == "ViSOR reference"
    assert visor["Type this"].endswith("(read it whole on the record)")
    assert {line["Our record"] for line in missing} == {told[-1].reference}
    typed = {line["What"]: line["Type this"] for line in missing}
    assert typed["The whole person"] == "Add this person, with the lines below"
    assert typed["Lead authority"] == "Police Scotland"
    assert typed["Surname"] == "MacInvented"
    assert typed["Date of birth"] == "19 June 1969"
    assert typed["Conviction of 15 March 2020"].endswith("Invernowhere Sheriff Court; imprisonment 2 years")
    assert all(line["Why it is here"] for line in lines)


def test_a_number_that_several_records_hold_means_none_of_them(loaded, world, tmp_path):
    load(extract(tmp_path / "again.csv", loaded[0] | {"surname": "MacOther"}), source="another")
    told = differences(extract(tmp_path / "theirs.csv", *loaded), world)
    assert [(one.number, one.field, one.register) for one in told] == [("9900000", "", reconciling.SEVERAL)]


def test_a_protected_number_is_never_shown_whole(loaded, world, tmp_path):
    theirs = [dict(loaded[0], pnc_style_id="2001/9999999L"), *loaded[1:]]
    [one] = differences(extract(tmp_path / "theirs.csv", *theirs), world)
    assert "9999999" not in one.extract
    assert loaded[0]["pnc_style_id"] not in one.register


def test_someone_who_may_not_see_the_records_learns_nothing_of_them(loaded, world, tmp_path):
    path = extract(tmp_path / "theirs.csv", *loaded)
    assert {one.register for one in differences(path, world, "fergus")} == {reconciling.NOT_HERE}


def test_a_large_extract_is_compared_in_little_memory(world, tmp_path, monkeypatch):
    monkeypatch.setattr(reconciling, "AT_ONCE", 20)
    path = tmp_path / "large.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["person_id", "surname", "address_line"])
        writer.writerows([f"L{number}", "Ross", "a" * 10_000] for number in range(600))
    with as_role("worker"), on_the_day(world.effie):
        found = reconciling.Reconciliation(path, world.effie, TODAY)
        tracemalloc.start()
        try:
            assert sum(1 for one in found.differences() if one.register == reconciling.NOT_HERE) == 600
            assert tracemalloc.get_traced_memory()[1] < 3 * 1024 * 1024  # the file has six megabytes
        finally:
            tracemalloc.stop()
