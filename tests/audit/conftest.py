"""A trail with real commits, in a database of the test's own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from lawburrows.audit import fsck, verify
from tests.audit.yard import CHANGED, Yard, note
from tests.conftest import as_role


@pytest.fixture
def yard(server, committed, tmp_path, settings):
    made = Yard(server, committed, tmp_path)
    settings.AUDIT_KEY = made.key
    settings.WITNESSES = tuple(made.folders.items())
    settings.WITNESSES_NEEDED = 2
    yield made
    made.close()


@pytest.fixture
def exported(yard: Yard, tmp_path):
    yard.grow(5)
    for _ in range(4):
        note(CHANGED, aside="why", fields=["name"])
    yard.seal(most=2)
    yard.grow(300)
    file = tmp_path / "trail.jsonl"
    with as_role("worker"), file.open("wb") as to:
        assert fsck.export(to) == (309, [])
    return file


@pytest.fixture
def auditor(yard, tmp_path):
    """Runs the offline check as an auditor does who has the two files and the sealer's public key, and no Django."""
    alone, audit = tmp_path / "auditor", Path(verify.__file__).parent
    alone.mkdir()
    for name in ("verify.py", "tree.py"):
        (alone / name).write_text((audit / name).read_text())
    (alone / "sitecustomize.py").write_text(
        "import sys\nfor name in ('django', 'psycopg', 'lawburrows'):\n    sys.modules[name] = None\n"
    )

    def run(*words):
        return subprocess.run(
            [sys.executable, "verify.py", "--key", yard.key.with_suffix(".pub.pem"), *words],
            cwd=alone,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(alone)},
            capture_output=True,
            text=True,
        )

    return run


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
