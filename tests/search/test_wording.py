"""What is typed in the one box is read apart: dates as people and as our own pages write them, places, names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawburrows.search.forms import Search
from lawburrows.search.wording import Sought, as_iso, read
from lawburrows.web.dates import write_date, write_weekday

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(DAYS, st.sampled_from((write_date, write_weekday)), st.sampled_from((str, str.upper, str.lower)))
def test_every_date_is_read_as_our_own_pages_write_it(day, write, letters):
    assert as_iso(read(letters(write(day))).born) == day.isoformat()
    beside = read(letters(f"Buchanan {write(day)}"))
    assert (as_iso(beside.born), beside.family.casefold(), beside.given) == (day.isoformat(), "buchanan", "")


@given(DAYS)
def test_every_date_is_read_with_its_month_cut_short(day):
    whole = write_date(day).split()
    for month in (whole[1][:3], f"{whole[1][:3]}."):
        assert as_iso(read(f"{whole[0]} {month} {whole[2]}").born) == day.isoformat()


@pytest.mark.parametrize(
    "typed",
    [
        "29 October 1975",
        "29 Oct 1975",
        "29 oct, 1975",
        "29th October 1975",
        "29TH OF OCTOBER, 1975",
        "29-Oct-1975",
        "29Oct1975",
        "October 29, 1975",
        "Oct 29th 1975",
        "Wednesday, 29 October 1975",
        "29/10/1975",
        "29.10.1975",
        "29 10 1975",
        "1975-10-29",
    ],
)
def test_a_date_is_read_however_it_is_written(typed):
    assert as_iso(read(typed).born) == "1975-10-29"
    beside = read(f"George Buchanan, {typed}")
    assert (as_iso(beside.born), beside.given, beside.family) == ("1975-10-29", "George", "Buchanan")
    form = Search({"born": typed})
    assert form.is_valid()
    assert as_iso(form.sought().born) == "1975-10-29"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1st May 1971", Sought(born="1 May 1971")),
        ("2nd Sept 1971", Sought(born="2 September 1971")),
        ("October 1975", Sought(born="October 1975")),
        ("June 1975", Sought(born="June 1975")),
        ("Buchanan Oct 1975", Sought(family="Buchanan", born="October 1975")),
        ("April Ross 1961", Sought(given="April", family="Ross", born="1961")),
        ("Ross April 1961", Sought(given="Ross", family="April", born="1961")),
        ("May Sun 3 May 1961", Sought(given="May", family="Sun", born="3 May 1961")),
        ("31 February 1975", Sought(born="31 February 1975")),
        ("Marsh 1961", Sought(family="Marsh", born="1961")),
    ],
)
def test_a_month_is_told_from_a_name(typed, meant):
    assert read(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("66 Kelpie Road", Sought(address="66 Kelpie Road")),
        ("66 Kelpie Road, Nowheretown", Sought(address="66 Kelpie Road Nowheretown")),
        ("Buchanan 66 Kelpie Road", Sought(family="Buchanan", address="66 Kelpie Road")),
        ("George Buchanan 29 Oct 1975", Sought(given="George", family="Buchanan", born="29 October 1975")),
    ],
)
def test_an_address_is_told_from_a_name(typed, meant):
    assert read(typed) == meant
