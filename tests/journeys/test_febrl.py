"""People whom nobody here invented: the FEBRL sets, loaded by the importer and found by the search page."""

import csv
import re

from tests.febrl import write_csv

PEOPLE = 150


def test_people_of_the_febrl_set_are_loaded_and_found_and_a_second_load_adds_nothing(product, someone, tmp_path):
    # given: the first people of the set, with invented convictions, all in Fife
    file = tmp_path / "febrl.csv"
    assert write_csv(file, 1, PEOPLE, ("Fife",)) == PEOPLE
    # when: they are loaded by the command
    loaded = product.manage("load_register", str(file), "--source", "FEBRL 1")
    assert loaded.returncode == 0, loaded.stdout + loaded.stderr
    assert f"{PEOPLE} read, {PEOPLE} loaded" in loaded.stdout
    # then: the coordinator finds each of some of them by the name and the date that she types
    effie = someone().signs_in_as("Effie Wonder")
    with file.open(encoding="utf-8") as people:
        told = [
            row
            for row in csv.DictReader(people)
            if row["forename"] and row["surname"] and re.fullmatch(r"\d{4}-\d\d-\d\d", row["date_of_birth"])
        ]
    for row in told[:: len(told) // 6]:
        year, month, day = row["date_of_birth"].split("-")
        effie.goes_to("/search/")
        effie.types(
            "Name, date of birth, number or address", f"{row['forename']} {row['surname']} {day}/{month}/{year}"
        ).presses("Search")
        found = effie.main.locator(".lb-due__row").first.inner_text()
        assert row["surname"].casefold() in found.casefold(), f"{row} is not the first: {found}"
        assert year in found
    effie.finds_nothing_in_the_way()
    # then: one of them opens, with a conviction and the dates that follow from it
    effie.main.locator(".lb-due__row a").first.click()
    effie.sees("Overview", "because the case is in the area that you cover").tab("Dates")
    effie.sees("Notification requirements").finds_nothing_in_the_way().tab("Convictions and orders")
    effie.sees("Invernowhere Sheriff Court").finds_nothing_in_the_way()
    # when: the same file is loaded once more
    again = product.manage("load_register", str(file), "--source", "FEBRL 1")
    # then: it adds nothing
    assert f"{PEOPLE} loaded before and the same" in again.stdout
    assert f"{PEOPLE} read, 0 loaded" in again.stdout
