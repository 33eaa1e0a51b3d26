"""Two write in the minutes of one case at once, one beside them proposes words, and the power fails: nothing is lost."""

import re

import pytest

from tests.journeys.conftest import INVENTED

CASE = f"""
    SELECT r.ref, c.id FROM meetings_meetingcase c JOIN access_record r ON r.id = c.record_id
    JOIN meetings_meeting m ON m.id = c.meeting_id JOIN access_user u ON u.id = m.minute_taker_id
    WHERE c.state = 'planned' AND m.state = 'planned' AND u.name LIKE 'Effie %%'
    AND EXISTS (SELECT 1 FROM meetings_invitation i JOIN access_user b ON b.id = i.user_id
        WHERE i.case_id = c.id AND b.name LIKE 'Bashir %%')
    AND NOT EXISTS (SELECT 1 FROM meetings_minutes w WHERE w.case_id = c.id) ORDER BY {INVENTED} LIMIT 1
"""
WORDS = "SELECT discussion, risks, victims FROM meetings_minutes WHERE case_id = %s"
SAVED = re.compile("Saved at [0-9:]+")


@pytest.fixture
def case(product):
    [(ref, key)] = product.holds(CASE)
    return f"/people/{ref}/meetings/{key}", key


def writes(one, label, text):
    """As people do, key by key, at the end of what stands there."""
    box = one.field(label)
    box.focus()
    one.page.keyboard.press("Control+End")
    box.press_sequentially(text)
    return one


def has_saved(one):
    one.main.get_by_role("status").get_by_text(SAVED).wait_for()
    return one


def test_two_write_at_once_and_the_power_fails(product, someone, case):
    # given: the minutes of one case open in two windows of the minute-taker, at her desk and in the room
    address, key = case
    desk = someone().signs_in_as("Effie").goes_to(f"{address}/minutes/")
    room = someone().signs_in_as("Effie").goes_to(f"{address}/minutes/")
    # when: different parts are written at the same time
    for number in range(1, 4):
        writes(desk, "Discussion", f"Police {number}. ")
        writes(room, "Risks", f"Risk {number}. ")
    has_saved(desk)
    has_saved(room).finds_nothing_in_the_way()
    desk.field("Victims").fill("The mother was told.")
    room.waits_to_see("Saved at")
    # then: a third person proposes words; they lie beside the minutes, and neither writer is disturbed
    bashir = someone().signs_in_as("Bashir").goes_to(f"{address}/words/").picks("Under which heading", "Risks")
    bashir.types("Words that you would add or correct", "The tag was cut twice").presses("Propose").waits_to_see(
        "The minute-taker was told"
    )
    # when: both now write under the same heading
    desk.goes_to(f"{address}/minutes/")
    room.goes_to(f"{address}/minutes/")
    assert desk.field("Risks").input_value() == "Risk 1. Risk 2. Risk 3."
    assert desk.field("Victims").input_value() == "The mother was told."
    has_saved(writes(desk, "Risks", " From the desk."))
    writes(room, "Risks", " From the room.")
    # then: the second is told in words, and sees both beside each other; what they typed is still there
    room.main.get_by_role("status").get_by_text("somebody else wrote there too").wait_for()
    room.presses("Save the minutes").waits_to_see("Somebody else wrote the same meanwhile")
    room.sees("What now stands, and what you typed")
    room.errors.clear()  # the refusals by which the page knew of it
    room.sees("Risk 3. From the desk.", "Risk 3. From the room.").finds_nothing_in_the_way()
    assert room.field("Risks").input_value().endswith("From the room.")
    room.types("Risks", "Risk 1. Risk 2. Risk 3. From the desk. From the room.").presses("Save the minutes")
    room.waits_to_see("The minutes are saved").sees("From the desk. From the room.")
    # when: the power fails while she writes
    desk.goes_to(f"{address}/minutes/")
    has_saved(writes(desk, "Discussion", " Acknowledged."))
    product.loses_power()
    writes(desk, "Discussion", " Written in the dark.")
    desk.waits_to_see("The server does not answer")
    desk.presses("Save the minutes")
    desk.waits_to_see("Your words stand here and are not lost")
    bashir.errors.clear()
    product.start()
    # then: what was acknowledged is there, and what was not is saved as soon as the server answers
    desk.waits_to_see("Saved at")
    desk.errors.clear()  # the browser complains of each time that nobody answered
    [(discussion, risks, victims)] = product.holds(WORDS, key)
    assert discussion == "Police 1. Police 2. Police 3. Acknowledged. Written in the dark."
    assert (risks, victims) == ("Risk 1. Risk 2. Risk 3. From the desk. From the room.", "The mother was told.")
    desk.presses("Save the minutes").waits_to_see("The minutes are saved").sees("The tag was cut twice")


def test_without_script_one_saves_by_hand(someone, case):
    address, _ = case
    effie = someone(script=False).signs_in_as("Effie").goes_to(f"{address}/minutes/")
    effie.types("Discussion", "Housing spoke first").presses("Save the minutes").sees("The minutes are saved")
