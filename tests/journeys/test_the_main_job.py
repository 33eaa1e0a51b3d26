"""The main job: an extract comes in, what is due is seen and done, and everybody answers for every look."""

import csv
import re
from datetime import date

import pytest

AILEEN = "aileen.makebelieve@demonstration.example"
EVE = "She answered the door; her neighbour is afraid of him tonight"
# A record that Aileen manages, its person, and where she finds it among her work or by a search.
HERS = """
    SELECT r.ref, n.given, n.family FROM access_record r
    JOIN access_user u ON u.id = r.manager_id AND u.email = %s
    JOIN people_name n ON n.record_id = r.id AND n.kind = 'main' AND n.ends IS NULL
    WHERE NOT r.restricted AND r.merged_into_id IS NULL ORDER BY n.family DESC, n.given LIMIT 1
"""


@pytest.fixture
def extract(product, tmp_path):
    file = tmp_path / "fife-extract.csv"
    made = product.manage("make_register", "30", "--seed", "5", "--csv", str(file))
    assert made.returncode == 0, made.stderr
    with file.open(encoding="utf-8", newline="") as read:
        rows = list(csv.DictReader(read))
    with file.open("w", encoding="utf-8", newline="") as written:
        writer = csv.DictWriter(written, list(rows[0]))
        writer.writeheader()
        writer.writerows(row | ({"council_area": "Fife"} if row["council_area"] else {}) for row in rows)
    return file


@pytest.fixture
def hers(product):
    """The reference and the name of a person whose record Aileen manages."""
    [(ref, given, family)] = product.holds(HERS, AILEEN)
    return ref, f"{given} {family}"


def brings(effie, extract):
    effie.goes_to("/").turns_to("Load an extract")
    effie.brings("Extract", extract).types("Where does it come from?", "Fife extract")
    return effie.chooses("Lead authority where a row names none", "Police Scotland")


def test_an_extract_is_checked_and_loaded_and_the_same_file_adds_nothing(product, someone, extract):
    # given: an extract of thirty people
    with extract.open(encoding="utf-8") as file:
        assert sum(row["sheet"] == "people" for row in csv.DictReader(file)) == 30
    # when: the coordinator brings it, at a browser without script
    effie = someone(script=False).signs_in_as("Effie Wonder")
    brings(effie, extract).presses("Check this extract")
    # then: she sees what was found in it before anything is loaded
    effie.waits_to_see("Load these people").sees("People read 30", "Rows refused 0")
    before = product.holds("SELECT count(*) FROM access_record")
    # when: she loads it
    effie.presses("Load these people").waits_to_see("30 people were loaded")
    [(number,)] = product.holds("SELECT count(*) FROM access_record")
    assert number == before[0][0] + 30
    # when: she brings the same file again
    again = someone().signs_in_as("Effie Wonder")
    brings(again, extract).takes_a_picture("02-an-extract-is-brought", tall=880).presses("Check this extract")
    again.waits_to_see("Close and delete the file").sees("Loaded before, unchanged 30").finds_nothing_in_the_way()
    again.sees("Loading it adds nobody").takes_a_picture("03-what-was-found")
    again.presses("Close and delete the file").waits_to_see("Nobody was loaded from it")
    # then: nothing was added
    assert product.holds("SELECT count(*) FROM access_record") == [(number,)]


def test_an_offender_manager_sees_what_is_due_and_why(someone):
    someone().goes_to("/demo/sign-in/").finds_nothing_in_the_way().takes_a_picture("01-who-can-sign-in")
    # given: Aileen, who has people
    aileen = someone().signs_in_as("Aileen Makebelieve")
    # when: she looks at her team's work
    aileen.sees("My work", "Mine").takes_a_picture("04-my-work").follows("Team").finds_nothing_in_the_way()
    aileen.follows("Mine").finds_nothing_in_the_way()
    # then: each row says when, and why
    row = aileen.main.locator(".lb-due__row").filter(has_text="section").first
    assert re.search(r"due \d+ \w+ \d{4}", row.inner_text())
    row.get_by_role("link", name=re.compile(r"^why\?")).click()
    aileen.sees("What was considered", "What came of it", "Where that stands", "This rule:", "section")
    aileen.finds_nothing_in_the_way().takes_a_picture("05-a-date-explained")


def test_she_searches_opens_a_record_and_records_a_change(product, someone, hers):
    # given: a person whose record Aileen manages
    ref, name = hers
    aileen = someone().signs_in_as("Aileen Makebelieve")
    # when: she types the name in the box that every page has
    aileen.page.get_by_label("Search by name, date of birth, address, number, telephone or vehicle").fill(name)
    aileen.page.get_by_role("search").get_by_role("button").click()
    aileen.sees(ref, "Why:").finds_nothing_in_the_way().takes_a_picture("06-search")
    aileen.main.get_by_role("listitem").filter(has_text=ref).get_by_role("link").first.click()
    # then: the record opens, and says why she may see it
    aileen.sees("Overview", "You can see this because you are the record manager").finds_nothing_in_the_way()
    aileen.takes_a_picture("07-a-record", tall=1310)
    # when: she records a new address
    aileen.follows("Details").finds_nothing_in_the_way().takes_a_picture("08-details")
    aileen.follows("Add: address").page.get_by_label("sole or main home").check()
    aileen.types("House and street, or the place where they are found", "7 Pretence Terrace")
    aileen.types("Town", "Kilwhimsy").dates("Since (optional)", date.today()).finds_nothing_in_the_way().presses("Save")
    aileen.sees("The address is recorded", "7 Pretence Terrace")
    # then: it stands in the chronology and on the overview, and the trail names her
    aileen.follows("Chronology").sees("7 Pretence Terrace").finds_nothing_in_the_way()
    aileen.takes_a_picture("09-chronology")
    aileen.follows("Who has looked").sees("Aileen Makebelieve", "Police Scotland").finds_nothing_in_the_way()
    assert product.holds(
        "SELECT DISTINCT e.act FROM audit_entry e JOIN access_record r ON r.id = ANY(e.records) AND r.ref = %s "
        "JOIN access_user u ON u.id::text = e.who::text AND u.email = %s WHERE e.act LIKE 'people.address%%' "
        "ORDER BY e.act",
        ref,
        AILEEN,
    ) == [("people.address.added",), ("people.address.ended",)]


def test_an_outsider_asks_and_the_record_manager_says_yes(someone, hers):
    # given: Fergus of Tayside, who has nothing to do with a person in Fife
    ref, name = hers
    fergus = someone().signs_in_as("Fergus Myth")
    # then: the record is not there for him, just as one that does not exist
    fergus.is_told(404, f"/people/{ref}/")
    hidden = fergus.main.inner_text()
    fergus.is_told(404, "/people/LB-0000-0000/")
    assert fergus.main.inner_text() == hidden
    fergus.goes_to("/search/").types("Name, date of birth, number or address", name).presses("Search")
    fergus.does_not_see(ref).sees("Other areas were not asked")
    # when: he names a purpose
    purpose = fergus.page.get_by_label(re.compile("for what purpose"))
    purpose.select_option(index=1)
    fergus.presses("Search").sees("Elsewhere: a record exists", ref)
    # then: he is told that it exists and whom to call, and can ask
    fergus.follows(ref).sees("A record exists", "Aileen Makebelieve", "0131 496 0000").finds_nothing_in_the_way()
    fergus.takes_a_picture("10-a-record-exists", tall=680)
    fergus.presses("Ask the record manager").types(
        "Why do you need to see this record?", "He was seen outside a school in Tayside"
    )
    fergus.finds_nothing_in_the_way().presses("Ask").sees("The record manager was asked")
    # when: Aileen answers
    aileen = someone().signs_in_as("Aileen Makebelieve").goes_to("/notices/")
    aileen.sees("Someone was told that a record exists", "Someone asks to see a record").finds_nothing_in_the_way()
    aileen.follows(re.compile("Someone asks to see a record")).sees("Fergus Myth asks", "outside a school")
    aileen.page.get_by_label("Yes, for 28 days").check()
    aileen.finds_nothing_in_the_way().presses("Answer")
    # then: he opens it
    fergus.goes_to("/notices/").sees("Your request to see a record was answered").finds_nothing_in_the_way()
    fergus.goes_to(f"/people/{ref}/").sees("Overview", name, "the record manager agreed to your request")


def test_an_outsider_breaks_the_glass_and_it_is_reviewed(someone, product):
    # given: another of Aileen's people
    [(ref, given, family)] = product.holds(HERS.replace("DESC", "ASC"), AILEEN)
    iona = someone().signs_in_as("Iona Imaginary")
    iona.goes_to("/search/").types("Name, date of birth, number or address", f"{given} {family}")
    iona.page.get_by_label(re.compile("for what purpose")).select_option(index=1)
    iona.presses("Search").follows(ref).sees("A record exists")
    # when: at night the control room opens it, with a reason in words
    iona.presses("Open in an emergency").types("Why do you need this record now?", EVE)
    iona.takes_a_picture("11-an-emergency", tall=720)
    # then: a word is not enough
    iona.types("Why do you need this record now?", "now").presses("Open for 60 minutes")
    iona.sees("Say in words why").finds_nothing_in_the_way()
    iona.types("Why do you need this record now?", EVE).presses("Open for 60 minutes")
    # then: it is open, and every page of it says so
    iona.sees("The record is open to you for 60 minutes", "Opened in an emergency, until").finds_nothing_in_the_way()
    iona.follows("Details").sees("Opened in an emergency, until")
    # then: manager and auditor are told at once
    morag = someone().signs_in_as("Morag Riddle").goes_to("/notices/")
    morag.sees(f"Record {ref}", "A record was opened in an emergency", "Iona Imaginary").finds_nothing_in_the_way()
    morag.main.get_by_role("listitem").filter(has_text=ref).get_by_role("link").first.click()
    morag.sees("Iona Imaginary", ref).finds_nothing_in_the_way().takes_a_picture("14-the-auditor")
    aileen = someone().signs_in_as("Aileen Makebelieve").goes_to("/notices/")
    aileen.follows(re.compile("A record was opened in an emergency")).sees("Iona Imaginary opened this record", EVE)
    # when: the manager reviews it
    aileen.types("Was it right to open it?", "Yes: the danger was real, and the neighbour was moved")
    aileen.finds_nothing_in_the_way().presses("Save review").sees("Reviewed by Aileen Makebelieve")
    aileen.finds_nothing_in_the_way()


def test_one_command_proves_that_the_trail_is_whole(product):
    checked = product.manage("verify_audit")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    [(looks,)] = product.holds("SELECT count(*) FROM audit_entry")
    assert looks > 20
