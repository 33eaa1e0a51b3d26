"""Two registers side by side: every planted difference is named, and nothing else."""

import csv
import io
import re
from datetime import date

import pytest

# What the other register says instead, ten times each.
OTHERWISE = {
    "surname": "Otherwise-Written",
    "date_of_birth": "1901-01-02",
    "town": "Elsewhere",
    "court": "Another Sheriff Court",
    "address_line": "99 Different Wynd",
}
EACH = 10


def takes_out(effie):
    """What Effie may see, as CSV with whole numbers, which is how the other register would write it."""
    effie.goes_to("/").turns_to("Export")
    effie.ticks("Everyone whose record I may see").ticks("Whole; this is recorded")
    effie.types("What is it for?", "To compare the two registers, side by side, this week").finds_nothing_in_the_way()
    with effie.page.expect_download(timeout=60_000) as coming:
        effie.presses("Ask for the export")
    text = coming.value.path().read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture
def writes(tmp_path):
    def write(name, rows):
        file = tmp_path / name
        with file.open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, [column for column in rows[0] if column != "reference"], extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows)
        return file

    return write


def brings(effie, file):
    return effie.goes_to("/reconcile/").brings("Extract of the other register", file)


def all_lines(effie):
    """The cells of the list, page after page."""
    while True:
        for line in effie.main.locator("tbody tr").all():
            yield [cell.strip() for cell in re.split(r"\t+", line.inner_text())]
        following = effie.main.get_by_role("link", name="Next page")
        if not following.count():
            return
        following.click()


IN_WORDS = {"surname": "Surname", "date_of_birth": "Date of birth", "town": "Town", "address_line": "Address"}


def as_written(field, value):
    """A value of this register as the list writes it."""
    if field != "date_of_birth":
        return value
    day = date.fromisoformat(value)
    return f"{day.day} {day:%B %Y}"


def test_every_one_of_fifty_differences_is_named_and_nothing_else(someone, writes):
    # given: an extract of the other register that says the same as this one
    effie = someone().signs_in_as("Effie Wonder")
    rows = takes_out(effie)
    assert len(rows) > 50
    brings(effie, writes("same.csv", rows)).finds_nothing_in_the_way().presses("Compare")
    effie.waits_to_see(f"{len(rows)} people compared, 0 differences").sees("Both say the same.")
    # given: fifty differences in it, each of another person
    planted = set()
    fields = [field for _ in range(EACH) for field in OTHERWISE]
    able = iter([row for row in rows if all(row[field] for field in OTHERWISE)])
    for field in fields:
        row = next(able)
        planted.add((row["reference"], IN_WORDS.get(field, field), OTHERWISE[field], as_written(field, row[field])))
        row[field] = OTHERWISE[field]
    assert len(planted) == 50
    # when: she compares them
    other = writes("other-register.csv", rows)
    brings(effie, other).presses("Compare").waits_to_see(f"{len(rows)} people compared, 50 differences")
    effie.finds_nothing_in_the_way().takes_a_picture("13-two-registers")
    # then: the page names every one of them, and nothing else; a court is that of its conviction
    named = {(cells[1], cells[3].rpartition(": ")[2], cells[4], cells[5]) for cells in all_lines(effie)}
    assert named == planted
    # then: what must be typed there comes as a sheet of its own
    with effie.page.expect_download() as coming:
        effie.page.get_by_role("link", name="sheet to type from (CSV)").click()
    sheet = list(csv.DictReader(io.StringIO(coming.value.path().read_text(encoding="utf-8-sig"))))
    assert len(sheet) == 50
    assert {(row["Our record"], row["What"].rpartition(": ")[2]) for row in sheet} == {each[:2] for each in planted}
