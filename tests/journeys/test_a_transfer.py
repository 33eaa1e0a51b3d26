"""From one area to another, refused and then accepted, with exactly one lead at every moment; and out, and in again."""

from __future__ import annotations

import itertools

from lawburrows.web.dates import today
from tests.journeys.conftest import INVENTED

FREE = f"""
    SELECT r.ref FROM access_record r JOIN access_user u ON u.id = r.manager_id AND u.name = 'Aileen Makebelieve'
    JOIN access_agency g ON g.id = r.lead_id AND g.key = 'police-scotland'
    WHERE NOT r.restricted AND r.merged_into_id IS NULL AND r.closed_on IS NULL AND r.marking <= 20
    AND NOT EXISTS (SELECT 1 FROM access_exclusion x WHERE x.record_id = r.id)
    AND NOT EXISTS (SELECT 1 FROM meetings_meetingcase m WHERE m.record_id = r.id)
    AND NOT EXISTS (SELECT 1 FROM referrals_referral f WHERE f.record_id = r.id)
    AND NOT EXISTS (SELECT 1 FROM custody_handover h WHERE h.record_id = r.id)
    AND NOT EXISTS (SELECT 1 FROM orders_absence a WHERE a.record_id = r.id AND a.ends IS NULL)
    AND NOT EXISTS (SELECT 1 FROM orders_order o WHERE o.record_id = r.id AND o.kind IN ('licence', 'cpo'))
    AND NOT EXISTS (SELECT 1 FROM orders_disposal d WHERE d.record_id = r.id AND d.kind = 'cpo')
    ORDER BY {INVENTED} LIMIT 1
"""
LEADS = """
    SELECT g.key, a.name FROM access_recordevent e JOIN access_record r ON r.id = e.pgh_obj_id AND r.ref = %s
    LEFT JOIN access_agency g ON g.id = e.lead_id LEFT JOIN access_area a ON a.id = e.area_id ORDER BY e.pgh_id
"""
TO_LEAVE = f"""
    SELECT r.ref FROM access_record r JOIN tasks_task t ON t.record_id = r.id AND t.kind = 'exit' AND t.done_on IS NULL
    JOIN access_agency g ON g.id = r.lead_id AND g.key = 'council-fife' ORDER BY {INVENTED} LIMIT 1
"""
CLOSED = "SELECT closed_on IS NOT NULL FROM access_record WHERE ref = %s"
MOST = {"Aileen": 22, "Gregor": 10, "Beth": 8}  # interactions of each, as measured


def _offers(aileen, why: str) -> None:
    aileen.presses("Offer a transfer").chooses("Who takes over", "Police Scotland")
    aileen.chooses("In which council area", "Dundee City").types("Why does the person move?", why)
    aileen.dates("Planned for", today()).ticks("next statutory dates").ticks("dangers to staff and others")
    aileen.picks("Does the present lead stay in the case as a partner?", "Yes")
    aileen.finds_nothing_in_the_way().presses("Offer the transfer").sees("The transfer is offered")


def test_a_case_goes_to_another_area_and_is_never_without_a_lead(product, someone):
    # given: somebody led by the police in Fife, under no supervision, who is moving to Dundee
    [(ref,)] = product.holds(FREE)
    aileen = someone().signs_in_as("Aileen Makebelieve")
    gregor = someone().signs_in_as("Gregor Folklore")
    gregor.is_told(404, f"/people/{ref}/details/")

    # when: Aileen offers the case, and it is refused for a reason of risk
    aileen.goes_to(f"/people/{ref}/joint-management/").presses("Transfer").counts_anew()
    _offers(aileen, "A tenancy in Dundee from today")
    gregor.goes_to("/notices/").counts_anew().follows("You are asked to take a case over").sees("A tenancy in Dundee")
    gregor.does_not_see("Withdraw").finds_nothing_in_the_way().presses("Refuse")
    gregor.ticks("The address was assessed and is not suitable, or no address is known")
    gregor.types("In words", "Nobody has looked at the flat, and a school is beside it")
    gregor.finds_nothing_in_the_way().presses("Refuse the transfer")

    # then: Fife still leads, the reason stands in the record, and the other area reads it no longer
    aileen.goes_to(f"/people/{ref}/transfers/").sees("a school is beside it").finds_nothing_in_the_way()
    assert set(product.holds(LEADS, ref)) == {("police-scotland", "Fife")}
    gregor.is_told(404, f"/people/{ref}/")

    # when: it is offered again with what was missing, and accepted
    _offers(aileen, "The address was assessed by both councils: suitable")
    gregor.goes_to("/notices/").follows("You are asked to take a case over").presses("Accept")
    gregor.types("Record manager", "fergus.myth@demonstration.example")
    gregor.types("Notification officer", "fergus.myth@demonstration.example").finds_nothing_in_the_way()
    gregor.presses("Accept").sees("Accepted")

    # then: the lead passes in one step, and whoever has it now works on
    gregor.looks_again_until("took effect|In effect")
    leads = [key for key, _ in itertools.groupby(product.holds(LEADS, ref))]
    assert leads == [("police-scotland", "Fife"), ("police-scotland", "Dundee City")]
    fergus = someone().signs_in_as("Fergus Myth").goes_to(f"/people/{ref}/dates/").finds_nothing_in_the_way()
    fergus.goes_to(f"/people/{ref}/chronology/").sees("Dundee City")
    assert (aileen.interactions, gregor.interactions) == (MOST["Aileen"], MOST["Gregor"])


def test_whoever_leaves_joint_management_can_come_back(product, someone):
    # given: somebody whose last ground has ended
    [(ref,)] = product.holds(TO_LEAVE)
    beth = someone().signs_in_as("Beth Fairytale").goes_to(f"/people/{ref}/exit/").counts_anew()

    # when: the supervisor decides on exit
    beth.sees("Nothing holds since").finds_nothing_in_the_way().presses("Decide about exit")
    beth.picks("Why does the person leave joint management?", "The last ground has ended")
    beth.types("Grounds of this decision", "No requirement, order or sentence holds; the partners were asked.")
    for box in beth.main.locator("textarea[name^=explain_]").all():
        box.fill("It goes on with the council, as was agreed on the telephone.")
    beth.finds_nothing_in_the_way().presses("Close the record")

    # then: the record is closed: readable, and nothing new is written
    beth.sees("This record is closed").finds_nothing_in_the_way()
    assert product.holds(CLOSED, ref) == [(True,)]
    beth.goes_to(f"/people/{ref}/dates/").does_not_see("No notification recorded")

    # when: the person comes back
    beth.goes_to(f"/people/{ref}/exit/").presses("Open it again")
    beth.main.get_by_role("group", name="Why is it opened again?").get_by_role("radio").first.check()
    beth.types("In words", "A new conviction at Invernowhere Sheriff Court brings requirements.")
    beth.finds_nothing_in_the_way().presses("Open it again")

    # then: it is open, and both decisions stand in the chronology
    assert product.holds(CLOSED, ref) == [(False,)]
    beth.goes_to(f"/people/{ref}/exit/").sees("What was decided").finds_nothing_in_the_way()
    assert beth.interactions == MOST["Beth"]
