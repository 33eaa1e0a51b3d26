"""The everyday of most people: a level 1 review in few interactions, its sign-off, and the other authority's signature."""

from __future__ import annotations

import re

from tests.journeys.conftest import INVENTED, SCREEN

MOST = 12  # interactions of a usual review: a press, a typed field, a choice, a key
USUAL = 9  # measured
FREE = f"""
    SELECT r.ref FROM access_record r JOIN access_user u ON u.id = r.notification_officer_id
    JOIN orders_leveldecision l ON l.record_id = r.id AND l.ends IS NULL AND l.value = 1
    WHERE u.name = 'Aileen Makebelieve' AND NOT r.restricted AND r.merged_into_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM reviews_levelonereview v WHERE v.record_id = r.id AND v.state <> 'done')
    AND EXISTS (SELECT 1 FROM access_partner p JOIN access_agency a ON a.id = p.agency_id
                WHERE p.record_id = r.id AND a.key = 'council-fife' AND p.ends IS NULL)
    AND EXISTS (SELECT 1 FROM orders_order o WHERE o.record_id = r.id AND o.kind IN ('licence', 'cpo')
                AND (o.ends IS NULL OR o.ends > CURRENT_DATE)
                AND (o.starts IS NULL OR o.starts <= CURRENT_DATE))
    ORDER BY {INVENTED} LIMIT 1
"""
STATE = """
    SELECT v.state, v.supervised FROM reviews_levelonereview v JOIN access_record r ON r.id = v.record_id
    WHERE r.ref = %s ORDER BY v.begun_on DESC, v.signed_on DESC LIMIT 1
"""


def test_a_usual_review_is_signed_by_three_in_few_interactions(product, someone):
    # given: somebody at level 1, supervised by the council too
    [(ref,)] = product.holds(FREE)
    aileen = someone().signs_in_as("Aileen Makebelieve")
    aileen.page.set_viewport_size(SCREEN)
    aileen.goes_to(f"/people/{ref}/joint-management/")

    # when: nothing has changed, and the officer reviews
    aileen.counts_anew().page.get_by_role("button", name="Review at level 1").click()
    aileen.sees("What changed since")
    aileen.finds_nothing_in_the_way()
    for question, answer in (
        ("Still level 1?", "Yes"),
        ("Is the risk the same?", "Yes, the same"),
        ("Is the plan still right?", "Yes"),
        ("Anything for others to know or do?", "No"),
    ):
        group = aileen.main.get_by_role("group", name=re.compile(f"^{re.escape(question)}")).first
        group.get_by_label(answer, exact=True).check()
    following = aileen.main.get_by_role("group", name="Next review")
    for part, value in (("Day", "1"), ("Month", "9"), ("Year", "2027")):
        following.get_by_label(part).fill(value)
    aileen.presses("Sign the review")

    # then: it waits for two more, in no more interactions than were promised
    aileen.sees("Signed. It waits for the other signatures")
    assert aileen.interactions == USUAL <= MOST
    assert product.holds(STATE, ref) == [("waiting", True)]
    aileen.finds_nothing_in_the_way()
    address = aileen.page.url

    # when: the supervisor signs it off, and the social worker signs for the council
    for name, button in (
        ("Angus Storybook", "Sign it off, or return it"),
        ("Bashir Daydream", "Sign for your authority, or return it"),
    ):
        other = someone().signs_in_as(name)
        other.page.goto(address)
        other.page.get_by_role("button", name=button).click()
        other.main.get_by_label("Sign", exact=True).check()
        other.presses("Record your answer")
        other.sees("Your answer is recorded")

    # then: it is done
    assert product.holds(STATE, ref) == [("done", True)]
