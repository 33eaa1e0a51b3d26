"""A load that is killed with -9 leaves nothing, and the next one is whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from lawburrows.access.models import Partner, Record
from lawburrows.audit.models import Entry
from lawburrows.embedded import Server
from lawburrows.exchange.models import SourceRow
from lawburrows.people.models import Person
from tests.conftest import as_role
from tests.exchange.bringing import IAIN, extract, figures
from tests.people import build_world
from tests.throwaway import CLONE

TABLES = (Record, Person, SourceRow, Partner, Entry)


def counts() -> list[int]:
    """How many rows are committed, as the owner sees them."""
    with as_role("owner"):
        return [model.objects.count() for model in TABLES]


@pytest.mark.committed
def test_a_load_killed_in_the_middle_leaves_nothing(committed: str, server: Server, tmp_path: Path):
    with as_role("owner"):
        build_world()
    rows = (IAIN | {"person_id": str(number), "partners": "fife"} for number in range(1500))
    path = extract(tmp_path / "big.csv", *rows)
    environment = os.environ | server.urls(committed) | {"LAWBURROWS_LOGIN": "worker"}
    words = [sys.executable, str(CLONE / "manage.py"), "load_register", str(path), "--lead", "police"]
    with subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if "1000 written" in line:
                process.send_signal(signal.SIGKILL)
                break
        assert process.wait() == -signal.SIGKILL
    assert counts() == [0, 0, 0, 0, 0]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=True)
    assert figures(done.stdout) == "1500 read, 1500 loaded, 0 warned, 0 refused"
    assert counts()[:4] == [1500, 1500, 1500, 1500]
