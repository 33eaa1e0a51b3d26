"""A court directs a parent to notify for a child, and for nobody else."""

from __future__ import annotations

from datetime import date

import pytest

from lawburrows.people import policy
from tests.factories.people import make_person
from tests.people import TODAY, on_the_day

pytestmark = pytest.mark.django_db


def test_a_parent_is_directed_for_a_child_alone(world):
    iain = make_person(world)
    with on_the_day(world.aileen):
        assert "was 16 or over" in policy.may_direct_a_parent(iain.record, made_on=TODAY).reason
        assert policy.may_direct_a_parent(iain.record, made_on=date(1985, 1, 1))
