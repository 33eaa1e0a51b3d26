"""The routes, the test and the states of a disclosure, without a database."""

from datetime import date

from lawburrows.rules import disclosures as rules

DAY = date(2026, 12, 4)


def test_every_state_is_reached_and_owned_and_a_day_runs_wherever_somebody_has_it():
    reached, found = {one.value for one in rules.BEGINNINGS}, True
    while found:
        found = {to for state in reached for to in rules.MOVES[state]} - reached
        reached |= found
    assert reached == set(rules.MOVES)
    for row in rules.STATES:
        assert (row.owner is rules.Owner.NOBODY) == (not row.follows), row
        due = rules.due_in(
            row.state, 2, urgent=row.state is rules.State.MADE_FIRST, decide_by=DAY, tell_by=DAY, look_on=DAY
        )
        assert (due is not None) == bool(row.follows), row
        assert due is None or (due.due == DAY and not due.unverified and "isclosure 2" in due.what)
        assert row.clock == "none" or "set" in row.clock or "no time was found" in row.clock
    nothing = {"decide_by": None, "tell_by": None, "look_on": None}
    assert rules.due_in(rules.State.APPROVED, 1, urgent=False, **nothing) is None


def test_what_is_missing_is_said_part_by_part():
    said = dict.fromkeys(rules.TEST_KEYS, "something")
    whole = {"heard": "no", "heard_words": "He would warn them", "words": "Said", "named": True}
    assert rules.missing_in(said, **whole) == []
    assert rules.missing_in(said | {"ground": " "}, **whole) == ["The legal ground"]
    assert rules.missing_in(said, **whole | {"heard_words": " "}) == [
        "What the person said, or why they were not asked"
    ]
    assert len(rules.missing_in({}, heard="", heard_words="", words="", named=False)) == len(rules.TEST) + 3
