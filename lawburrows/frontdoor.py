"""The front door: one supervisor that brings up the database and every process of the product, and takes them down.

`make run` starts it. It prints the address and who can sign in, and stops all of it on Ctrl-C.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

from lawburrows.embedded import CannotStart, Server, data_folder, make_folder

CLONE = Path(__file__).resolve().parent.parent
DATABASE = "lawburrows"
PROCESSES = ("sealer", "witnesses", "worker", "web")
LONGEST_START = 120  # seconds until the first page must answer


NEEDED = ("web", "worker", "sealer", "migrator")  # logins that the processes use; the backup's is another machine's
LONGEST_END = 10  # seconds that processes may take to end
QUICK = 5  # seconds: what stops again so soon after a start will not run at all
PR_SET_PDEATHSIG = 1


class Stopped(Exception):
    """Somebody pressed Ctrl-C, or ended the front door, before all was up."""


def _own_server_named() -> bool:
    return any(name.startswith("DATABASE_URL_") for name in os.environ)


@contextlib.contextmanager
def attached(*, needed: bool = True, prepare: bool = False) -> Iterator[Server | None]:
    """The settings' environment filled in from the embedded server, which is started, and stopped again, if need be."""
    if not needed or _own_server_named():
        yield None
        return
    server = Server(data_folder(CLONE))
    with server.in_use():
        was_running = server.running()
        server.start()
        if prepare or not was_running:
            server.prepare(DATABASE)
        os.environ.update(server.urls(DATABASE))
        os.environ["LAWBURROWS_EMBEDDED"] = "yes"
        yield server


def _folder() -> Path:
    """Where the data of what is started lives."""
    if not _own_server_named():
        return data_folder(CLONE)
    if missing := [name for login in NEEDED if not os.environ.get(name := f"DATABASE_URL_{login.upper()}")]:
        raise CannotStart(f"All processes run here, and each needs its login. Missing: {', '.join(missing)}.")
    return Path(os.environ.get("LAWBURROWS_DATA", CLONE / "var"))


@contextlib.contextmanager
def _alone(folder: Path, port: int) -> Iterator[None]:
    """The only front door of a folder, as long as the lock is held; what one that was killed left is ended."""
    with (make_folder(folder) / "frontdoor.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise CannotStart(
                f"Lawburrows is running already from this folder, on port {lock.read()}. Stop it first, or choose "
                f"another folder than {folder} with LAWBURROWS_DATA."
            ) from None
        lock.truncate(0)
        lock.write(str(port))
        lock.flush()
        _end_left_over(folder / "log")
        yield


def _end_left_over(logs: Path) -> None:
    """Those that outlived a killed front door, such as a web server that waits for its last page."""
    for name in PROCESSES:
        try:
            pid, port = map(int, (logs / f"{name}.pid").read_text().split())
            told = Path(f"/proc/{pid}/cmdline").read_bytes().rstrip(b"\0")
        except (OSError, ValueError):
            continue
        if not told.endswith(b"\0".join(map(os.fsencode, _command(name, port)))):
            continue  # the number is another's by now
        _say(f"{name} was left over from before, and is ended")
        deadline = time.monotonic() + 2
        with contextlib.suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)
            while time.monotonic() < deadline:
                os.killpg(pid, 0)
                time.sleep(0.05)


def _leash() -> Callable[[], None] | None:
    """What a child does before anything else: ask the kernel for SIGTERM when the front door is gone, even by SIGKILL.

    It runs between fork and exec, which is safe because the front door has one thread, and all is looked up before.
    """
    if sys.platform != "linux":
        return None
    prctl, parent, term = ctypes.CDLL(None).prctl, os.getpid(), int(signal.SIGTERM)

    def tie() -> None:
        prctl(PR_SET_PDEATHSIG, term)
        if os.getppid() != parent:  # it was gone before it could be asked
            os._exit(1)

    return tie


def _say(text: str) -> None:
    with contextlib.suppress(OSError):  # nobody reads any more; the processes must be stopped all the same
        print(text, flush=True)


def _manage(*words: str, stopping: list[bool], login: str | None = None, quiet: bool = True) -> None:
    with subprocess.Popen(
        [sys.executable, str(CLONE / "manage.py"), *words],
        env=os.environ | ({"LAWBURROWS_LOGIN": login} if login else {}),
        stdout=subprocess.PIPE if quiet else None,
        stderr=subprocess.STDOUT if quiet else None,
        text=True,
        start_new_session=True,
        preexec_fn=_leash(),  # noqa: PLW1509 - the front door has one thread
    ) as process:
        said = None
        while said is None:
            try:
                said = process.communicate(timeout=0.2)[0] or ""
            except subprocess.TimeoutExpired:
                if stopping:
                    process.terminate()  # what it had begun is rolled back
                    raise Stopped from None
    if process.returncode:
        last = said.strip().rpartition("\n")[2]
        if "ImproperlyConfigured: " in last:
            raise CannotStart(f"{last.partition('ImproperlyConfigured: ')[2]}.")
        raise CannotStart(f"`manage.py {' '.join(words)}` failed:\n{said[-3000:]}")


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
        process = subprocess.Popen(
            _command(name, port),
            cwd=CLONE,
            env=os.environ | {"LAWBURROWS_LOGIN": login},
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_leash(),  # noqa: PLW1509 - the front door has one thread
        )
    (logs / f"{name}.pid").write_text(f"{process.pid} {port}")
    return process


def _until_it_answers(port: int, processes: dict[str, subprocess.Popen], logs: Path, stopping: list[bool]) -> None:
    # As the proxy would ask: by a host that is answered, and over TLS where that is demanded.
    host = os.environ.get("LAWBURROWS_HOSTS", "").split(",")[0].lstrip(".*") or "localhost"
    asked = urllib.request.Request(
        f"http://127.0.0.1:{port}/health/", headers={"Host": host, "X-Forwarded-Proto": "https"}
    )
    deadline = time.monotonic() + LONGEST_START
    while time.monotonic() < deadline:
        if stopping:
            raise Stopped
        for name, process in processes.items():
            if process.poll() is not None:
                raise CannotStart(f"{name} stopped at once; see {logs / (name + '.log')}")
        with contextlib.suppress(OSError), urllib.request.urlopen(asked, timeout=2):
            return
        time.sleep(0.2)
    raise CannotStart(f"No page answered within {LONGEST_START} seconds; see {logs / 'web.log'}")


def _end(processes: dict[str, subprocess.Popen]) -> None:
    for process in reversed(processes.values()):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
    patience = time.monotonic() + LONGEST_END
    for process in processes.values():
        try:
            process.wait(max(0.1, patience - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _start_again(server: Server) -> None:
    """After its first process was killed: the others of the dead server may need a moment to notice and end."""
    deadline = time.monotonic() + LONGEST_END
    while True:
        try:
            server.start()
            return
        except CannotStart:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.5)


def _watch(
    processes: dict[str, subprocess.Popen], port: int, logs: Path, stopping: list[bool], server: Server | None
) -> None:
    restarted = dict.fromkeys((*processes, "PostgreSQL"), -float(QUICK))
    while not stopping:
        time.sleep(0.5)
        if server is not None and not stopping and not server.alive():
            log = server.cluster / "server.log"
            if time.monotonic() - restarted["PostgreSQL"] < QUICK:
                raise CannotStart(f"PostgreSQL stopped twice within {QUICK} seconds; see {log}")
            _say(f"PostgreSQL stopped and is started again; see {log}")
            _start_again(server)
            # Whatever stopped because it had no database may stop once more without being at fault.
            restarted = dict.fromkeys(processes, -float(QUICK)) | {"PostgreSQL": time.monotonic()}
        for name, process in list(processes.items()):
            if process.poll() is None or stopping:
                continue
            if time.monotonic() - restarted[name] < QUICK:
                raise CannotStart(f"{name} stopped twice within {QUICK} seconds; see {logs / (name + '.log')}")
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
    folder = _folder()
    with _alone(folder, port):
        _free(port)
        began = time.monotonic()
        _say("Starting the database …")
        with contextlib.suppress(Stopped), attached(prepare=True) as server:
            _serve(server, port, folder / "log", stopping, began)
    _say("Stopped.")


def _serve(server: Server | None, port: int, logs: Path, stopping: list[bool], began: float) -> None:
    """Every process, on a database that answers, until somebody stops it."""
    if server is not None:
        os.environ["LAWBURROWS_DEMO"] = "yes"
    make_folder(logs)
    _say("Bringing the tables up to date …")
    _manage("prepare", login="migrator", stopping=stopping)
    _manage("collectstatic", "--noinput", "-v", "0", stopping=stopping)
    if os.environ.get("LAWBURROWS_DEMO") == "yes":
        _manage("load_demonstration", login="worker", quiet=False, stopping=stopping)
    processes: dict[str, subprocess.Popen] = {}
    try:
        for name in PROCESSES:
            if stopping:
                raise Stopped
            processes[name] = _begin(name, port, logs)
        _until_it_answers(port, processes, logs, stopping)
        _say(f"\nLawburrows answers on http://localhost:{port} (after {time.monotonic() - began:.0f} seconds).")
        if os.environ.get("LAWBURROWS_DEMO") == "yes":
            _manage("who_can_sign_in", quiet=False, stopping=stopping)
        _say("Press Ctrl-C to stop.")
        _watch(processes, port, logs, stopping, server)
    finally:
        _say("\nStopping …")
        _end(processes)


def _port(said: str) -> int:
    if not (said.isascii() and said.isdigit() and 0 < int(said) < 65536):
        raise CannotStart(f"PORT is {said!r}; it must be a number from 1 to 65535.")
    return int(said)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lawburrows.settings")
    try:
        run(_port(os.environ.get("PORT", "8000")))
    except CannotStart as reason:
        sys.exit(f"\n{reason}")


if __name__ == "__main__":
    main()
