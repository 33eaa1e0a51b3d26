"""A record of Aileen's, for the tests of who may see it."""

import pytest

from tests.conftest import as_role


@pytest.fixture
def record(world):
    with as_role("owner"):
        return world.record(manager=world.aileen)
