"""Two records of one person become one, and nothing of either is lost."""

import io
import re

import pytest
from PIL import Image

ONE_NAME, OTHER_NAME = "Eachann Twiceknown", "Hector Twiceknown"


@pytest.fixture
def photograph(tmp_path):
    made = io.BytesIO()
    Image.new("RGB", (120, 160), "teal").save(made, "JPEG")
    file = tmp_path / "twice.jpg"
    file.write_bytes(made.getvalue())
    return file


@pytest.fixture
def paper(tmp_path):
    file = tmp_path / "report.txt"
    file.write_text("An invented report of an invented court.\n")
    return file


def opens_a_record(effie, given, family, number):
    """A person is added at the end of a search, as everybody is."""
    effie.goes_to("/search/").types("Name, date of birth, number or address", f"{given} {family}").presses("Search")
    effie.follows("Add a person").types("Given names", given).types("Family name", family)
    effie.ticks("male").types("Date of birth", "3 April 1971")
    effie.chooses("Lead authority", "Police Scotland").chooses("Council area", "Fife")
    effie.chooses("A number that is known", "ViSOR reference").types("The number", number)
    effie.finds_nothing_in_the_way().presses("Add this person")
    if "may be the same person" in effie.main.inner_text():
        effie.finds_nothing_in_the_way().ticks("None of these is the person").presses("Add this person")
    effie.sees("is on the register as")
    return re.search(r"LB-\w{4}-\w{4}", effie.page.url)[0]


def all_that_is_held(product, refs):
    """Every row, every file and every entry of the trail of these records."""
    tables = [
        name
        for (name,) in product.holds(
            "SELECT table_name FROM information_schema.columns WHERE column_name = 'record_id' AND table_schema = "
            "'public' AND table_name LIKE ANY (ARRAY['people_%%', 'orders_%%', 'documents_%%']) "
            "AND table_name <> 'people_searchkey' AND table_name NOT LIKE '%%event'"
        )
    ]
    held = {
        (table, key)
        for table in tables
        for (key,) in product.holds(
            f"SELECT t.id::text FROM {table} t JOIN access_record r ON r.id = t.record_id WHERE r.ref = ANY(%s)", refs
        )
    }
    entries = product.holds(
        "SELECT e.id::text FROM audit_entry e JOIN access_record r ON r.id = ANY(e.records) WHERE r.ref = ANY(%s)", refs
    )
    return held, {key for (key,) in entries}


def test_every_row_file_and_entry_of_both_is_still_there(product, someone, photograph, paper):
    # given: two records of one man, the first with a report, the second with a photograph and an address
    effie = someone().signs_in_as("Effie Wonder")
    kept = opens_a_record(effie, *ONE_NAME.split(), "7700001")
    effie.goes_to(f"/people/{kept}/documents/add/").types("Title", "Court report, 4 December 2025").ticks("Report")
    effie.brings("File", paper).finds_nothing_in_the_way().presses("File this document")
    effie.sees("Court report, 4 December 2025")
    merged = opens_a_record(effie, *OTHER_NAME.split(), "7700002")
    effie.goes_to(f"/people/{merged}/details/").follows("Add: photograph").brings("Photograph", photograph)
    effie.presses("Save").sees("The photograph is recorded")
    effie.follows("Add: address").ticks("sole or main home")
    effie.types("House and street, or the place where they are found", "2 Onceupon Lane").presses("Save")
    effie.sees("2 Onceupon Lane")
    rows, entries = all_that_is_held(product, [kept, merged])
    assert {table for table, _ in rows} >= {
        "people_name",
        "people_address",
        "people_photograph",
        "documents_storedfile",
    }
    # when: the coordinator compares and merges them
    effie.goes_to(f"/people/{kept}/details/").follows("Look for other records of this person")
    effie.sees(OTHER_NAME, merged).finds_nothing_in_the_way().presses(re.compile(f"Compare and merge.*{merged}"))
    effie.sees(f"Merge {merged} into {kept}", "Nothing is deleted").finds_nothing_in_the_way()
    effie.types("Why are they one person?", "The same man: fingerprints, and he says so himself")
    effie.presses("Merge the two records").sees(f"{merged} is now part of {kept}")
    # then: one page has all of it, and the old address leads there
    effie.goes_to(f"/people/{kept}/details/").sees(OTHER_NAME, "2 Onceupon Lane", merged, "The same man")
    effie.finds_nothing_in_the_way()
    assert effie.main.locator("img").count() >= 1
    effie.goes_to(f"/people/{merged}/details/").sees(ONE_NAME)
    assert kept in effie.page.url
    effie.goes_to(f"/people/{kept}/documents/").sees("Court report, 4 December 2025").finds_nothing_in_the_way()
    with effie.page.expect_download() as coming:
        effie.follows(re.compile("Court report"))
    assert coming.value.path().read_text() == paper.read_text()
    # then: not a row, not a file, not an entry of either is missing
    rows_after, entries_after = all_that_is_held(product, [kept, merged])
    assert rows <= rows_after
    assert entries < entries_after
    assert product.manage("verify_audit").returncode == 0
