"""A trail with real commits, in a database of the test's own."""

from __future__ import annotations

import pytest

from tests.audit.yard import Yard


@pytest.fixture
def yard(server, committed, tmp_path, settings):
    made = Yard(server, committed, tmp_path)
    settings.AUDIT_KEY = made.key
    settings.WITNESSES = tuple(made.folders.items())
    settings.WITNESSES_NEEDED = 2
    yield made
    made.close()
