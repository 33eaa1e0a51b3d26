"""A load that is killed with -9 leaves nothing, and the next one is whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from lawburrows.access.models import Partner, Record
from lawburrows.audit.models import Entry
from lawburrows.embedded import Server
from lawburrows.exchange.models import SourceRow
from lawburrows.people.models import Person
from tests.conftest import as_role
from tests.exchange.bringing import IAIN, extract, figures, load
from tests.people import build_world
from tests.throwaway import CLONE

TABLES = (Record, Person, SourceRow, Partner, Entry)
HELD = "exchange_sourcerow"  # to which a load comes when its people and their orders are written
LONGEST = 1200  # looks, each a twentieth of a second


def counts() -> list[int]:
    """How many rows are committed, as the owner sees them."""
    with as_role("owner"):
        return [model.objects.count() for model in TABLES]


def waits(link: psycopg.Connection) -> bool:
    """Somebody waits for the table that this connection holds; looked for until it is so."""
    for _ in range(LONGEST):
        link.execute("SELECT pg_sleep(0.05)")
        if link.execute("SELECT 1 FROM pg_locks WHERE NOT granted AND relation = %s::regclass", [HELD]).fetchone():
            return True
    return False


@pytest.mark.committed
def test_a_load_killed_in_the_middle_leaves_nothing(committed: str, server: Server, tmp_path: Path):
    with as_role("owner"):
        build_world()
    path = extract(tmp_path / "some.csv", *(IAIN | {"person_id": str(n), "partners": "fife"} for n in range(40)))
    environment = os.environ | server.urls(committed) | {"LAWBURROWS_LOGIN": "worker"}
    words = [sys.executable, str(CLONE / "manage.py"), "load_register", str(path), "--lead", "police"]
    with server.connect("postgres", committed) as link:
        link.autocommit = False
        link.execute(f"LOCK TABLE {HELD} IN EXCLUSIVE MODE")
        with subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL) as process:
            assert waits(link)
            process.send_signal(signal.SIGKILL)
            assert process.wait() == -signal.SIGKILL
        link.rollback()
    assert counts() == [0, 0, 0, 0, 0]
    assert figures(load(path)) == "40 read, 40 loaded, 0 warned, 0 refused"
    assert counts()[:4] == [40, 40, 40, 40]
