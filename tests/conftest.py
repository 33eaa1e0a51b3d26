"""Databases for tests, used as the pages' own login uses them: never as a superuser."""

from __future__ import annotations

import contextlib
import uuid

import pytest
from django.db import connection, connections
from psycopg.pq import TransactionStatus

from lawburrows.database.base import DatabaseWrapper
from lawburrows.embedded import Server
from tests import throwaway
from tests.people import World, build_world


@pytest.fixture(scope="session")
def server() -> Server:
    """The running throw-away server."""
    return throwaway.server()


def _clone(server: Server, name: str) -> None:
    with server.connect("postgres", "postgres") as link:
        link.execute(
            f'CREATE DATABASE "{name}" TEMPLATE {throwaway.TEMPLATE} OWNER lawburrows_owner STRATEGY FILE_COPY'
        )


def _drop(server: Server, name: str) -> None:
    with server.connect("postgres", "postgres") as link:
        link.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def django_db_setup(server: Server, django_db_blocker):
    """A database for this worker, copied from the template; Django's own making of one is not used."""
    name = f"test_{uuid.uuid4().hex[:10]}"
    _clone(server, name)
    connection.settings_dict["NAME"] = name
    # Django closes the connection after each test, and with it all that is planned; the next page would take 0.1 s.
    connection.close = _close_when_broken
    yield
    del connection.close
    with django_db_blocker.unblock():
        connection.close()
    _drop(server, name)


def _close_when_broken() -> None:
    link = connection.connection
    if link is None or link.closed or link.info.transaction_status is not TransactionStatus.IDLE:
        DatabaseWrapper.close(connections["default"])


@pytest.fixture
def committed(server: Server, django_db_setup, django_db_blocker):
    """A database of this test's own, with real commits; its name is given."""
    name, before = f"own_{uuid.uuid4().hex[:10]}", connection.settings_dict["NAME"]
    _clone(server, name)
    with django_db_blocker.unblock():
        DatabaseWrapper.close(connections["default"])
        connection.settings_dict["NAME"] = name
        try:
            yield name
        finally:
            DatabaseWrapper.close(connections["default"])
            connection.settings_dict["NAME"] = before
            _drop(server, name)


@contextlib.contextmanager
def as_role(role: str):
    """Take another role for a while, as only a test may: `web`, `worker`, `sealer` or `owner`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        [before] = cursor.fetchone()
        cursor.execute(f"SET ROLE lawburrows_{role}")
    try:
        yield
    finally:
        if not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute(f"SET ROLE {before}")


@pytest.fixture
def world(db) -> World:
    """The tests' Scotland, in a transaction that is rolled back."""
    with as_role("owner"):
        return build_world()
