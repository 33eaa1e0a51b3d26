"""A record of Fife's with a person, and readers who sign in to look at it."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from lawburrows.people.models import Warning
from tests.conftest import as_role
from tests.factories.orders import conviction, harm, person

REF = "LB-CASE-0001"


def a_case(world, **more):
    """Iain's record: managed by Aileen for the police in Fife."""
    with as_role("owner"):
        record = world.record(ref=REF, **{"manager": world.aileen} | more)
        person(record)
        conviction(record)
        harm(record)
        Warning.objects.create(
            record=record,
            owner=record.lead,
            kind="lone_staff",
            text="Go in pairs",
            starts=date(2024, 1, 1),
            review_on=date(2099, 1, 1),
        )
    return record


def signed_in(user) -> Client:
    """A browser in which this user has signed in."""
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def case(world):
    return a_case(world)
