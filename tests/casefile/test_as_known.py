"""The record as it was known: real commits, a late correction, a deletion, and who had opened it by then."""

from __future__ import annotations

import time
from datetime import date

import pytest

from lawburrows.access.identity import acting, change, moment
from lawburrows.access.models import Record
from lawburrows.casefile.as_known import as_known
from lawburrows.orders.deadlines import clocks_for
from lawburrows.people.models import Address, Person, Warning
from tests.casefile.conftest import REF, a_case, signed_in
from tests.conftest import as_role
from tests.factories.orders import absence, notification, order
from tests.people import build_world


@pytest.fixture
def world(committed):
    with as_role("owner"):
        return build_world()


def later() -> None:
    """A moment passes, so that two commits do not share one."""
    before = moment()
    while moment() <= before:
        time.sleep(0)


def turn_back(user, at):
    """The record as this user reads it, turned back."""
    with acting(user):
        record = Record.objects.visible_to(user).select_related("lead", "area", *Record.NAMED).get(ref=REF)
        change(user, record=record.pk)
        return as_known(record, by=user, at=at)


def titles(known) -> str:
    return "\n".join(f"{line.title} {line.text}" for line in known.lines)


def test_a_late_correction_is_not_in_what_was_known_before(world):
    record = a_case(world)
    with as_role("owner"):
        Address.objects.create(
            record=record, owner=record.lead, use="home", lines="12 Imaginary Row", starts=date(2024, 1, 1)
        )
    signed_in(world.angus).get(f"/people/{REF}/")
    later()
    before = moment()
    later()
    with as_role("owner"):
        Address.objects.update(lines="21 Imaginary Row")
        Person.objects.update(name="Iain Ross-Corrected", born=date(1962, 3, 2))
        Warning.objects.all().delete()
        Record.objects.filter(pk=record.pk).update(manager=world.fergus)
    signed_in(world.bashir).get(f"/people/{REF}/")
    signed_in(world.effie).get(f"/people/{REF}/")
    later()
    then, now = turn_back(world.angus, before), turn_back(world.angus, moment())

    assert then.overview.identity.name == "Iain Ross-Invented"
    assert now.overview.identity.name == "Iain Ross-Corrected"
    assert "12 Imaginary Row" in titles(then)
    assert "21 Imaginary Row" not in titles(then)
    assert "21 Imaginary Row" in titles(now)
    assert [alert.text for alert in then.overview.warnings] == ["Go in pairs"]
    assert now.overview.warnings == []
    assert dict(then.overview.people)["Record manager"] == world.aileen
    assert dict(now.overview.people)["Record manager"] == world.fergus
    assert {one.who for one in then.opened_by} == {"Angus Invented"}
    assert {one.who for one in now.opened_by} == {"Angus Invented", "Effie Invented"}


def test_before_the_first_entry_there_was_no_record(world):
    nothing = moment()
    later()
    a_case(world)
    known = turn_back(world.aileen, nothing)
    assert known.overview is None
    assert known.lines == []
    assert known.opened_by == []


def test_a_page_from_before_the_record_shows_no_name_and_no_fact(world):
    a_case(world)
    page = signed_in(world.aileen).get(
        f"/people/{REF}/as-known/", {"day_day": "1", "day_month": "2", "day_year": "2020"}
    )
    main = page.content.decode().partition("<main")[2].partition("</main>")[0]
    assert "There was no record on that day." in main
    for words in ("Iain Ross-Invented", "Go in pairs", "Police Scotland", "High", "Record manager"):
        assert words not in main, words


def test_the_dates_of_a_record_turned_back_follow_from_what_was_known_then(world):
    record = a_case(world)
    with as_role("owner"):
        notification(record, on=date(2025, 12, 12), section="s83")
    later()
    before = moment()
    later()
    with as_role("owner"):
        notification(record, on=date(2026, 10, 5))
    later()
    then, now = turn_back(world.angus, before), turn_back(world.angus, moment())
    assert (then.overview.identity.next_due.what, then.overview.identity.next_due.day) == (
        "Annual confirmation",
        date(2026, 12, 12),
    )
    assert now.overview.identity.next_due.day == date(2027, 10, 5)
    assert then.overview.identity.next_due.why_url == ""
    assert then.overview.dates[0].unverified is False


def test_what_is_turned_back_to_this_moment_has_the_dates_of_this_moment(world):
    record = a_case(world)
    with as_role("owner"):
        notification(record, on=date(2025, 12, 12), section="s83")
        order(record, ends=date(2099, 1, 1))
        absence(record, starts=date(2026, 1, 5), ends=date(2026, 2, 5))
    later()
    with acting(world.angus) as identity:
        [real] = clocks_for([record.pk], by=world.angus, on=identity.today).values()
    known = turn_back(world.angus, moment())
    assert {(due.what, due.day) for due in known.overview.dates} == {(due.what, due.due) for due in real.deadlines}


def test_the_page_turns_back_and_says_so(world):
    a_case(world)
    today = moment().date()
    answer = signed_in(world.aileen).get(
        f"/people/{REF}/as-known/", {"day_day": today.day, "day_month": today.month, "day_year": today.year}
    )
    page = answer.content.decode()
    assert "Not the present." in page
    assert "Iain Ross-Invented" in page
    assert "Who had opened it by then" in page


def test_an_impossible_day_is_said_and_kept(world):
    a_case(world)
    page = signed_in(world.aileen).get(
        f"/people/{REF}/as-known/", {"day_day": "31", "day_month": "2", "day_year": "2026"}
    )
    assert "must be a real date" in page.content.decode()
    assert 'value="31"' in page.content.decode()
