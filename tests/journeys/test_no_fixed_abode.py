"""A person without a home comes every week: the place where they are found, a week without them, and what somebody made
of it.

A click, a filled box, a chosen answer and a key are one interaction each.
"""

from __future__ import annotations

import re
from datetime import timedelta

from lawburrows.web.dates import today, write_date
from tests.journeys.conftest import Counted
from tests.journeys.lives import STILL_SO, adds_a_person, comes_to_the_station, records_a_conviction

COUNTER = 20  # interactions that a notification may take
A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)


def test_a_week_without_a_person_of_no_fixed_abode(someone):
    told = today() - 15 * A_DAY
    noted = write_date(told + A_WEEK)
    # given: a person who is regularly found at a place, and was convicted and came in time
    aileen = Counted(someone().signs_in_as("Aileen"))
    found = "No fixed abode: regularly found at"
    ref = adds_a_person(
        aileen, "Ranald Fernsby 7 June 1975", number="09-9100002", lives=found, lines="The bandstand in Imaginary Park"
    )
    records_a_conviction(aileen, ref, on=told - A_DAY)
    aileen.goes_to(f"/people/{ref}/").counts_anew().presses("Take a notification").finds_nothing_in_the_way()
    aileen.sees("The bandstand in Imaginary Park").ticks(STILL_SO)
    comes_to_the_station(aileen, on=told, station="Nowheretown")
    # then: the next date is a week away, and the acknowledgement says so
    aileen.sees(f"Next: Weekly confirmation, {noted}")
    assert aileen.interactions <= COUNTER  # 12
    # when: that week went by
    aileen.goes_to(f"/people/{ref}/notifications/")
    # then: no notification is recorded, and that is all that is said of it
    aileen.sees("No notification recorded", f"Next: Weekly confirmation, {noted}").takes_a_picture("24-weekly")
    aileen.main.get_by_role("link", name="why? Weekly confirmation").last.click()
    aileen.sees("No notification recorded for this date. That is no more than what this register holds.")
    aileen.sees("no sole or main residence: a place where regularly found, so 7 days", "section 85(5)(a), (6)")
    aileen.does_not_see("breach", "Breach of").finds_nothing_in_the_way()
    # when: it stands in her work, she says why it is not done yet; nothing else comes of that
    aileen.goes_to("/").looks_again_until("Ranald Fernsby")
    row = aileen.main.locator(".lb-due__row", has=aileen.page.locator(f'a[href="/people/{ref}/"]'))
    row.get_by_role("link", name=re.compile("Say why not yet")).click()
    aileen.types("Why has it not been done yet?", "A friend says that he lies in hospital").presses("Save the reason")
    assert "Not yet: A friend says that he lies in hospital" in row.inner_text()
    # when: she asks the ward, and raises a suspicion, for him to answer
    aileen.goes_to(f"/people/{ref}/").tab("Breaches").sees(
        "Dates that have passed", "This is not a breach, and nobody has raised a suspicion"
    )
    aileen.follows(re.compile("Raise a suspicion.+Weekly")).finds_nothing_in_the_way()
    aileen.types("What is alleged", "Did not come to the police station in that week")
    aileen.types("How it became known", "Nothing is written down").types("From whom, or from what", "This register")
    aileen.takes_a_picture("25-a-suspicion-is-raised").presses("Raise the suspicion")
    aileen.sees("Nothing follows from it until it has been considered").presses(re.compile("^Consider it"))
    aileen.ticks("an excuse was offered; it may be reasonable")
    aileen.types("What the person says as an excuse", "I was in hospital from Friday to Wednesday")
    aileen.types("How you weighed it", "The ward confirmed it by telephone")
    aileen.types("What was done so that the person understood and was understood", "Asked at the bandstand, read aloud")
    aileen.types("The person's own account", "I would have come").presses("Record what was considered")
    aileen.finds_nothing_in_the_way()
    # then: the supervisor accepts the excuse, and it has ended
    angus = Counted(someone(script=False).signs_in_as("Angus"))
    angus.goes_to(aileen.page.url.removeprefix(aileen.product.address)).presses("Record what follows")
    angus.ticks("Reasonable excuse accepted").types("On what grounds", "The hospital confirms the days")
    angus.presses("Record it").sees("Reasonable excuse accepted")
    # when: the person comes to the counter again, is found elsewhere now, and script does not run
    angus.goes_to(f"/people/{ref}/notifications/")
    before = angus.done
    angus.presses("Take a notification").ticks(STILL_SO).picks("Home", "Changed to")
    angus.types("House and street, or the place", "The arches at Pretend Quay").dates("Since when?", today())
    comes_to_the_station(angus, signed=False)
    # then: the next week begins today; nothing is missing any more
    angus.sees("The arches at Pretend Quay", f"Next: Weekly confirmation, {write_date(today() + A_WEEK)}")
    angus.fits_a_small_screen()
    assert angus.done - before <= COUNTER  # 14
    aileen.goes_to(f"/people/{ref}/notifications/").does_not_see("No notification recorded")
    aileen.tab("Breaches").sees("Ended", "Reasonable excuse accepted").does_not_see("Dates that have passed")
    assert aileen.done <= 62, aileen.done
