"""One throw-away PostgreSQL for a test run, started before Django reads its settings (`-p tests.throwaway`).

The first process starts it and hands its addresses to the parallel workers by the environment.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from lawburrows.embedded import Server
from tests.tables import Kept

CLONE = Path(__file__).resolve().parent.parent
TEMPLATE = "lawburrows_template"
FOLDER = "TEST_SERVER_FOLDER"
_server: Server | None = None


def _start() -> Server:
    folder = Path(tempfile.mkdtemp(prefix="lawburrows-test-"))
    folder.chmod(0o755)
    (folder / "static").mkdir()
    server = Server(folder, durable=False)
    kept = Kept(server)
    taken = kept.take()
    server.start().prepare(TEMPLATE, with_test_login=True)
    os.environ.update(server.urls(TEMPLATE))
    made = subprocess.run(
        [sys.executable, CLONE / "manage.py", "prepare"],
        capture_output=True,
        text=True,
        env={**os.environ, "LAWBURROWS_LOGIN": "migrator"},
    )
    if made.returncode:
        server.stop()
        raise SystemExit(f"the test database could not be made:\n{made.stdout}\n{made.stderr}")
    if not taken:
        kept.keep()
    os.environ[FOLDER] = str(folder)
    os.environ["LAWBURROWS_LOGIN"] = "test"
    return server


if FOLDER not in os.environ:
    _server = _start()


def pytest_unconfigure() -> None:
    if _server is not None:
        _server.stop()
        shutil.rmtree(_server.data, ignore_errors=True)
        shutil.rmtree(_server.socket, ignore_errors=True)


def server() -> Server:
    """The running server, for tests that need another login or a database of their own."""
    found = Server(Path(os.environ[FOLDER]), durable=False)
    found.passwords = found._secrets()
    return found
