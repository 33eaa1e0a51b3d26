"""What the forms refuse is refused by the commands too, and what they do beside the forms."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from lawburrows.breaches import commands, intake
from lawburrows.people.models import Address
from lawburrows.rules.verdict import Refused
from tests.conftest import as_role
from tests.factories import breaches as make
from tests.people import TODAY, on_the_day

pytestmark = pytest.mark.django_db
AHEAD = TODAY + timedelta(days=1)
SUSPECTED = {
    "of": "notification",
    "duty": "change",
    "requirement": "To tell of a new home",
    "alleged": "Moved and told nobody",
    "known_how": "Seen there",
    "source": "A constable",
}
WARRANT = {"court": "Imaginary Sheriff Court", "number": "W-1", "what_for": "breach", "review_on": AHEAD}
MISSING = {"reported_by": "A friend", "why": "character", "why_said": "Never before", "review_on": AHEAD}


def test_nothing_that_lies_ahead_is_recorded_as_if_it_had_happened(world, record):
    with as_role("owner"):
        one = make.suspicion(record, by=world.aileen)
        home = Address.objects.get(record=record)
        search = make.search(record, home, by=world.aileen)
    new = (
        lambda by: commands.raise_suspicion(
            record, new=intake.NewSuspicion(**SUSPECTED, first_day=AHEAD, last_day=AHEAD), by=by, on=TODAY
        ),
        lambda by: commands.add_evidence(one, new=intake.NewEvidence("x", "y", AHEAD), by=by, on=TODAY),
        lambda by: commands.record_wanted(record, new=intake.NewWanted(**WARRANT, granted_on=AHEAD), by=by, on=TODAY),
        lambda by: commands.record_missing(record, new=intake.NewMissing(**MISSING, since=AHEAD), by=by, on=TODAY),
        lambda by: commands.apply_to_enter(
            record, new=intake.NewSearch(home, "Una", "superintendent", "Nobody", AHEAD), by=by, on=TODAY
        ),
        lambda by: commands.add_attempt(search, new=intake.NewAttempt(AHEAD, "Two", "Nobody"), by=by, on=TODAY),
    )
    for each in new:
        with on_the_day(world.aileen) as by, pytest.raises(Refused, match="ahead"):
            each(by)


def test_a_suspicion_has_days_in_order_and_a_consideration_one_account(world, record):
    with pytest.raises(ValueError, match="the first one or after it"):
        intake.NewSuspicion(**SUSPECTED, first_day=TODAY, last_day=TODAY - timedelta(days=1))
    with on_the_day(world.aileen) as by:
        new = intake.NewSuspicion(**SUSPECTED, first_day=TODAY, last_day=TODAY)
        one = commands.raise_suspicion(record, new=new, by=by, on=TODAY)
        assert not one.evidence.exists()
        said = {"excuse": "none", "excuse_why": "Silent", "needs_met": "None"}
        with pytest.raises(Refused, match="not both"):
            commands.consider(one, new=intake.NewConsideration(**said), version=1, by=by, on=TODAY)
        first = intake.NewConsideration(**said, account="I forgot")
        commands.consider(one, new=first, version=1, by=by, on=TODAY)
        again = intake.NewConsideration(**said, no_account_because="Would not say")
        commands.consider(one, new=again, version=2, by=by, on=TODAY)
        assert (one.considerations.count(), one.moves.count()) == (2, 1)
        evidence = commands.add_evidence(one, new=intake.NewEvidence("Seen", "A friend", TODAY), by=by, on=TODAY)
        assert evidence.state == "unverified"


def test_a_second_date_in_court_moves_nothing(world, record):
    with as_role("owner"):
        one = make.suspicion(record, by=world.aileen, state="charged")
    with on_the_day(world.aileen) as by:
        for day in (TODAY, AHEAD):
            new = intake.NewCourtDate(day, "Imaginary Sheriff Court", "Trial")
            commands.add_court_date(one, new=new, by=by, on=TODAY)
        assert (one.state, one.moves.count(), one.court_dates.count()) == ("in_court", 1, 2)


def test_a_warrant_to_enter_is_answered_by_a_court_and_ends_with_what_was_found(world, record):
    with as_role("owner"):
        home = Address.objects.get(record=record)
        asked, dropped, refused, granted = (
            make.search(record, home, by=world.aileen, state=state) for state in ("applied",) * 3 + ("granted",)
        )
    with on_the_day(world.aileen) as by:
        more = {"version": 1, "by": by, "on": TODAY}
        answer = {"answered_on": TODAY, "court": "Imaginary Sheriff Court"} | more
        wrong = (
            (commands.answer_search, asked, {"to": "executed", **answer}, "Select what the sheriff answered"),
            (commands.answer_search, asked, {"to": "refused", **answer, "court": ""}, "Enter the sheriff court"),
            (
                commands.answer_search,
                asked,
                {"to": "granted", "expires_on": date(2026, 12, 3), **answer},
                "cannot end before",
            ),
            (commands.end_search, granted, {"to": "granted", "day": TODAY, **more}, "Select what became"),
            (commands.end_search, granted, {"to": "lapsed", "day": TODAY, **more}, "what was found, or why"),
        )
        for command, warrant, values, why in wrong:
            with pytest.raises(Refused, match=why):
                command(warrant, **values)
        commands.answer_search(refused, to="refused", **answer)
        commands.answer_search(dropped, to="not_pursued", **answer | {"court": ""})
        commands.answer_search(asked, to="granted", **answer)
        commands.end_search(granted, to="lapsed", day=TODAY, said="Nobody had time", **more)
    assert (refused.court, dropped.ended_on, dropped.answered_on) == ("Imaginary Sheriff Court", TODAY, None)
    assert (asked.expires_on, granted.state) == (None, "lapsed")
