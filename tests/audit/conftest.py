"""A trail with real commits, in a database of the test's own."""

from __future__ import annotations

import pytest
from django.db import connection

from tests.audit.yard import Yard
from tests.conftest import as_role


@pytest.fixture
def yard(server, committed, tmp_path, settings):
    made = Yard(server, committed, tmp_path)
    settings.AUDIT_KEY = made.key
    settings.WITNESSES = tuple(made.folders.items())
    settings.WITNESSES_NEEDED = 2
    yield made
    made.close()


@pytest.fixture(autouse=True)
def as_the_worker(request):
    """The trail is tested as the worker reads it: whole. What pages may read of it is tested with access."""
    if "committed" in request.fixturenames:
        options = connection.settings_dict["OPTIONS"]
        before = options["options"]
        options["options"] = before.replace("lawburrows_web", "lawburrows_worker")
        yield
        options["options"] = before
    elif request.node.get_closest_marker("django_db"):
        request.getfixturevalue("db")
        with as_role("worker"):
            yield
    else:
        yield
