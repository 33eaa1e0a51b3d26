"""A suspicion from the first word to its outcome, by an officer and a supervisor, counting what each has to do."""

import pytest

from lawburrows.web.dates import today
from tests.journeys.conftest import INVENTED, Counted

AILEEN = "aileen.makebelieve@demonstration.example"
HERS = f"""
    SELECT r.ref FROM access_record r JOIN access_user u ON u.id = r.notification_officer_id AND u.email = %s
    WHERE NOT r.restricted AND r.merged_into_id IS NULL AND r.closed_on IS NULL
    AND NOT EXISTS (SELECT 1 FROM breaches_suspicion s WHERE s.record_id = r.id) ORDER BY {INVENTED} LIMIT 1
"""


@pytest.fixture
def hers(product):
    [(ref,)] = product.holds(HERS, AILEEN)
    return ref


def test_from_a_suspicion_to_its_outcome(someone, hers, product):
    # given: a person of Aileen's, about whom nobody has raised anything
    aileen, angus = Counted(someone().signs_in_as("Aileen")), Counted(someone().signs_in_as("Angus"))
    aileen.goes_to(f"/people/{hers}/").tab("Breaches").sees("Raise a suspicion")
    aileen.finds_nothing_in_the_way()
    # when: she raises a suspicion
    aileen.presses("Raise a suspicion").ticks("Another notification requirement")
    aileen.chooses("Which notification requirement, if it is not in the list", "notification of a change (section 84)")
    aileen.types("What it demands, word for word", "To tell the police of a new home within three days")
    aileen.types("What is alleged", "Moved to Nowheretown and told nobody").dates(
        "When, or the first day of it", today()
    )
    aileen.types("How it became known", "Seen there at the door").types("From whom, or from what", "Constable Neverwas")
    aileen.finds_nothing_in_the_way().presses("Raise the suspicion")
    aileen.sees("Nothing follows from it until it has been considered", "Suspected, not yet considered")
    raising = aileen.done
    # and verifies what it rests on, and considers it
    aileen.main.get_by_role("link", name="notification of a change").first.click()
    aileen.finds_nothing_in_the_way().follows("Verify it or set it aside").ticks("It is verified")
    aileen.types("How do you know?", "Two constables saw his name on the door").presses("Record it")
    aileen.presses("Consider it").finds_nothing_in_the_way()
    aileen.ticks("no excuse was offered").types("How you weighed it", "He was told of the three days and signed for it")
    aileen.types(
        "What was done so that the person understood and was understood", "Read aloud; nothing else was needed"
    )
    aileen.types("The person's own account", "I meant to come in on Monday").presses("Record what was considered")
    aileen.sees("Decide what follows")
    # then: it is not hers to decide, and the supervisor reports it
    aileen.presses("Record what follows").sees("Your role does not let you decide")
    page = aileen.page.url.replace("next/", "")
    angus.goes_to(page.removeprefix(product.address)).presses("Record what follows")
    angus.ticks("Reported to the procurator fiscal").types(
        "On what grounds", "The facts are verified and no excuse was offered"
    )
    angus.finds_nothing_in_the_way().presses("Record it")
    angus.sees("Wait for the procurator fiscal")
    # and what the fiscal and the court decide is written down by her
    aileen.goes_to(page.removeprefix(product.address)).presses("Record what follows").ticks("Charged")
    aileen.types("On what grounds", "The letter of the procurator fiscal of today").presses("Record it")
    aileen.presses("Add a date in court").dates("Day in court", today()).types("Court", "Invernowhere Sheriff Court")
    aileen.types("What it is for", "First diet").presses("Add the date")
    aileen.follows("Record what happened").types("What happened in court", "Plea of guilty").presses("Record it")
    aileen.presses("Record what follows").ticks("Convicted")
    aileen.types("On what grounds", "Convicted on his own plea; admonition refused").presses("Record it")
    aileen.sees("Convicted", "Plea of guilty", "Reported to the procurator fiscal").finds_nothing_in_the_way()
    aileen.tab("Breaches").sees("Ended")
    assert raising <= 13, "raising a suspicion took more than it may"
    assert aileen.done <= 48, f"the officer did {aileen.done} things"
    assert angus.done <= 4, f"the supervisor did {angus.done} things"
