"""The case of the tests of plans."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lawburrows.access.models import Partner
from lawburrows.people.models import Warning
from tests.conftest import as_role
from tests.factories import orders
from tests.factories.people import make_person
from tests.people import LONG_AGO, TODAY

LATER = TODAY + timedelta(days=90)


@pytest.fixture
def case(world):
    """Led by the police, with the council in the case; convicted, and dangerous to staff."""
    record = make_person(world).record
    with as_role("owner"):
        record.manager, record.notification_officer, record.supervising_officer = (
            world.aileen,
            world.aileen,
            world.bashir,
        )
        record.save()
        Partner.objects.create(record=record, agency=world.fife, starts=LONG_AGO)
        orders.conviction(record)
        Warning.objects.create(
            record=record, owner=world.police, kind="violence", text="hits out", starts=LONG_AGO, review_on=LATER
        )
    return record
