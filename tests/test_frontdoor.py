"""The front door: what cannot start says so in a sentence; what was killed is noticed, and leaves nothing running."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from lawburrows import frontdoor
from lawburrows.embedded import CannotStart, Server
from tests import throwaway

ADDRESS = "postgresql://somebody:word@db.invalid/lawburrows"


def opened(**environment: str) -> str:
    """All that the front door says when it refuses to open."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("LAWBURROWS_", "DATABASE_URL_"))}
    words = [sys.executable, "-m", "lawburrows.frontdoor"]
    done = subprocess.run(words, env=plain | environment, cwd=frontdoor.CLONE, capture_output=True, text=True)
    assert done.returncode == 1
    return (done.stdout + done.stderr).strip()


def soon(true: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 20
    while not (found := true()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return found


def lives(pid: int) -> bool:
    """Whether a process runs; one that has ended and was not asked after does not."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


@pytest.mark.parametrize("port", ["abc", "99999", "0", "-1", ""])
def test_a_port_that_is_none_is_refused_in_a_sentence(port):
    with pytest.raises(CannotStart, match="must be a number from 1 to 65535"):
        frontdoor._port(port)


def test_what_is_wrong_with_the_surroundings_is_said_in_one_sentence(tmp_path):
    assert opened(PORT="abc") == "PORT is 'abc'; it must be a number from 1 to 65535."
    file = tmp_path / "file"
    file.touch()
    assert opened(LAWBURROWS_DATA=str(file / "in")) == f"The data folder {file}/in cannot be made: Not a directory."


def test_with_a_server_of_ones_own_every_missing_login_is_named():
    said = opened(DATABASE_URL_WEB=ADDRESS, DATABASE_URL_MIGRATOR=ADDRESS)
    assert said.endswith("Missing: DATABASE_URL_WORKER, DATABASE_URL_SEALER.")


def test_a_second_front_door_on_the_same_folder_names_the_port_of_the_first(tmp_path):
    with frontdoor._alone(tmp_path, 8123):
        said = opened(LAWBURROWS_DATA=str(tmp_path), PORT="8124")
    assert "Lawburrows is running already from this folder, on port 8123" in said
    with frontdoor._alone(tmp_path, 8124):
        pass


def test_what_outlived_a_front_door_that_was_killed_is_ended_by_the_next(tmp_path, monkeypatch):
    sleeps = [shutil.which("sleep"), "600"]
    monkeypatch.setattr(frontdoor, "_command", lambda name, port: sleeps)
    (tmp_path / "log").mkdir()
    with (
        subprocess.Popen(sleeps, start_new_session=True) as left,
        subprocess.Popen([sleeps[0], "601"], start_new_session=True) as another,
    ):
        (tmp_path / "log" / "web.pid").write_text(f"{left.pid} 8123")
        (tmp_path / "log" / "worker.pid").write_text(f"{another.pid} 8123")
        with frontdoor._alone(tmp_path, 8123):
            assert left.wait() == -signal.SIGKILL
            assert another.poll() is None
        another.kill()


def test_the_last_who_uses_the_server_stops_it(monkeypatch):
    first, second = throwaway.server(), throwaway.server()
    stopped: list[str] = []
    monkeypatch.setattr(first, "stop", lambda: stopped.append("first"))
    monkeypatch.setattr(second, "stop", lambda: stopped.append("second"))
    with second.in_use():
        with first.in_use():
            pass
        assert stopped == []
    assert stopped == ["second"]


PARENT = """
import subprocess, sys, time
from lawburrows.frontdoor import _leash
child = subprocess.Popen(["sleep", "600"], start_new_session=True, preexec_fn=_leash())
print(child.pid, flush=True)
time.sleep(600)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's word for a dead parent is Linux's")
def test_what_the_front_door_started_ends_when_it_is_killed():
    with subprocess.Popen([sys.executable, "-c", PARENT], cwd=frontdoor.CLONE, stdout=subprocess.PIPE) as parent:
        child = int(parent.stdout.readline())
        assert lives(child)
        parent.kill()
    assert soon(lambda: not lives(child))


def test_ctrl_c_ends_a_command_that_prepares_and_leaves_no_traceback(tmp_path, monkeypatch):
    (tmp_path / "manage.py").write_text("import time; time.sleep(600)")
    monkeypatch.setattr(frontdoor, "CLONE", tmp_path)
    with pytest.raises(frontdoor.Stopped):
        frontdoor._manage("prepare", stopping=[True])


def test_a_malformed_setting_is_said_as_it_is_and_not_as_a_traceback(tmp_path, monkeypatch):
    (tmp_path / "manage.py").write_text(
        "from django.core.exceptions import ImproperlyConfigured as Wrong\nraise Wrong('LAWBURROWS_HTTPS is maybe')"
    )
    monkeypatch.setattr(frontdoor, "CLONE", tmp_path)
    with pytest.raises(CannotStart) as refused:
        frontdoor._manage("prepare", stopping=[])
    assert str(refused.value) == "LAWBURROWS_HTTPS is maybe."


class OneHost(BaseHTTPRequestHandler):
    """A page that answers as ours does: to the host that it has, over TLS."""

    def do_GET(self) -> None:
        right = (self.headers["Host"], self.headers["X-Forwarded-Proto"]) == ("register.example", "https")
        self.send_response(200 if right else 400)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


def test_the_first_page_is_asked_for_by_the_host_that_is_answered(tmp_path, monkeypatch):
    monkeypatch.setenv("LAWBURROWS_HOSTS", "register.example,other.example")
    monkeypatch.setattr(frontdoor, "LONGEST_START", 5)
    with HTTPServer(("127.0.0.1", 0), OneHost) as page:
        Thread(target=page.serve_forever, args=(0.05,), daemon=True).start()
        frontdoor._until_it_answers(page.server_port, {}, tmp_path, [])
        page.shutdown()


@pytest.fixture
def folder() -> Iterator[Path]:
    """One that the account of PostgreSQL reaches, as pytest's own does not when the tests run as root."""
    made = Path(tempfile.mkdtemp(prefix="lawburrows-test-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


def test_a_database_server_that_was_killed_is_noticed_and_started_again(folder, tmp_path, monkeypatch, capsys):
    server = Server(folder, durable=False)
    server.start()
    try:
        assert server.alive()
        os.kill(int((server.cluster / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
        assert soon(lambda: not server.alive())
        stopping: list[bool] = []
        again = server.start
        monkeypatch.setattr(server, "start", lambda: (again(), stopping.append(True)))
        frontdoor._watch({}, 0, tmp_path, stopping, server)
        assert "PostgreSQL stopped and is started again" in capsys.readouterr().out
        with server.connect("postgres", "postgres") as link:
            assert link.execute("SELECT 1").fetchone() == (1,)
    finally:
        server.stop()
