"""A place for files that is empty, and a record of Fife's with Aileen's rights."""

import pytest

from lawburrows.access.identity import acting
from tests.conftest import as_role
from tests.people import NOON


@pytest.fixture(autouse=True)
def uploads(tmp_path, settings):
    """Files of a test go where pytest sweeps."""
    settings.UPLOADS = tmp_path / "uploads"
    return settings.UPLOADS


@pytest.fixture
def record(world):
    """A record led by the police in Fife."""
    with as_role("owner"):
        return world.record(ref="LB-DOCS-0001", manager=world.aileen)


@pytest.fixture
def aileen(world):
    """Aileen, acting on the tests' day."""
    with acting(world.aileen, at=NOON):
        yield world.aileen
