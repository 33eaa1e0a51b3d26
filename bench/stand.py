"""A throw-away installation to measure: database, register, sealer, witnesses and the web server, on loopback."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lawburrows.embedded import Server

CLONE = Path(__file__).resolve().parent.parent
DATABASE = "bench"
LOGINS = {"prepare": "migrator", "seal_audit": "sealer", "witness": "sealer"}
PATIENCE = 60  # seconds for the first page


@dataclass
class Stand:
    """The running installation; `commands` says how long each command took, in seconds."""

    server: Server
    port: int
    commands: dict[str, float] = field(default_factory=dict)

    def environment(self, login: str) -> dict[str, str]:
        more = {"LAWBURROWS_EMBEDDED": "yes", "LAWBURROWS_DEMO": "yes", "LAWBURROWS_LOGIN": login}
        return {**os.environ, **self.server.urls(DATABASE), **more, "PYTHONPATH": str(CLONE)}

    def manage(self, *words: str) -> str:
        """Run one command to its end; what it said."""
        began = time.monotonic()
        print(f"{' '.join(words)} …", flush=True)
        done = subprocess.run(
            [sys.executable, str(CLONE / "manage.py"), *words],
            env=self.environment(LOGINS.get(words[0], "worker")),
            capture_output=True,
            text=True,
        )
        self.commands[words[0]] = time.monotonic() - began
        if done.returncode:
            raise SystemExit(f"`{' '.join(words)}` failed:\n{(done.stdout + done.stderr)[-3000:]}")
        return done.stdout

    @contextlib.contextmanager
    def running(self, *command: str, login: str) -> Iterator[None]:
        """A process for as long as the block lasts."""
        with (self.server.data / f"{Path(command[0]).name}-{login}.log").open("a") as log:
            process = subprocess.Popen(command, env=self.environment(login), stdout=log, stderr=log, cwd=CLONE)
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    @contextlib.contextmanager
    def web(self, workers: int = 2) -> Iterator[None]:
        """The web server as the front door starts it, with the measured site."""
        granian = str(Path(sys.executable).with_name("granian"))
        options = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(self.port), "--workers", str(workers)]
        options += ["--blocking-threads", "2", "--no-ws", "--log-level", "warning", "bench.site:application"]
        os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
        with self.running(granian, *options, login="web"):
            self.wait()
            yield

    def wait(self) -> None:
        """Until the first page answers."""
        latest = time.monotonic() + PATIENCE
        while time.monotonic() < latest:
            with (
                contextlib.suppress(OSError),
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health/", timeout=5),
            ):
                return
            time.sleep(0.2)
        raise SystemExit(f"no page answered; see {self.server.data}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def stand() -> Iterator[Stand]:
    """Make it, and take it away."""
    folder = Path(tempfile.mkdtemp(prefix="lawburrows-bench-"))
    folder.chmod(0o755)
    server = Server(folder)
    try:
        server.start()
        server.prepare(DATABASE)
        yield Stand(server, free_port())
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(server.socket, ignore_errors=True)
