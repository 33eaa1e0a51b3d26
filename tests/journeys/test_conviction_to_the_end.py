"""From a conviction to the end of its requirements: the police station, the year after, and what stops on the last day.

A click, a filled box, a chosen answer and a key are one interaction each. The whole life lies behind: the five years of
the requirements end today, and a corrected day of conviction lets them have ended yesterday.
"""

from __future__ import annotations

from datetime import timedelta

from lawburrows.rules.term import after, years
from lawburrows.web.dates import today, write_date
from tests.journeys.conftest import Counted
from tests.journeys.lives import adds_a_person, five_years_before, records_a_conviction

COUNTER = 20  # interactions that a notification may take
A_DAY = timedelta(days=1)


def test_from_the_conviction_to_the_end_of_the_requirements(someone):
    convicted = five_years_before(today() + A_DAY)
    told = convicted + A_DAY
    a_year_later = after(told, years(1))
    # given: nobody of this name is on the register
    aileen = Counted(someone().signs_in_as("Aileen"))
    ref = adds_a_person(
        aileen, "Quillan Endersby 3 May 1980", number="09-9100001", lives="They have a home", lines="1 Makebelieve Road"
    )
    aileen.tab("Notifications").sees("Not subject to notification requirements")
    # when: the conviction is recorded, with what the court did
    records_a_conviction(aileen, ref, on=convicted)
    assert aileen.done <= 22  # 15 for the person, 7 for the conviction
    # then: the product says what follows, until when, and where that stands
    until = f"until {write_date(today())}, that day included"
    aileen.sees(f"Subject {until}", "First notification", write_date(convicted + 2 * A_DAY), "No notification recorded")
    aileen.does_not_see("breach").finds_nothing_in_the_way().takes_a_picture("20-what-follows-from-a-conviction")
    aileen.main.locator("table").get_by_role("link", name="why?").first.click()
    aileen.sees("Three days beginning with the relevant date, that day counted", "section 83(1)")
    aileen.finds_nothing_in_the_way().follows("All dates").follows("why? notification requirements")
    aileen.sees("5 years beginning with the relevant date, which counts", "section 82(1), last row")
    # when: the person comes to the police station
    aileen.tab("Notifications").sees(until)
    aileen.counts_anew().presses("Take a notification").finds_nothing_in_the_way()
    aileen.ticks("All of it was gone through with the person; what is not marked otherwise is still so")
    aileen.opens("New contact").picks("What is it?", "telephone").types("Number, address or name", "0131 496 0123")
    aileen.dates("Day of the visit", told).types("Police station", "Nowheretown")
    aileen.picks("How do you know", "By a document of identity that was shown")
    aileen.picks("Were fingerprints taken?", "Yes").picks("Was a photograph taken?", "Yes")
    aileen.picks("Was all of it read back", "Yes").signs_on_the_screen()
    aileen.page.evaluate("scrollTo(0, 0)")
    aileen.takes_a_picture("21-at-the-counter", tall=1400).presses("Record the notification")
    # then: it took no more than was promised, and is acknowledged on paper
    aileen.sees("The notification is recorded", "496 0123", f"Next: Annual confirmation, {write_date(a_year_later)}")
    assert aileen.interactions <= COUNTER  # 15
    aileen.finds_nothing_in_the_way().takes_a_picture("22-acknowledged").presses("Make the PDF")
    paper = aileen.reads_the_pdf("Acknowledgement of a notification")
    for words in (
        "Quillan Endersby, born on 3 May 1980",
        f"came to Nowheretown on {write_date(told)}",
        "section 87 of the Sexual Offences Act 2003",
        "first notification",
        "496 0123",
        f"Annual confirmation, by {write_date(a_year_later)}",
        ref,
    ):
        assert words in paper, (words, paper)
    # then: a year later the confirmation falls due, and it is not called a breach
    aileen.goes_to(f"/people/{ref}/").tab("Notifications")
    aileen.sees("No notification recorded", f"Next: Annual confirmation, {write_date(a_year_later)}")
    # when: another officer takes it, without script
    angus = Counted(someone(script=False).signs_in_as("Angus"))
    angus.goes_to(f"/people/{ref}/notifications/").presses("Take a notification")
    angus.ticks("All of it was gone through with the person; what is not marked otherwise is still so")
    angus.dates("Day of the visit", a_year_later).picks("How do you know", "They are known to me")
    angus.picks("Were fingerprints taken?", "No").picks("Was a photograph taken?", "No")
    angus.picks("Was all of it read back", "Yes").picks("Signed", "On paper, to be filed later")
    angus.presses("Record the notification")
    angus.sees(
        "The notification is recorded", "What was told: periodic notification (section 85)", "came to Nowheretown"
    )
    assert angus.done <= COUNTER  # 11
    angus.fits_a_small_screen()
    # and the later ones are written down in short
    for number in (2, 3, 4):
        angus.goes_to(f"/people/{ref}/notifications/new/").ticks("periodic notification (section 85)")
        angus.dates("Date on which it was made", after(told, years(number)))
        angus.ticks("a sole or main residence").presses("Record the notification")
    angus.goes_to(f"/people/{ref}/notifications/").does_not_see("No notification recorded")
    # given: the council is a partner, and a visit is planned
    aileen.tab("Who is in the case").presses("Add a partner").chooses("Agency", "Fife Council")
    aileen.ticks("Everything their roles let them").presses("Add partner")
    aileen.tab("Visits").presses("Plan a visit").dates("Date", today() + A_DAY).types("Time", "14:00")
    aileen.picks("Does the person know of it?", "Yes").presses("Plan the visit")
    bashir = someone().signs_in_as("Bashir").goes_to(f"/people/{ref}/").sees("Quillan Endersby")
    # when: the conviction turns out to have been a day earlier, so that the requirements ended yesterday
    aileen.tab("Convictions and orders").follows("Change")
    aileen.dates("Date of conviction or finding", convicted - A_DAY).presses("Save")
    aileen.tab("Notifications").sees(f"No longer subject: the requirements ended with {write_date(today() - A_DAY)}")
    aileen.does_not_see("No notification recorded").finds_nothing_in_the_way()
    # then: visits and sharing have stopped that day, and what stopped can be read
    aileen.tab("Who is in the case").looks_again_until("No other agency is in the case")
    bashir.is_told(404, f"/people/{ref}/")
    aileen.tab("Visits").sees(f"Nothing holds this person under management since {write_date(today())}", "Stopped")
    aileen.does_not_see("Before the visit").finds_nothing_in_the_way()
    aileen.tab("Chronology").sees("The last ground had ended: sharing stopped")
    aileen.takes_a_picture("23-the-requirements-have-ended", tall=1400)
    # and somebody has to decide about exit; nothing else is asked for any more
    aileen.goes_to(f"/people/{ref}/").looks_again_until("The last ground has ended: decide about exit")
    aileen.does_not_see("Visit planned", "No notification recorded", "breach")
    assert aileen.done <= 65
