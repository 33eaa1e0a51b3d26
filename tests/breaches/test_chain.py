"""The chain from a suspicion to its outcome, as one table."""

import pytest

from lawburrows.breaches.basis import fitting
from lawburrows.breaches.chain import AWAITED, BY_OTHERS, DECISIONS, ENDED, FIRST, MOVES, REPORTS, State
from lawburrows.breaches.models import Suspicion
from lawburrows.breaches.policy import STEPS
from lawburrows.reference.pages import states


def reached() -> set[str]:
    found, ahead = set(), {FIRST}
    while ahead:
        found |= ahead
        ahead = {to for state in ahead for to in MOVES.get(state, ())} - found
    return found


def test_every_state_is_reached_and_named_once():
    assert reached() == set(State)
    labels = [state.label for state in State]
    assert len(labels) == len(set(labels))
    assert {state for state, _ in Suspicion._meta.get_field("state").flatchoices} == set(State)


def test_every_state_is_either_left_or_an_end():
    assert {*MOVES, *ENDED} == set(State)
    assert not set(MOVES) & set(ENDED)
    assert set(AWAITED) == set(REPORTS) <= set(MOVES)


def test_every_move_has_one_act():
    by_acts_of_their_own = {State.CONSIDERED, State.IN_COURT}
    assert {to for found in MOVES.values() for to in found} == {*STEPS, *by_acts_of_their_own}
    assert not set(DECISIONS) & set(BY_OTHERS)


def test_the_reference_draws_it():
    text = states()
    for line in ("[*] --> suspected", "suspected --> considered", "in_court --> convicted", "convicted --> [*]"):
        assert line in text


@pytest.mark.parametrize(
    ("order", "fits"),
    [
        ("", {State.REPORTED}),
        ("shpo", {State.REPORTED}),
        ("licence", {State.SUPERVISOR_TOLD, State.RECALL_ASKED}),
        ("olr", {State.SUPERVISOR_TOLD, State.RECALL_ASKED}),
        ("cpo", {State.SUPERVISOR_TOLD}),
        ("restriction", {State.SUPERVISOR_TOLD, State.RECALL_ASKED}),
    ],
)
def test_a_report_goes_where_the_requirement_comes_from(order, fits):
    assert {to for to in REPORTS if fitting(order, to)} == fits
