"""A referral to level 2: an officer makes it from the record, the coordinator returns it, and then accepts it."""

from datetime import timedelta

import pytest

from lawburrows.web.dates import today
from tests.journeys.conftest import INVENTED, Counted

AILEEN = "aileen.makebelieve@demonstration.example"
HERS = f"""
    SELECT r.ref FROM access_record r JOIN access_user u ON u.id = r.notification_officer_id AND u.email = %s
    WHERE NOT r.restricted AND r.merged_into_id IS NULL AND r.closed_on IS NULL
    AND NOT EXISTS (SELECT 1 FROM referrals_referral s WHERE s.record_id = r.id)
    AND EXISTS (SELECT 1 FROM orders_conviction c WHERE c.record_id = r.id AND c.schedule_3)
    AND EXISTS (SELECT 1 FROM orders_harmdecision h WHERE h.record_id = r.id AND h.ends IS NULL)
    AND EXISTS (SELECT 1 FROM people_address a WHERE a.record_id = r.id AND a.use = 'home' AND a.ends IS NULL)
    AND NOT EXISTS (SELECT 1 FROM orders_leveldecision l WHERE l.record_id = r.id AND l.ends IS NULL AND l.starts >= %s)
    ORDER BY {INVENTED} LIMIT 1
"""


@pytest.fixture
def hers(product):
    [(ref,)] = product.holds(HERS, AILEEN, today())
    return ref


def test_a_referral_goes_comes_back_and_is_accepted(someone, hers, product):
    # given: a person of Aileen's of whom nothing was sent
    aileen, effie = Counted(someone().signs_in_as("Aileen")), Counted(someone().signs_in_as("Effie"))
    aileen.goes_to(f"/people/{hers}/").tab("Joint management").sees("Nothing has been sent to the coordinator")
    aileen.finds_nothing_in_the_way().presses("Make a MAPPA referral")
    # when: she refers at level 2; nothing is typed that the register knows
    aileen.finds_nothing_in_the_way().ticks("Level 2: Multi-agency risk management")
    aileen.types("Why it is sent", "Seen twice at the gate of the school, and gave two accounts of it")
    aileen.presses("Keep it and look at it").sees("cannot be delivered at level 1", "As it will be sent")
    aileen.finds_nothing_in_the_way().presses("Change what was typed")
    aileen.types(
        "What of the plan cannot be delivered at the level below",
        "Visits by two agencies on one day, and the school's own plan",
    )
    aileen.presses("Keep the changes").presses("Send to the coordinator").finds_nothing_in_the_way()
    aileen.presses("Send it").sees("Waits for the coordinator")
    page = aileen.page.url.removeprefix(product.address)
    # and the coordinator misses something
    effie.goes_to("/mappa-referrals/").sees(hers).finds_nothing_in_the_way()
    effie.goes_to(page).finds_nothing_in_the_way().presses("Return").types(
        "What is missing", "The date of the school's plan"
    )
    effie.types("Why it cannot be decided without that", "Nobody can say what the school does, and from when")
    effie.dates("Wanted again by", today() + timedelta(days=7)).finds_nothing_in_the_way().presses("Return it")
    # then: the officer completes it, and it keeps its place and its history
    aileen.goes_to(page).sees("What the coordinator misses", "The date of the school's plan")
    aileen.presses("Change what was typed").types(
        "Why it is sent", "Seen twice at the gate; the school's plan is of May"
    )
    aileen.presses("Keep the changes").presses("Send to the coordinator").presses("Send it")
    effie.goes_to(page).presses("Accept").types("Why it meets the criteria", "Three agencies must act together on it")
    effie.presses("Accept it").sees("Accepted: its first meeting is to be held", "Meeting due by")
    aileen.goes_to(page).tab("Joint management").sees("Level 2: Multi-agency", "Three agencies must act together")
    aileen.finds_nothing_in_the_way()
    assert aileen.done <= 24, f"the officer did {aileen.done} things"
    assert effie.done <= 14, f"the coordinator did {effie.done} things"
