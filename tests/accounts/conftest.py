"""A world with users who sign in as people do: with a password and an authenticator app."""

from __future__ import annotations

import pytest

from tests.conftest import as_role

PASSWORD = "correct horse battery staple"


@pytest.fixture
def world(world):
    """The tests' Scotland; Aileen and Niall have passwords."""
    with as_role("owner"):
        for user in (world.aileen, world.niall):
            user.set_password(PASSWORD)
            user.save()
    return world
