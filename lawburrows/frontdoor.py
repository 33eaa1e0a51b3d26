"""The front door: one supervisor that brings up the database and every process of the product, and takes them down.

`make run` starts it. It prints the address and who can sign in, and stops all of it on Ctrl-C.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from lawburrows.embedded import CannotStart, Server, data_folder

CLONE = Path(__file__).resolve().parent.parent
DATABASE = "lawburrows"
PROCESSES = ("sealer", "witnesses", "worker", "web")
LONGEST_START = 120  # seconds until the first page must answer


def _own_server_named() -> bool:
    return any(name.startswith("DATABASE_URL_") for name in os.environ)


@contextlib.contextmanager
def attached(*, needed: bool = True) -> Iterator[None]:
    """The settings' environment filled in from the embedded server, which is started, and stopped again, if need be."""
    if not needed or _own_server_named():
        yield
        return
    server = Server(data_folder(CLONE))
    was_running = server.running()
    server.start()
    try:
        if not was_running:
            server.prepare(DATABASE)
        os.environ.update(server.urls(DATABASE))
        os.environ["LAWBURROWS_EMBEDDED"] = "yes"
        yield
    finally:
        if not was_running:
            server.stop()


def _say(text: str) -> None:
    with contextlib.suppress(OSError):  # nobody reads any more; the processes must be stopped all the same
        print(text, flush=True)


def _manage(*words: str, login: str | None = None, quiet: bool = True) -> None:
    environment = os.environ | ({"LAWBURROWS_LOGIN": login} if login else {})
    done = subprocess.run(
        [sys.executable, str(CLONE / "manage.py"), *words],
        env=environment,
        stdout=subprocess.PIPE if quiet else None,
        stderr=subprocess.STDOUT if quiet else None,
        text=True,
    )
    if done.returncode:
        raise CannotStart(f"`manage.py {' '.join(words)}` failed:\n{(done.stdout or '')[-3000:]}")


def _free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise CannotStart(f"Port {port} is in use. Choose another: `make run PORT=8001`.") from None


def _command(name: str, port: int) -> list[str]:
    manage = [sys.executable, str(CLONE / "manage.py")]
    return {
        "sealer": [*manage, "seal_audit"],
        "witnesses": [*manage, "witness"],
        "worker": [*manage, "worker"],
        "web": [
            str(Path(sys.executable).with_name("granian")),
            "--interface",
            "wsgi",
            "--host",
            "127.0.0.1",
            "--port",
            str(port),
            "--workers",
            os.environ.get("WEB_WORKERS", "2"),
            "--blocking-threads",
            "2",  # more only wait for one another; one alone would stand still while a page waits for a witness
            "--no-ws",
            "--log-level",
            "warning",
            "lawburrows.wsgi:application",
        ],
    }[name]


def _begin(name: str, port: int, logs: Path) -> subprocess.Popen:
    login = {"sealer": "sealer", "witnesses": "sealer", "worker": "worker", "web": "web"}[name]
    with (logs / f"{name}.log").open("a") as log:
        return subprocess.Popen(
            _command(name, port),
            cwd=CLONE,
            env=os.environ | {"LAWBURROWS_LOGIN": login},
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )


def _until_it_answers(port: int, processes: dict[str, subprocess.Popen], logs: Path) -> None:
    deadline = time.monotonic() + LONGEST_START
    while time.monotonic() < deadline:
        for name, process in processes.items():
            if process.poll() is not None:
                raise CannotStart(f"{name} stopped at once; see {logs / (name + '.log')}")
        with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/health/", timeout=2):
            return
        time.sleep(0.2)
    raise CannotStart(f"No page answered within {LONGEST_START} seconds; see {logs / 'web.log'}")


def _end(processes: dict[str, subprocess.Popen]) -> None:
    for process in reversed(processes.values()):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
    patience = time.monotonic() + 10
    for process in processes.values():
        try:
            process.wait(max(0.1, patience - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _watch(processes: dict[str, subprocess.Popen], port: int, logs: Path, stopping: list[bool]) -> None:
    restarted = dict.fromkeys(processes, 0.0)
    while not stopping:
        time.sleep(0.5)
        for name, process in list(processes.items()):
            if process.poll() is None or stopping:
                continue
            if time.monotonic() - restarted[name] < 5:
                raise CannotStart(f"{name} stopped twice within five seconds; see {logs / (name + '.log')}")
            restarted[name] = time.monotonic()
            _say(f"{name} stopped ({process.returncode}) and is started again; see {logs / (name + '.log')}")
            processes[name] = _begin(name, port, logs)


def run(port: int) -> None:
    """Start everything, say where it is, keep it running until Ctrl-C or SIGTERM, stop everything."""
    stopping: list[bool] = []

    def stop(*_: object) -> None:
        stopping.append(True)

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGHUP, stop)  # the terminal was closed
    _free(port)
    began = time.monotonic()
    _say("Starting the database …")
    with attached():
        if os.environ.get("LAWBURROWS_EMBEDDED") == "yes":
            os.environ["LAWBURROWS_DEMO"] = "yes"
        data = Path(os.environ.get("LAWBURROWS_DATA", CLONE / "var"))
        logs = data / "log"
        logs.mkdir(parents=True, exist_ok=True)
        _say("Bringing the tables up to date …")
        _manage("prepare", login="migrator")
        _manage("collectstatic", "--noinput", "-v", "0")
        if os.environ.get("LAWBURROWS_DEMO") == "yes":
            _manage("load_demonstration", login="worker", quiet=False)
        processes: dict[str, subprocess.Popen] = {}
        try:
            for name in PROCESSES:
                if stopping:
                    return
                processes[name] = _begin(name, port, logs)
            _until_it_answers(port, processes, logs)
            _say(f"\nLawburrows answers on http://localhost:{port} (after {time.monotonic() - began:.0f} seconds).")
            if os.environ.get("LAWBURROWS_DEMO") == "yes":
                _manage("who_can_sign_in", quiet=False)
            _say("Press Ctrl-C to stop.")
            _watch(processes, port, logs, stopping)
        finally:
            _say("\nStopping …")
            _end(processes)
    _say("Stopped.")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lawburrows.settings")
    try:
        run(int(os.environ.get("PORT", "8000")))
    except CannotStart as reason:
        sys.exit(f"\n{reason}")


if __name__ == "__main__":
    main()
