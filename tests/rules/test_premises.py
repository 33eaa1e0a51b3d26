"""Assessing an address: its states, its clocks, and distances on the grid."""

from __future__ import annotations

from datetime import date
from math import asin, cos, radians, sin, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawburrows.premises.maps import SHAPES
from lawburrows.rules import premises as rules
from lawburrows.rules.grid import Point, bearing, from_degrees, from_reference, metres_between
from lawburrows.rules.guidance import BY_KEY
from lawburrows.rules.source import Source

POINTS = st.builds(Point, st.integers(0, 699_999), st.integers(0, 1_299_999))


@pytest.mark.parametrize("machine", rules.MACHINES.values(), ids=list(rules.MACHINES))
def test_every_state_is_reached_owned_and_leads_to_states_that_exist(machine):
    keys = {row.key for row in machine}
    reached = {machine[0].key} | {to for row in machine for to in row.then}
    assert reached | {"skipped"} >= keys  # a review that is left out was never begun
    assert all(row.owner and row.clock for row in machine)
    assert {to for row in machine for to in row.then} <= keys


def test_every_part_has_its_clock_its_checks_and_every_place_a_sign_of_its_own():
    assert {row.limit for row in rules.PARTS} <= set(BY_KEY)
    assert all(rules.checks_of(row.key) for row in rules.PARTS)
    assert {row.part for row in rules.CHECKS} == set(rules.KIND)
    assert len({row.letter for row in rules.PLACES}) == len({row.shape for row in rules.PLACES}) == len(rules.PLACES)
    assert {row.shape for row in rules.PLACES} | {"person"} == set(SHAPES)
    assert all(isinstance(row.source, Source) for row in (*rules.CHECKS, *rules.PLACES, *rules.LEADS))


def test_two_five_seven_and_twenty_one_clear_working_days():
    friday = date(2026, 12, 4)
    assert rules.part_due(BY_KEY["address_housing"], friday).due == date(2026, 12, 9)
    assert rules.part_due(BY_KEY["address_agencies"], friday).due == date(2026, 12, 14)
    whole = rules.whole_due(BY_KEY["address_first"], friday, again=False)
    assert whole.due == date(2026, 12, 16)
    again = rules.whole_due(BY_KEY["address_first"], friday, again=True)
    assert again.unverified
    assert "No time limit" in again.steps[-1].text
    renewal, yearly = rules.yearly_due(BY_KEY["address_renewal"], BY_KEY["address_yearly"], date(2025, 11, 3))
    assert renewal == date(2026, 11, 3)
    assert yearly.due == date(2026, 12, 3)
    assert [rules.who_leads(supervised=one).key for one in (False, True)] == ["police", "social_work"]


def test_places_are_found_from_what_ordnance_survey_publishes():
    # The water tower at Caister, an example of the guide to the grid; and a castle.
    assert metres_between(from_degrees(52.65798, 1.71605), Point(651_409, 313_177)) < 5
    assert from_reference("TG 51409 13177") == Point(651_409, 313_177)
    assert metres_between(from_degrees(55.948595, -3.199913), from_reference("NT 2516 7349")) < 12
    assert from_reference("nt2573").reference == "NT 25500 73500"
    assert from_degrees(51.0, 10.0) is from_degrees(48.0, 0.0) is None
    assert from_reference("NT 257") is from_reference("ZZ 11 11") is from_reference("somewhere") is None
    assert bearing(Point(0, 0), Point(10, 10)) == "north-east"
    assert bearing(Point(0, 0), Point(0, 0)) == "here"
    assert Point(700_000, 0).reference == ""


@given(POINTS, POINTS, POINTS)
def test_distances_are_distances(one, two, three):
    assert metres_between(one, one) == 0
    assert metres_between(one, two) == metres_between(two, one)
    assert metres_between(one, three) <= metres_between(one, two) + metres_between(two, three) + 1e-6


@given(st.floats(54.7, 60.8), st.floats(-7.5, -1.0), st.floats(-0.005, 0.005), st.floats(-0.005, 0.005))
def test_the_grid_measures_what_the_sphere_measures(latitude, longitude, up, along):
    """Near places in Scotland: to a hundredth, and the rounding to whole metres."""
    one, two = from_degrees(latitude, longitude), from_degrees(latitude + up, longitude + along)
    a, b = radians(latitude), radians(latitude + up)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(along) / 2) ** 2
    assert metres_between(one, two) == pytest.approx(2 * 6_371_000 * asin(sqrt(half)), rel=0.01, abs=2)


@given(POINTS)
def test_a_reference_leads_back_to_its_place(point):
    assert from_reference(point.reference) == point
