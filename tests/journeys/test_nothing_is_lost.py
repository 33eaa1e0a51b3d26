"""What is sent twice is done once, what two people write is both kept, and a loss of power loses nothing."""

import csv
import time

import pytest

HERS = """
    SELECT r.ref FROM access_record r JOIN access_user u ON u.id = r.manager_id AND u.name = 'Aileen Makebelieve'
    JOIN access_agency g ON g.id = r.lead_id AND g.key = 'police-scotland'
    JOIN access_area a ON a.id = r.area_id AND a.name = 'Fife'
    JOIN people_name n ON n.record_id = r.id AND n.kind = 'main' AND n.ends IS NULL
    WHERE NOT r.restricted AND r.merged_into_id IS NULL AND r.closed_on IS NULL
    AND NOT EXISTS (SELECT 1 FROM access_exclusion x WHERE x.record_id = r.id) ORDER BY n.family, n.given LIMIT 1
"""
MANY = 1500  # loaded a thousand at a time


@pytest.fixture
def hers(product):
    [(ref,)] = product.holds(HERS)
    return ref


def test_a_form_that_is_sent_twice_adds_one_row(product, someone, hers):
    # given: a filled-in form
    aileen = someone(script=False).signs_in_as("Aileen Makebelieve").goes_to(f"/people/{hers}/details/")
    aileen.follows("Add: vehicle").types("Registration", "ZZ99 ONE").types("Make, model and colour", "One van")
    written = aileen.page.evaluate("Object.fromEntries(new FormData(document.querySelector('main form')))")
    address = aileen.page.url
    # when: the button is pressed twice, and the browser sends the same form once more
    aileen.main.get_by_role("button", name="Save").dblclick()
    aileen.page.wait_for_url("**/details/")
    again = aileen.context.request.post(address, form=written, headers={"Referer": address})
    assert again.status == 200
    # then: it says where the first sending led, and there is one
    assert again.url.endswith("/details/")
    assert product.holds("SELECT count(*) FROM people_vehicle WHERE registration = 'ZZ99 ONE'") == [(1,)]
    assert aileen.goes_to(f"/people/{hers}/details/").main.get_by_text("ZZ99 ONE", exact=True).count() == 1


def test_a_late_save_shows_both_texts_and_loses_none(product, someone, hers):
    # given: two people who have the same entry open
    aileen = someone().signs_in_as("Aileen Makebelieve").goes_to(f"/people/{hers}/details/")
    aileen.follows("Add: description").ticks("build").types("Description", "Tall").presses("Save")
    angus = someone().signs_in_as("Angus Storybook")
    for one in (aileen, angus):
        one.goes_to(f"/people/{hers}/details/")
        row = one.main.get_by_role("listitem").filter(has_text="Tall")
        row.get_by_role("link", name="Change").first.click()
    # when: both save
    aileen.types("Description", "Tall and thin").presses("Save").sees("Tall and thin")
    angus.types("Description", "Tall, with a stoop").presses("Save")
    # then: the second sees both texts, and what he typed is still in the form
    angus.sees("Someone else changed this while you were writing", "Tall and thin", "Tall, with a stoop")
    assert angus.field("Description").input_value() == "Tall, with a stoop"
    angus.finds_nothing_in_the_way()
    # when: he has read both, and saves what should stand
    angus.types("Description", "Tall and thin, with a stoop").presses("Save").sees("Tall and thin, with a stoop")
    # then: all three states are kept
    assert [
        text
        for (text,) in product.holds(
            "SELECT text FROM people_descriptionevent WHERE text LIKE 'Tall%%' ORDER BY pgh_id"
        )
    ] == ["Tall", "Tall and thin", "Tall and thin, with a stoop"]


def test_a_loss_of_power_in_the_middle_of_a_load_leaves_nothing_half_loaded(product, someone, tmp_path):
    # given: a large extract, checked and being loaded
    file = tmp_path / "many.csv"
    assert product.manage("make_register", str(MANY), "--seed", "77", "--csv", str(file)).returncode == 0
    with file.open(encoding="utf-8", newline="") as read:
        rows = list(csv.DictReader(read))
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(row | ({"council_area": "Fife"} if row["council_area"] else {}) for row in rows)
    effie = someone().signs_in_as("Effie Wonder").goes_to("/load/")
    effie.brings("Extract", file).types("Where does it come from?", "A large extract")
    effie.chooses("Lead authority where a row names none", "Police Scotland").presses("Check this extract")
    effie.waits_to_see("Load these people")
    before = product.holds("SELECT count(*) FROM access_record")
    effie.presses("Load these people").looks_again_until(rf"[1-9]\d* of {MANY} people are written")
    batch = effie.page.url.removeprefix(product.address)
    # when: the power fails
    product.loses_power()
    # then: it is up again in seconds, and nothing is half loaded
    began = time.monotonic()
    product.start()
    assert time.monotonic() - began < 60
    assert "The register has people in it; nothing is added." in product.said
    assert product.holds("SELECT count(*) FROM access_record") in (before, [(before[0][0] + MANY,)])
    # then: she is still signed in, and the load begins again by itself
    effie.goes_to(batch).waits_to_see(f"{MANY} people were loaded")
    assert product.holds("SELECT count(*) FROM access_record") == [(before[0][0] + MANY,)]
    # then: the trail is whole
    checked = product.manage("verify_audit")
    assert checked.returncode == 0, checked.stdout + checked.stderr
