"""An address is assessed: asked for by the police, written and signed by housing without the record, decided, an action given."""

from datetime import timedelta

from lawburrows.web.dates import today
from tests.journeys.conftest import INVENTED, Counted

MINE = f"""
    SELECT r.ref FROM access_record r
    JOIN access_user u ON u.id = r.manager_id AND u.name = 'Aileen Makebelieve'
    JOIN access_agency l ON l.id = r.lead_id AND l.key = 'police-scotland'
    JOIN access_area a ON a.id = r.area_id AND a.name = 'Fife'
    WHERE NOT r.restricted AND r.merged_into_id IS NULL AND r.closed_on IS NULL AND r.marking <= 20
    AND NOT EXISTS (SELECT 1 FROM access_exclusion x WHERE x.record_id = r.id)
    AND NOT EXISTS (SELECT 1 FROM premises_premises p WHERE p.record_id = r.id)
    AND NOT EXISTS (SELECT 1 FROM orders_order o WHERE o.record_id = r.id)
    ORDER BY {INVENTED} LIMIT 1
"""
CHECKS = 6  # in housing's part


def test_an_address_is_assessed_by_those_who_know_it(someone, product):
    # given: somebody of whom no address was assessed, without a licence or an order
    [(ref,)] = product.holds(MINE)
    aileen, hamish = (Counted(someone().signs_in_as(name)) for name in ("Aileen", "Hamish"))
    # when: the record manager asks for a proposed address, and housing at once
    aileen.goes_to(f"/people/{ref}/").tab("Joint management").presses("Assess an address").finds_nothing_in_the_way()
    before = aileen.done
    aileen.chooses("Which address?", "Another address, which is proposed")
    aileen.types("House and street of a proposed address", "9 Journey Lane")
    aileen.chooses("Who in housing?", "Hamish Nowhere, Fife Council").presses("Ask for the assessment")
    aileen.sees("The assessment is asked for").follows("9 Journey Lane").finds_nothing_in_the_way()
    aileen.sees("there is no map")
    aileen.follows("Say where it lies").types("Where is it?", "352000, 706000").presses("Save the position")
    aileen.sees("Kilwhimsy Primary School", "152").finds_nothing_in_the_way().fits_a_small_screen()
    # and housing, which has nothing of the record, writes its part and signs it
    hamish.goes_to("/premises/asked/").follows("9 Journey Lane").sees("Date of birth").finds_nothing_in_the_way()
    for number in range(CHECKS):
        hamish.main.get_by_label("Nothing found").nth(number).check()
    hamish.types("What does your agency say of this address?", "A close with two families; the council can fit a lock")
    hamish.presses("Sign this part").sees("Your agency's part is signed").does_not_see("9 Journey Lane")
    # then: the police decide with reasons, and a condition becomes an action
    aileen.goes_to(f"/people/{ref}/premises/").follows("9 Journey Lane").sees("the council can fit a lock")
    aileen.presses("Decide it").ticks("Suitable with conditions").finds_nothing_in_the_way()
    aileen.types("With which conditions?", "A lock on the back door before anybody moves in")
    aileen.types("On what does the decision rest?", "The families are told nothing, and the lock keeps the stair apart")
    aileen.picks("Can the risk be managed at this address?", "Yes")
    aileen.types("Why is it decided although parts are not signed?", "He moves tomorrow; the street is known to us")
    aileen.presses("Decide it")
    aileen.sees("Suitable with conditions").follows("Give an action from what was decided")
    aileen.chooses("Who does it", "Aileen Makebelieve, Police offender manager")
    aileen.dates("By when", today() + timedelta(days=5)).presses("Give the action")
    aileen.sees("Actions that it gave", "A lock on the back door").finds_nothing_in_the_way()
    assert aileen.done - before <= 30, f"the record manager did {aileen.done - before} things"
