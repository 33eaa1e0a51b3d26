"""A risk management plan: written by the council, signed by three of two agencies, an action given from it, and reviewed."""

from datetime import timedelta

import pytest

from lawburrows.web.dates import today
from tests.journeys.conftest import INVENTED, Counted

BOTH = f"""
    SELECT r.ref FROM access_record r
    JOIN access_user u ON u.id = r.notification_officer_id AND u.name = 'Aileen Makebelieve'
    JOIN access_user s ON s.id = r.supervising_officer_id AND s.name = 'Bashir Daydream'
    JOIN access_agency l ON l.id = r.lead_id AND l.key = 'council-fife'
    JOIN orders_leveldecision v ON v.record_id = r.id AND v.ends IS NULL AND v.value = 1
    WHERE NOT r.restricted AND r.merged_into_id IS NULL AND r.closed_on IS NULL
    AND NOT EXISTS (SELECT 1 FROM plans_plan p WHERE p.record_id = r.id)
    AND EXISTS (SELECT 1 FROM orders_order o WHERE o.record_id = r.id AND o.kind IN ('licence', 'cpo')
                AND (o.ends IS NULL OR o.ends > CURRENT_DATE)
                AND (o.starts IS NULL OR o.starts <= CURRENT_DATE))
    ORDER BY {INVENTED} LIMIT 1
"""
STATE = "SELECT p.state FROM plans_plan p JOIN access_record r ON r.id = p.record_id WHERE r.ref = %s"


@pytest.fixture
def theirs(product):
    [(ref,)] = product.holds(BOTH)
    return ref


def test_a_plan_is_written_signed_acted_on_and_reviewed(someone, theirs, product):
    # given: somebody whom police and council supervise together, of whom there is no plan
    bashir, beth, aileen = (Counted(someone().signs_in_as(name)) for name in ("Bashir", "Beth", "Aileen"))
    bashir.goes_to(f"/people/{theirs}/").tab("Joint management").finds_nothing_in_the_way()
    bashir.presses("Begin the plan").sees("takes over what the register knows").presses("Begin the draft")
    # when: the social worker looks at what the register knows, and says what it does not
    bashir.sees("What is missing", "Write the plan").finds_nothing_in_the_way()
    before = bashir.done
    bashir.follows("Read them all on one page").finds_nothing_in_the_way().presses("I have read these: they stand")
    bashir.sees("stands as it is").follows("Change Risk 1").types("To whom?", "Children at the swimming baths")
    bashir.presses("Save").sees("Saved")
    bashir.follows("Add its scenario for Risk 1").sees("not a prediction").finds_nothing_in_the_way()
    bashir.types("Who might be harmed?", "A child who waits alone").types("What might happen?", "He offers a lift")
    bashir.types("Where?", "The bus stop beside the baths")
    bashir.types("When, in which circumstances?", "On a winter evening")
    bashir.types("Why might it come about?", "He is lonely, and drinks").presses("Save").sees("Added a scenario")
    bashir.follows("Add a strategy for Risk 1").ticks("Supervision").types("What is done?", "The weekly group")
    bashir.chooses("Which agency does it?", "Fife Council").types("Who there?", "Bashir Daydream")
    bashir.types("How often?", "every Tuesday").types("If …", "He misses it twice")
    bashir.types("… then who does what?", "Social work calls the police the same day").finds_nothing_in_the_way()
    bashir.presses("Save").sees("Added a strategy")
    bashir.follows("Add an early-warning sign").types("What would be seen first?", "He stops coming to the group")
    bashir.presses("Save").follows("Add a protective factor")
    bashir.types("What speaks for the person?", "His sister visits every Sunday").presses("Save")
    bashir.follows("Change the review date").types("The limits of the plan", "What he does online is not seen")
    bashir.dates("When is the plan looked at again?", today() + timedelta(days=60)).presses("Save")
    bashir.presses("Ask for signatures").sees("Who signs").finds_nothing_in_the_way()
    bashir.dates("By when is it to be signed?", today() + timedelta(days=7))
    if bashir.main.get_by_label("Why is it signed although something is missing?").count():
        bashir.types(
            "Why is it signed although something is missing?", "The conditions are checked as before; it is urgent"
        )
    bashir.presses("Ask for signatures").sees("Those who sign have been told")
    bashir.presses("Read and sign").finds_nothing_in_the_way().presses("Sign version 1").sees(
        "Others have still to sign"
    )
    address = bashir.page.url.removeprefix(product.address)
    # and the manager and the police, who are told of it, sign
    beth.goes_to("/notices/").sees("A risk management plan waits for your signature")
    beth.goes_to(address).presses("Read and sign").presses("Sign version 1").sees("Others have still to sign")
    aileen.goes_to("/notices/").sees("A risk management plan waits for your signature")
    aileen.goes_to(address).presses("Read and sign").sees("The weekly group").finds_nothing_in_the_way()
    aileen.presses("Sign version 1").sees("You have signed, as the last. The plan is in force")
    assert product.holds(STATE, theirs) == [("in_force",)]
    # then: an action is given from a strategy, it is among the open ones, and the plan stands beside the next review
    bashir.goes_to(f"/people/{theirs}/plan/").sees("Signed and in force").finds_nothing_in_the_way()
    bashir.follows("Give an action for Strategy").finds_nothing_in_the_way()
    bashir.types("What is to be done", "Ask the group for the list of who came in November")
    bashir.chooses("Who does it", "Aileen Makebelieve, Police offender manager")
    bashir.dates("By when", today() + timedelta(days=5)).presses("Give the action")
    bashir.sees("Actions that the plan gave", "Ask the group for the list")
    aileen.goes_to(f"/people/{theirs}/actions/").sees("the risk management plan, version 1, strategy")
    bashir.goes_to(f"/people/{theirs}/level-one-review/").sees("What changed in the plan", "The weekly group")
    # and looked at again, it stays as it is
    bashir.goes_to(f"/people/{theirs}/plan/").presses("Reviewed: stays as it is").finds_nothing_in_the_way()
    bashir.types("What was looked at, and why it stays as it is", "Every strategy is done as the plan says it")
    bashir.dates("When is it looked at again?", today() + timedelta(days=90)).presses("Record the review")
    bashir.sees("The review is recorded", "Every strategy is done as the plan says it").finds_nothing_in_the_way()
    assert bashir.done - before <= 56, f"the social worker did {bashir.done - before} things"
    assert beth.done <= 4, f"the manager did {beth.done} things"
    assert aileen.done <= 4, f"the police did {aileen.done} things"
