"""A person of Fife, led by the police and managed by Aileen, with the council in the case."""

from __future__ import annotations

import pytest

from lawburrows.access.grades import Grade
from lawburrows.access.models import Partner
from tests.conftest import as_role
from tests.factories.people import make_person
from tests.people import LONG_AGO


@pytest.fixture
def record(world):
    record = make_person(world).record
    with as_role("owner"):
        record.manager = world.aileen
        record.save()
        Partner.objects.create(record=record, agency=world.fife, grade=Grade.FULL, starts=LONG_AGO)
    return record
