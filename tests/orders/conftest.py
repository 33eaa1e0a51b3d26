"""Somebody whom Aileen manages, of whom nothing is recorded yet."""

from __future__ import annotations

import pytest

from tests.conftest import as_role
from tests.factories import orders as make


@pytest.fixture
def record(world):
    with as_role("owner"):
        record = world.record(manager=world.aileen)
        make.person(record)
    return record
