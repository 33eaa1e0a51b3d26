"""The reasons to leave joint management: each with what the record must show; and the states of a record."""

from datetime import date

import pytest

from lawburrows.rules.exits import AGAIN, CHECKS, FIRST, REASONS, STATES, Shown, found, may_leave

DAY = date(2026, 12, 4)
REQUIREMENTS = ("requirements, indefinite",)


@pytest.mark.parametrize(
    ("reason", "shown", "refused"),
    [
        ("last_ground", Shown(ended_on=DAY), ""),
        ("last_ground", Shown(holding=("licence of 4 May 2020",)), "This still holds: licence of 4 May 2020"),
        ("last_ground", Shown(unknown="No ground is recorded."), "No ground is recorded. Record the ground"),
        ("category_3", Shown(holding=("category 3 was decided", "licence"), category=3), ""),
        ("category_3", Shown(holding=REQUIREMENTS, by_law=REQUIREMENTS, category=3), "still holds: requirements"),
        ("category_3", Shown(ended_on=DAY, category=1), "is not the category that is decided now"),
        ("died", Shown(holding=REQUIREMENTS, died_on=DAY), ""),
        ("died", Shown(holding=REQUIREMENTS), "Record the date of death"),
        ("left_uk", Shown(holding=REQUIREMENTS, abroad_since=DAY), ""),
        ("left_uk", Shown(), "outside the United Kingdom, without a day of return"),
        ("out_of_scotland", Shown(holding=REQUIREMENTS, receipt="Received by an Invented Force."), ""),
        ("out_of_scotland", Shown(), "written receipt"),
        ("error", Shown(unknown="No ground is recorded."), ""),
        ("error", Shown(ended_on=DAY), ""),
        ("error", Shown(holding=REQUIREMENTS), "put right that entry first"),
    ],
)
def test_a_reason_needs_what_the_record_must_show(reason, shown, refused):
    verdict = may_leave(reason, shown)
    assert bool(verdict) is not bool(refused)
    assert refused in verdict.reason


def test_what_the_record_showed_is_kept_in_words():
    assert found(Shown(ended_on=DAY)) == "Nothing holds since 4 December 2026."
    everything = Shown(holding=REQUIREMENTS, died_on=DAY, abroad_since=DAY, receipt="Received.")
    assert found(everything) == (
        "Still recorded: requirements, indefinite. Died on 4 December 2026. "
        "Outside the United Kingdom since 4 December 2026. Received."
    )
    assert found(Shown(unknown="No ground is recorded.")) == "No ground is recorded."


def test_each_state_is_reached_and_owned_and_every_row_has_its_source():
    reached, waiting = {FIRST}, [FIRST]
    follows = {row.key: row.follows for row in STATES}
    while waiting:
        new = set(follows[waiting.pop()]) - reached
        reached |= new
        waiting += new
    assert reached == set(follows)
    assert all(row.owner and row.clock and row.words for row in STATES)
    assert all(row.source.act for rows in (REASONS, CHECKS, AGAIN) for row in rows)
