"""A meeting at level 2, from its planning to the receipt of its minutes, by five people at their own desks."""

import re
from datetime import timedelta

import pytest

from lawburrows.web.dates import today, write_date
from tests.journeys.conftest import INVENTED

AILEEN = "aileen.makebelieve@demonstration.example"
TWO = f"""
    SELECT r.ref, r.id FROM access_record r JOIN access_user u ON u.id = r.notification_officer_id AND u.email = %s
    JOIN access_partner p ON p.record_id = r.id AND p.ends IS NULL AND p.grade = 3
    JOIN access_agency a ON a.id = p.agency_id AND a.key = 'council-fife'
    WHERE NOT r.restricted AND r.merged_into_id IS NULL AND r.closed_on IS NULL
    AND NOT EXISTS (SELECT 1 FROM meetings_meetingcase c WHERE c.record_id = r.id)
    ORDER BY {INVENTED} LIMIT 2
"""
TASKS = "SELECT kind, done_on FROM tasks_task WHERE record_id = %s AND kind = ANY(%s)"


@pytest.fixture
def two(product):
    found = product.holds(TWO, AILEEN)
    assert len(found) == 2
    return found


def test_a_meeting_is_planned_held_minuted_and_its_minutes_received(someone, two, product):
    [(ref, record), (other, _)] = two
    day = today()
    # given: a coordinator who plans a meeting for today, and puts two people on it
    effie = someone().signs_in_as("Effie").counts_anew().goes_to("/meetings/").finds_nothing_in_the_way()
    effie.presses("Plan a meeting").finds_nothing_in_the_way().chooses("Area", "Fife (MAPPA region)")
    effie.ticks("Level 2").dates("Day of the meeting", day).types("Begins", "14:00").types("Ends", "16:00")
    effie.types("Place", "Imaginary House, room 4").chooses("Who chairs", "Angus Storybook, Police Scotland")
    effie.presses("Plan the meeting").sees("No case is on this meeting").finds_nothing_in_the_way()
    meeting = effie.page.url.removeprefix(product.address)
    for one in (ref, other):
        effie.presses("Put a case on it")
        effie.finds_nothing_in_the_way().types("Or the register number", one).ticks("Review")
        effie.presses("Put it on the meeting").sees("The case is on the meeting")
    effie.finds_nothing_in_the_way()
    effie.main.locator("h3 a").first.click()
    case = effie.page.url.removeprefix(product.address)
    # when: she asks three people of two agencies to the first case, and health what it holds
    for who in (
        "Aileen Makebelieve, Police Scotland",
        "Bashir Daydream, Fife Council",
        "Angus Storybook, Police Scotland",
    ):
        effie.presses("Ask somebody to this case").chooses("Who", who)
        effie.picks("How senior", "Practitioner or other manager").presses("Ask them").sees("were told without a name")
    effie.presses("Ask an agency").finds_nothing_in_the_way().chooses("Agency", "NHS Fife")
    effie.chooses("Who", "Dougal Kelpie, NHS Fife").presses("Ask the agency").sees("The agency is asked")
    effie.finds_nothing_in_the_way()
    # then: health finds it in its work, and answers in one of the four ways
    dougal = someone().signs_in_as("Dougal").counts_anew().goes_to("/").finds_nothing_in_the_way()
    dougal.main.get_by_role("button", name=re.compile("^Answer")).first.click()
    dougal.finds_nothing_in_the_way().ticks("Trace, shared").types(
        "What you share", "He missed two appointments in May"
    )
    dougal.presses("Send the answer").sees("Your agency's answer is recorded").finds_nothing_in_the_way()
    # and those who are asked say whether they come, and acknowledge that it is confidential
    for name in ("Aileen", "Bashir"):
        one = someone().signs_in_as(name).counts_anew().goes_to("/meetings/").finds_nothing_in_the_way()
        one.follows(re.compile(f"{day.day} .*: one case, level 2, Fife")).finds_nothing_in_the_way()
        one.presses("I acknowledge this").ticks("Yes").presses("Record the answer").finds_nothing_in_the_way()
        assert one.interactions <= 4, f"{name} did {one.interactions} things"
    # when: the meeting begins
    effie.goes_to(case).sees("Trace, shared", "He missed two appointments in May").presses("Meeting room")
    effie.finds_nothing_in_the_way().sees("No quorum agreed: no rule names a figure").follows("Who is here?")
    effie.finds_nothing_in_the_way().ticks("Angus Storybook, Police Scotland")
    effie.ticks("The statement on confidentiality was read, and those who are here agreed to it")
    effie.presses("Save who is here").sees("2 agencies here").presses("Write the minutes").finds_nothing_in_the_way()
    for label in ("Discussion", "Risks", "Victims", "Children", "Diversity"):
        effie.types(label, f"{label} was considered, and each agency spoke")
    effie.presses("Save the minutes").waits_to_see("The minutes are saved").presses("Close this case")
    effie.sees("Still missing", "The level, with why", "An action, or why none follows").follows("Go back")
    effie.presses("Give an action").finds_nothing_in_the_way()
    effie.types("What is to be done", "Ask the landlord about the lock of the stair door")
    his = effie.field("Who does it").locator("option", has_text="Bashir Daydream").first.get_attribute("value")
    effie.field("Who does it").select_option(his)
    effie.dates("By when", day + timedelta(days=14)).presses("Give the action").sees("The action is given")
    effie.presses("Write the minutes").picks("Is disclosure to somebody outside considered?", "No")
    effie.types("What was decided, or why it was not considered", "Nobody new is at risk")
    effie.ticks("Level 2: Multi-agency risk management").types("Why this level", "Two agencies must act together")
    effie.dates("Next review", day + timedelta(days=70)).presses("Save the minutes").waits_to_see(
        "The minutes are saved"
    )
    effie.presses("Close this case")
    effie.finds_nothing_in_the_way().presses("Close this case").sees("The case is closed: level and next review stand")
    # then: someone who was there corrects the draft, and the minute-taker takes it in
    room = effie.page.url.removeprefix(product.address)
    bashir = someone().signs_in_as("Bashir").goes_to(room).finds_nothing_in_the_way()
    bashir.presses("Propose words").picks("Under which heading", "Risks")
    bashir.types("Words that you would add or correct", "The stair door does not lock").presses("Propose")
    bashir.waits_to_see("The minute-taker was told")
    effie.goes_to(room).follows("Take them in or leave them").finds_nothing_in_the_way()
    effie.main.get_by_role("radio").first.check()
    effie.presses("Save").sees("Bashir Daydream: The stair door does not lock")
    # and the chair agrees them, the coordinator circulates them, and each says that they have them
    angus = someone().signs_in_as("Angus").goes_to(room).presses("Agree the minutes").finds_nothing_in_the_way()
    angus.presses("Agree the minutes").sees("The minutes are agreed")
    effie.goes_to(room).presses("Circulate the minutes").finds_nothing_in_the_way().presses("Circulate")
    effie.sees("The minutes are circulated", "not received yet").finds_nothing_in_the_way()
    bashir.goes_to(room).presses("I have received these minutes").presses("I have received them")
    bashir.sees("Your receipt is recorded").goes_to(f"/people/{ref}/actions/")
    bashir.sees("Ask the landlord about the lock of the stair door", write_date(day + timedelta(days=14)))
    effie.goes_to(meeting).sees(write_date(day + timedelta(days=70)))
    kinds = ["information_request", "minutes_draft", "minutes_circulated", "meeting", "meeting_review"]
    stands = dict(product.holds(TASKS, record, kinds))
    assert {kind for kind, done in stands.items() if not done} == {"meeting_review"}
    assert effie.interactions <= 75, f"the coordinator did {effie.interactions} things"
    assert dougal.interactions <= 4, f"health did {dougal.interactions} things"
