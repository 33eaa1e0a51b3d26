"""A journey that lasted longer than was told, and one that was cut short: what falls due of each, and until when.

A click, a filled box, a chosen answer and a key are one interaction each.
"""

from __future__ import annotations

from datetime import date, timedelta

from lawburrows.rules.term import after, years
from lawburrows.web.dates import today, write_date
from tests.journeys.conftest import Counted
from tests.journeys.lives import STILL_SO, adds_a_person, comes_to_the_station, records_a_conviction

COUNTER = 20  # interactions that a notification may take


def ago(days: int) -> date:
    return today() - timedelta(days=days)


def test_a_journey_longer_than_was_told_and_one_cut_short(someone):
    # given: a person with a home, who came in time after the conviction
    aileen = Counted(someone().signs_in_as("Aileen"))
    ref = adds_a_person(
        aileen,
        "Sorley Wetherby 9 August 1968",
        number="09-9100003",
        lives="They have a home",
        lines="2 Makebelieve Road",
    )
    records_a_conviction(aileen, ref, on=ago(60))
    aileen.goes_to(f"/people/{ref}/").presses("Take a notification").ticks(STILL_SO)
    comes_to_the_station(aileen, on=ago(59), station="Nowheretown")
    # when: a journey is told, with its days and the place of return
    aileen.goes_to(f"/people/{ref}/notifications/").presses("Record a journey").finds_nothing_in_the_way()
    before = aileen.done
    aileen.types("Country, or the countries in their order", "Norway")
    aileen.dates("Leaves the United Kingdom on", ago(30)).dates("Comes back on", ago(20))
    aileen.types("Where they come back to", "2 Makebelieve Road").picks("Did the person tell the police?", "Yes")
    aileen.dates("On which day?", ago(45)).presses("Record the journey")
    aileen.sees(
        "The journey is recorded", "Norway", f"Told on {write_date(ago(45))}", "Whether the person left for Norway"
    )
    assert aileen.done - before <= 13  # 13
    # when: they left, and are back two days later than was told
    aileen.follows("Left, or did not go").picks("Did the person leave?", "They left").presses("Record it")
    aileen.sees(f"Abroad since {write_date(ago(30))}", "Whether the person is back from Norway")
    aileen.follows("Record the return").sees("told before leaving, with its place, and went so")
    aileen.dates("Came back on", ago(18)).presses("Record the return")
    # then: the return did not go as it was told, so that it is told by itself
    aileen.sees(f"back on {write_date(ago(18))}, later than was told", f"Next: Notice of return, {write_date(ago(16))}")
    aileen.sees("No notification recorded", "Unverified rule").finds_nothing_in_the_way()
    aileen.follows("Record an earlier notification").ticks("return from travel (section 86)")
    aileen.dates("Date on which it was made", ago(17)).ticks("a sole or main residence")
    aileen.presses("Record the notification")
    aileen.goes_to(f"/people/{ref}/notifications/").does_not_see("Notice of return", "No notification recorded")
    # when: another journey is told, and they come back before the day that they named
    aileen.presses("Record a journey").types("Country, or the countries in their order", "Denmark")
    aileen.dates("Leaves the United Kingdom on", ago(9)).dates("Comes back on", ago(-3))
    aileen.types("Where they come back to", "2 Makebelieve Road").picks("Did the person tell the police?", "Yes")
    aileen.dates("On which day?", ago(17)).presses("Record the journey")
    aileen.follows("Left, or did not go").picks("Did the person leave?", "They left").presses("Record it")
    aileen.follows("Record the return")
    # by the keyboard alone
    for _ in range(30):
        if aileen.page.evaluate("document.activeElement.name") == "returned_on_day":
            break
        aileen.strikes("Tab")
    for part in (ago(1).day, ago(1).month, ago(1).year):
        aileen.page.keyboard.insert_text(str(part))
        aileen.strikes("Tab")
    aileen.strikes("Shift+Tab", "Enter")
    # then: it was cut short, and is told within three days
    aileen.sees("The return is recorded", f"back on {write_date(ago(1))}, earlier than was told")
    aileen.sees(f"Next: Notice of return, {write_date(ago(-1))}").does_not_see("No notification recorded")
    aileen.takes_a_picture("26-cut-short", tall=1600)
    aileen.main.get_by_role("link", name="why? Notice of return").last.click()
    aileen.sees("Return to the United Kingdom", "Three days, the day of return counted: remind on this", "regulation 8")
    aileen.finds_nothing_in_the_way()
    # when: they come to the counter, where script does not run, and tell the next journey too
    angus = Counted(someone(script=False).signs_in_as("Angus"))
    angus.goes_to(f"/people/{ref}/notifications/")
    before = angus.done
    angus.presses("Take a notification").ticks(STILL_SO)
    angus.ticks("They gave notice of their return to the United Kingdom").opens("Journey out of the United Kingdom")
    angus.types("Country, or the countries in their order", "Iceland")
    angus.dates("Leaves the United Kingdom on", ago(-10)).dates("Comes back on", ago(-14))
    comes_to_the_station(angus, signed=False)
    # then: nothing is missing, and the year runs from today
    assert angus.done - before <= COUNTER  # 17
    a_year = after(today(), years(1))
    angus.sees("Iceland", f"Next: Annual confirmation, {write_date(a_year)}").fits_a_small_screen()
    angus.goes_to(f"/people/{ref}/notifications/")
    angus.sees(f"Told on {write_date(today())}").does_not_see("No notification recorded", "Notice of return", "breach")
    assert aileen.done <= 102  # of these 22 keys
