"""What the environment says is read whole, or stops the start with a sentence."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from lawburrows.settings import _database


@pytest.fixture
def database(monkeypatch):
    """What the settings make of an address."""

    def read(address: str) -> dict:
        monkeypatch.setenv("DATABASE_URL_BACKUP", address)
        return _database("backup")

    return read


def started(**environment: str) -> str:
    """What a process says last that starts with these settings alone; nothing if all is well."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("LAWBURROWS_", "DATABASE_URL_"))}
    words = [sys.executable, "-c", "import lawburrows.settings"]
    said = subprocess.run(words, env=plain | environment, capture_output=True, text=True).stderr.strip()
    return said.rpartition("\n")[2]


def test_a_password_with_every_sign_in_percent_is_read_beside_a_host_and_a_port(database):
    read = database("postgresql://lawburrows_web:p%40s%2Fs%25%3A%23%3F@db.internal:5433/lawburrows")
    assert (read["PASSWORD"], read["HOST"], read["PORT"]) == ("p@s/s%:#?", "db.internal", "5433")
    assert (read["USER"], read["NAME"]) == ("lawburrows_web", "lawburrows")


@pytest.mark.parametrize(("where", "port"), [("%2FVar%2Frun", ""), ("%2fVar%2frun:5433", "5433")])
def test_a_socket_in_percent_is_read_beside_a_password(database, where, port):
    read = database(f"postgresql://web:p%2Fs@{where}/lawburrows")
    assert (read["PASSWORD"], read["HOST"], read["PORT"]) == ("p/s", "/Var/run", port)


def test_what_is_asked_of_tls_reaches_the_connection(database):
    read = database("postgresql://web:word@db.internal/lawburrows?sslmode=verify-full&sslrootcert=/etc/ca.pem")
    assert read["OPTIONS"] == {"sslmode": "verify-full", "sslrootcert": "/etc/ca.pem", "server_side_binding": True}


@pytest.mark.parametrize("address", ["postgresql://web:pa/ss@db/x", "mysql://web:s@db/x", "postgresql://web:s@db"])
def test_a_malformed_address_is_refused_without_saying_the_password(database, address):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL_BACKUP is no postgresql:// address") as refused:
        database(address)
    assert address not in str(refused.value)


def test_a_process_without_the_address_of_its_login_does_not_start():
    worker = {"DATABASE_URL_WORKER": "postgresql://worker:word@db.internal/lawburrows"}
    assert started(**worker).endswith("DATABASE_URL_WEB is missing, and LAWBURROWS_LOGIN is web")
    assert started(**worker, LAWBURROWS_LOGIN="backup").endswith(
        "DATABASE_URL_BACKUP is missing, and LAWBURROWS_LOGIN is backup"
    )
    assert started() == ""


def test_an_address_of_no_login_does_not_start():
    assert started(DATABASE_URL_WBE="postgresql://web:word@db.internal/lawburrows").endswith(
        "addresses of no login in the environment: DATABASE_URL_WBE"
    )
