"""The throw-away server as the migrations leave it, kept between runs: to go through all of them takes half a minute.

What the migrations make depends on what is hashed here, and on nothing else; a change of any of it begins anew. The
grants and policies come from the code of each run, and are not kept: `manage.py prepare` runs every time.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

from lawburrows.embedded import Server

CLONE = Path(__file__).resolve().parent.parent
KEPT = CLONE / ".stamps"
PRODUCT = CLONE / "lawburrows"
# Migrations import nothing of the product but its operations.
MADE_FROM = ("*/migrations/*.py", "database/*.py", "settings.py", "embedded.py", "roles.sql", "*/commands/prepare.py")


def made_from() -> set[Path]:
    """Every file on which the tables depend."""
    files = {file for pattern in MADE_FROM for file in PRODUCT.rglob(pattern)}
    return {*files, Path(__file__), Path(__file__).with_name("throwaway.py")}


def _hash(server: Server) -> str:
    found = hashlib.sha256()
    for file in sorted(made_from()):
        found.update(f"{file.relative_to(CLONE)} {file.stat().st_size}\n".encode() + file.read_bytes())
    libraries = sorted(one.name for one in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))
    found.update("\n".join([sys.version, str(os.geteuid()), str(server.bin), *libraries]).encode())
    return found.hexdigest()[:20]


class Kept:
    """What is kept of a server that has not been started yet: its cluster and the passwords of its logins."""

    def __init__(self, server: Server) -> None:
        self.server, self.file = server, KEPT / f"tables-{_hash(server)}.tar"

    def take(self) -> bool:
        """Put it where the server will find it; whether there was any."""
        if not self.file.exists():
            return False
        return subprocess.run(["tar", "-xpf", self.file, "-C", self.server.data]).returncode == 0

    def keep(self) -> None:
        """Keep it as it is now; the server stops and starts for it. Where nothing can be kept, nothing is."""
        if not os.access(CLONE, os.W_OK):
            return
        KEPT.mkdir(exist_ok=True)
        self.server.stop()
        beside, name = tempfile.mkstemp(dir=KEPT, prefix="tables-", suffix=".part")
        with os.fdopen(beside, "wb") as to:
            subprocess.run(["tar", "-c", "-C", self.server.data, "postgres", "secrets.json"], stdout=to, check=True)
            os.fsync(beside)
        for old in KEPT.glob("tables-*.tar"):
            old.unlink(missing_ok=True)
        os.replace(name, self.file)
        self.server.start()
