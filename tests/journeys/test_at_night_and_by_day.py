"""The card at three in the morning, and a change that is said once; interactions are counted."""

from __future__ import annotations

import re

from tests.journeys.conftest import INVENTED, Counted

AILEEN = "aileen.makebelieve@demonstration.example"
HERS = f"""SELECT r.ref, p.name, c.text FROM access_record r JOIN access_user u ON u.id = r.manager_id
JOIN people_person p ON p.record_id = r.id JOIN orders_condition c ON c.record_id = r.id
WHERE u.email = %s AND NOT r.restricted AND p.born < '2000-01-01' AND c.enforceable AND c.starts <= current_date
AND (c.ends IS NULL OR c.ends > current_date) AND c.suspended_on IS NULL ORDER BY {INVENTED} DESC, c.text LIMIT 1"""


def test_the_card_at_three_in_the_morning(product, someone):
    # given: one of Aileen's people, of whom a neighbour calls the control room
    [(ref, name, condition)] = product.holds(HERS, AILEEN)
    iona = Counted(someone().signs_in_as("Iona Imaginary"))
    iona.goes_to("/search/").types("Name, date of birth, number or address", f"{name} {ref}")
    iona.page.get_by_label(re.compile("for what purpose")).select_option("child_at_risk")
    iona.presses("Search").sees(ref)
    # when: she opens the card; the purpose of the search is chosen already
    iona.follows(re.compile("Open the card")).finds_nothing_in_the_way()
    iona.types("What happened, in a few words?", "A neighbour saw him with a child").presses("Open the card")
    # then: one screen says it all
    iona.sees(name, "Can be enforced", condition, "0131 496 0101", "Record manager", "logged")
    iona.finds_nothing_in_the_way()
    assert iona.done + 1 <= 6
    # and the manager finds it in the morning
    aileen = someone().signs_in_as("Aileen Makebelieve").goes_to("/notices/")
    aileen.follows(re.compile("The card of a person was opened")).sees("Iona Imaginary", "asked for the card")


def test_a_change_is_said_once_and_seen_everywhere(product, someone):
    [(ref, _, _)] = product.holds(HERS, AILEEN)
    aileen = Counted(someone().signs_in_as("Aileen Makebelieve"))
    aileen.goes_to(f"/people/{ref}/").presses("Something has changed").finds_nothing_in_the_way()
    aileen.follows("A telephone, e-mail or name online").types("Number, address or name", "0131 496 0107")
    aileen.finds_nothing_in_the_way().presses("Record the change").sees("It is recorded")
    assert aileen.done <= 8
    aileen.goes_to(f"/people/{ref}/changed/address/")
    aileen.types("House and street, or the place where they are found", "9 Pretence Terrace").types("Town", "Kilwhimsy")
    aileen.ticks("Yes").presses("Record the change")
    aileen.sees("Environmental risk assessment", "child protection").finds_nothing_in_the_way()
    aileen.goes_to(f"/people/{ref}/").sees("9 Pretence Terrace")
    aileen.goes_to(f"/people/{ref}/chronology/").sees("9 Pretence Terrace", "Changed: where they live")
    aileen.goes_to(f"/people/{ref}/changes/").follows(re.compile("Say what was done")).finds_nothing_in_the_way()
    aileen.types("What was done, and by whom?", "Called the duty team at once").presses("Mark as dealt with")
    aileen.sees("Called the duty team at once")
