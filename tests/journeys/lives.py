"""How a life begins in the journeys: somebody is put on the register, and convicted."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

OFFENCE = "Indecent assault (Common law): in Schedule 3"
FIVE_YEARS = "restriction of liberty order"  # a disposal of the last row of section 82(1)


def adds_a_person(one: Any, called: str, *, number: str, lives: str, lines: str) -> str:
    """From the search that finds nobody; what was searched for stands in the form already. Says the register number.

    With a number that other registers know, as it is by this that two registers are compared.
    """
    one.goes_to("/search/").types("Name, date of birth, number or address", called).presses("Search")
    one.follows("Add a person").ticks("male").ticks(lives).chooses("Council area", "Fife")
    one.types("House and street, or the place where they are found", lines).types("Town", "Nowheretown")
    one.chooses("A number that is known", "ViSOR reference").types("The number", number)
    one.presses("Add this person")
    if one.main.get_by_text("These may be the same person").count():  # somebody of the demonstration is like them
        one.ticks("None of these is the person").presses("Add this person")
    one.sees("The person is on the register")
    [ref] = re.findall(r"/people/(LB-[^/]+)/", one.page.url)
    return str(ref)


def records_a_conviction(one: Any, ref: str, *, on: date, did: str = FIVE_YEARS) -> None:
    """A conviction with what the court did; the page that follows shows the dates."""
    one.goes_to(f"/people/{ref}/").tab("Convictions and orders").presses("Record a conviction")
    one.chooses("Offence", OFFENCE).dates("Date of conviction or finding", on).chooses("What the court did", did)
    one.presses("Record the conviction").sees("The conviction is recorded. Its dates are worked out")


def five_years_before(day: date) -> date:
    """The same day; of a 29 February the day after it."""
    try:
        return day.replace(year=day.year - 5)
    except ValueError:
        return date(day.year - 5, 3, 1)


def comes_to_the_station(one: Any, *, on: date | None = None, station: str = "", signed: bool = True) -> None:
    """From the screen at the counter to the acknowledgement, with nothing else said than what was said before."""
    if on:
        one.dates("Day of the visit", on)
    if station:
        one.types("Police station", station)
    one.picks("How do you know", "They are known to me")
    one.picks("Were fingerprints taken?", "No").picks("Was a photograph taken?", "No")
    one.picks("Was all of it read back", "Yes")
    if signed:
        one.signs_on_the_screen()
    else:
        one.picks("Signed", "On paper, to be filed later")
    one.presses("Record the notification").sees("The notification is recorded")


STILL_SO = "All of it was gone through with the person; what is not marked otherwise is still so"
