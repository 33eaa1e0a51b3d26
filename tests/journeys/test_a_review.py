"""Indefinite requirements reviewed without being asked: one that goes on, and one that ends and stops what rested on it."""

from __future__ import annotations

import re
import subprocess
from datetime import date, timedelta

from lawburrows.web.dates import today, write_date
from tests.journeys.conftest import INVENTED

NOT_BEGUN = f"""
    SELECT r.ref, t.due FROM tasks_task t JOIN access_record r ON r.id = t.record_id
    JOIN access_area p ON p.id = r.area_id AND p.name = 'Fife' JOIN access_agency g ON g.id = r.lead_id
    WHERE t.kind = 'review_of_indefinite' AND t.done_on IS NULL AND g.key = 'police-scotland' AND NOT r.restricted
    AND NOT EXISTS (SELECT 1 FROM indefinite_review v WHERE v.record_id = r.id)
    AND t.due BETWEEN current_date AND current_date + 720 ORDER BY t.due, {INVENTED} LIMIT 1
"""
PARTNERS = """
    SELECT g.key FROM access_partner p JOIN access_record r ON r.id = p.record_id AND r.ref = %s
    JOIN access_agency g ON g.id = p.agency_id WHERE p.ends IS NULL OR p.ends > current_date
"""
OWN_WORDS = "I have told them every address for years, and I work at the boatyard now."
REASONS = "The risk of sexual harm was shown by what was found in the last search of the home."
NO_RISK = "Nothing since the conviction speaks of a risk of sexual harm; each agency was asked."
LATE = "application because no decision was made in time (section 88F)"
MOST = {"Aileen": 22, "Angus": 2}  # interactions


def years(day: date, number: int) -> date:
    return day.replace(year=day.year + number, day=min(day.day, 28))


def test_a_review_is_decided_by_two_and_the_requirements_continue(product, someone, tmp_path):
    # given: a review that falls due within twenty-four months, on the list of whoever keeps them on time
    [(ref, discharge)] = product.holds(NOT_BEGUN)
    last = years(discharge, 5)
    angus = someone().signs_in_as("Angus").goes_to("/reviews-due/")
    angus.sees("next two years", ref, write_date(discharge), "Not begun").finds_nothing_in_the_way()
    angus.takes_a_picture("35-reviews-due")
    # when: it is begun, and the person's own words are heard
    aileen = someone().signs_in_as("Aileen").goes_to(f"/people/{ref}/review/").counts_anew()
    _gathers(aileen)
    # then: the evidence is a document to hold in the hand
    paper = _evidence_pack(aileen, ref, tmp_path)
    for words in ("Evidence pack: review of indefinite requirements", write_date(discharge), OWN_WORDS, "Convictions"):
        assert words in paper, paper
    assert "Unverified" in paper
    # when: one prepares the decision
    aileen.goes_to(f"/people/{ref}/review/").presses("Prepare the decision").ticks(
        "the requirements continue: a continuation order"
    )
    aileen.dates("Last day of the continuation order (optional)", last).types("Reasons", REASONS)
    aileen.finds_nothing_in_the_way().presses("Prepare it for another to decide").sees("Prepared, not decided")
    # then: it is another who decides
    assert aileen.main.get_by_role("button", name="Decide", exact=True).is_disabled()
    aileen.sees("Your role does not let you decide a review")
    angus.goes_to(f"/people/{ref}/review/").counts_anew().sees(REASONS).presses("Decide").finds_nothing_in_the_way()
    angus.presses("Decide").sees(
        "Decided, not served", "decided by Angus Storybook", "Record service"
    ).finds_nothing_in_the_way()
    angus.takes_a_picture("36-a-review-decided", tall=1300)
    # and the next review stands on the day after the order ends
    aileen.goes_to(f"/people/{ref}/dates/")
    aileen.sees("after the continuation order", write_date(last)).finds_nothing_in_the_way()
    assert (aileen.interactions, angus.interactions) == (17, MOST["Angus"])


def test_an_end_that_a_sheriff_decided_stops_visits_and_sharing_that_day(product, someone):
    # given: somebody whose date of discharge passed a month ago without a decision, and a council in the case
    day = today()
    aileen, angus = someone().signs_in_as("Aileen"), someone().signs_in_as("Angus")
    ref = _adds_somebody(aileen, years(day - timedelta(days=30), -15))
    angus.goes_to(f"/people/{ref}/in-the-case/")
    angus.presses("Add a partner").chooses("Agency", "Fife Council").ticks("Everything their roles let them")
    angus.presses("Add partner").sees("Fife Council")
    bashir = someone().signs_in_as("Bashir").goes_to(f"/people/{ref}/").sees("Finlay Neverended")
    aileen.goes_to(f"/people/{ref}/visits/").sees("The next visit").does_not_see("no visit follows")
    # when: the person goes to the sheriff, who decides that the requirements end
    aileen.goes_to(f"/people/{ref}/review/").counts_anew().sees("Overdue.", "The person may go to the sheriff")
    _gathers(aileen)
    aileen.presses("Record a court step").ticks(LATE).dates("Lodged on", day - timedelta(days=20))
    aileen.types("By whom", "the person").types("Court", "Invernowhere Sheriff Court").presses("Record it")
    aileen.follows("Record the outcome").ticks("the requirements end").dates("Decided on", day - timedelta(days=1))
    aileen.finds_nothing_in_the_way().presses("Record it").sees("Court has decided")
    # then: that same day the council no longer sees the case, no visit follows, and somebody decides about exit
    aileen.goes_to(f"/people/{ref}/in-the-case/").looks_again_until("No other agency is in the case")
    assert product.holds(PARTNERS, ref) == []
    bashir.is_told(404, f"/people/{ref}/")
    aileen.goes_to(f"/people/{ref}/visits/").sees(
        "Nothing holds this person under management since", "no visit follows"
    )
    aileen.goes_to(f"/people/{ref}/dates/").sees("The last ground has ended: decide about exit")
    aileen.finds_nothing_in_the_way().takes_a_picture("37-the-last-ground-has-ended")
    aileen.goes_to("/notices/").sees("The last ground of a case has ended: sharing has stopped")
    assert aileen.interactions <= MOST["Aileen"]


def _gathers(aileen) -> None:
    aileen.presses("Begin the review").presses("Begin the review").sees("Pack being gathered")
    aileen.presses("Add to the evidence").ticks("the person, in their own words").types("What they say", OWN_WORDS)
    aileen.presses("Add it").sees(OWN_WORDS).finds_nothing_in_the_way()
    aileen.presses("The pack is ready").presses("The pack is ready").sees("Pack ready")


def _evidence_pack(aileen, ref: str, folder) -> str:
    aileen.follows("Print the evidence pack").presses("Make the sheet")
    aileen.waits_to_see("Your sheet is ready")
    link = aileen.main.get_by_role("link", name=re.compile("PDF")).get_attribute("href")
    file = folder / "pack.pdf"
    file.write_bytes(aileen.context.request.get(aileen.product.address + link).body())
    said = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True).stdout
    return re.sub(r"\s+", " ", said)


def _adds_somebody(aileen, convicted: date) -> str:
    aileen.goes_to("/search/").types("Name, date of birth, number or address", "Finlay Neverended").presses("Search")
    aileen.follows("Add a person").types("Given names", "Finlay").types("Family name", "Neverended").ticks("male")
    aileen.types("Date of birth", "3 April 1970").ticks("Not known").chooses("Council area", "Fife")
    aileen.chooses("A number that is known", "ViSOR reference").types("The number", "09-9100004")
    aileen.presses("Add this person")
    if aileen.main.get_by_label("None of these is the person").count():  # others have the day of birth
        aileen.ticks("None of these is the person").presses("Add this person")
    ref = re.search(r"LB-\w{4}-\w{4}", aileen.page.url).group()
    aileen.goes_to(f"/people/{ref}/convictions/new/").page.locator("[name=offence_code]").select_option("S-SOSA-1")
    aileen.dates("Date of conviction or finding", convicted).dates("Date of sentence (optional)", convicted)
    aileen.chooses("What the court did", "imprisonment or detention").types("Months", "36")
    aileen.presses("Record the conviction").sees("The conviction is recorded")
    aileen.goes_to(f"/people/{ref}/harm/decide/").ticks("Medium").dates("Holds from", today()).types("Why", "As it is")
    aileen.presses("Record the decision")
    return ref
