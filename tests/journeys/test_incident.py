"""A serious incident: reported by an officer, reviewed by the chair, decided, and reviewed by somebody let into one case."""

from datetime import timedelta

import pytest

from lawburrows.web.dates import today
from tests.journeys.conftest import INVENTED

HERS = f"""
    SELECT r.ref FROM access_record r
    JOIN access_user u ON u.id = r.manager_id AND u.name = 'Aileen Makebelieve'
    JOIN access_area a ON a.id = r.area_id AND a.name = 'Fife' AND a.kind = 'council'
    WHERE NOT r.restricted AND r.merged_into_id IS NULL AND r.closed_on IS NULL
    AND NOT EXISTS (SELECT 1 FROM incidents_incident i WHERE i.record_id = r.id)
    AND NOT EXISTS (SELECT 1 FROM access_share s WHERE s.record_id = r.id)
    AND NOT EXISTS (SELECT 1 FROM access_exclusion x WHERE x.record_id = r.id)
    ORDER BY {INVENTED} LIMIT 1
"""
LACHLAN = "lachlan.marvel@demonstration.example"


@pytest.fixture
def hers(product):
    [(ref,)] = product.holds(HERS)
    return ref


def test_an_incident_is_reported_decided_and_reviewed_by_people_who_see_one_case(someone, hers, product):
    # given: the chair of the group, who sees no case but those whose reports they were sent
    aileen, kirsty, effie = (someone().signs_in_as(name) for name in ("Aileen", "Kirsty", "Effie"))
    kirsty.goes_to("/incidents/").sees("Serious incidents").finds_nothing_in_the_way()
    assert hers not in kirsty.main.inner_text()
    # when: the record manager types what the record cannot know, and sends the report
    aileen.goes_to(f"/people/{hers}/").tab("Joint management").presses("Record a serious incident")
    aileen.finds_nothing_in_the_way().ticks("Charged with a further offence that caused death or serious harm")
    aileen.dates("When did it happen?", today() - timedelta(days=2)).types("Where", "Imaginary Row")
    aileen.types("What happened", "A man was struck outside a shop").presses("Record it")
    aileen.sees("Serious incident 1").goes_to(product.holds(WHERE, hers)[0][0]).finds_nothing_in_the_way()
    aileen.sees("Level at the time").presses("Send the report to the chair").sees("Kirsty Reverie")
    aileen.dates("The chair answers by", today() + timedelta(days=10)).presses("Send it").sees("With the chair")
    page = aileen.page.url.removeprefix(product.address)
    # and the chair puts a case review to the group, which decides it
    kirsty.goes_to("/incidents/").sees(hers).goes_to(page).presses("Review the report").finds_nothing_in_the_way()
    kirsty.ticks("Significant case review").types("Why", "Two agencies knew, and neither told the other")
    kirsty.dates("The group decides by", today() + timedelta(days=20)).presses("Put it to the group")
    effie.goes_to(page).presses("Record the decision").ticks("Significant case review")
    effie.types("Why", "What each agency knew is to be looked at as a whole").dates("Decided on", today())
    effie.dates("The review reports by", today() + timedelta(days=60)).presses("Record it")
    effie.sees("Significant case review under way").presses("Name somebody").finds_nothing_in_the_way()
    effie.types("E-mail address with which they sign in", LACHLAN).ticks("Yes").presses("Name them")
    effie.sees("Lead reviewer").finds_nothing_in_the_way()
    # then: the reviewer sees this case, and the officer is told that they are not the ones to review it
    lachlan = someone().signs_in_as("Lachlan")
    lachlan.goes_to(page).presses("Write the findings").types("Findings", "The address was known for a week")
    lachlan.presses("Save").sees("The address was known for a week").finds_nothing_in_the_way()
    effie.goes_to(page).follows("Lachlan Marvel leaves the review").types("Why?", "Ill for the whole of the spring")
    effie.presses("End it").sees("They see the case no more")
    assert lachlan.page.goto(f"{product.address}{page}").status == 404


WHERE = """
    SELECT '/people/' || r.ref || '/incidents/' || i.id || '/' FROM incidents_incident i
    JOIN access_record r ON r.id = i.record_id WHERE r.ref = %s
"""
