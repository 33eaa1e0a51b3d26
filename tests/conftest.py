"""Databases for tests, used as the pages' own login uses them: never as a superuser."""

from __future__ import annotations

import contextlib
import copy
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connection, connections, transaction
from psycopg.pq import TransactionStatus

from lawburrows.database.base import DatabaseWrapper
from lawburrows.embedded import Server
from tests import throwaway
from tests.audit.yard import Yard
from tests.logins import as_role
from tests.own import Own, clone, drop
from tests.people import World, build_world

# The longest, by the beginning of their names: begun first, one lot in each half, so that at the end nobody waits for them.
LONGEST = (
    ("tests/demo/", "tests/casefile/test_plan_beside", "tests/summaries/", "tests/audit/test_processes"),
    ("tests/house/test_every_look", "tests/house/test_hidden_is_absent", "tests/house/test_sizes", "tests/exchange/"),
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Two processes begin with half of the list each."""
    first, second = ([item for item in items if item.nodeid.startswith(begins)] for begins in LONGEST)
    long = {*first, *second}
    others = [item for item in items if item not in long]
    half = len(items) // 2 - len(first)
    items[:] = [*first, *others[: max(half, 0)], *second, *others[max(half, 0) :]]


@pytest.fixture(scope="session", autouse=True)
def quick_hashes() -> None:
    """Passwords are hashed as in production, but not as slowly: 0.1 s and all cores for each would be most of a run."""
    Argon2PasswordHasher.time_cost, Argon2PasswordHasher.memory_cost, Argon2PasswordHasher.parallelism = 1, 8, 1


@pytest.fixture(scope="session")
def server() -> Server:
    """The running throw-away server."""
    return throwaway.server()


@pytest.fixture(scope="session")
def django_db_setup(server: Server, django_db_blocker):
    """A database for this worker, copied from the template; Django's own making of one is not used."""
    name = f"test_{uuid.uuid4().hex[:10]}"
    clone(server, name)
    connection.settings_dict["NAME"] = name
    # Django closes the connection after each test, and with it all that is planned; the next page would take 0.1 s.
    connection.close = _close_when_broken
    yield
    del connection.close
    with django_db_blocker.unblock():
        connection.close()
    drop(server, name)


def _close_when_broken() -> None:
    link = connection.connection
    if link is None or link.closed or link.info.transaction_status is not TransactionStatus.IDLE:
        DatabaseWrapper.close(connections["default"])


@contextlib.contextmanager
def working_in(name: str, blocker: Any) -> Iterator[str]:
    """Another database for a while, with real commits and a connection that really closes; its name is given."""
    before = connection.settings_dict["NAME"]
    with blocker.unblock():
        del connection.close
        connection.close()
        connection.settings_dict["NAME"] = name
        try:
            yield name
        finally:
            connection.close()
            connection.settings_dict["NAME"] = before
            connection.close = _close_when_broken


@contextlib.contextmanager
def own_database(server: Server, blocker: Any) -> Iterator[str]:
    """A database that is dropped afterwards, for what writes a great deal."""
    name = f"own_{uuid.uuid4().hex[:10]}"
    clone(server, name)
    try:
        with working_in(name, blocker):
            yield name
    finally:
        drop(server, name)


@pytest.fixture(scope="session")
def own_databases(server: Server) -> Iterator[Own]:
    """Those of this worker."""
    own = Own(server)
    yield own
    own.close()


@pytest.fixture
def committed(own_databases: Own, django_db_setup, django_db_blocker) -> Iterator[str]:
    """A database of this test's own, with real commits; its name is given."""
    name = own_databases.take()
    with working_in(name, django_db_blocker):
        yield name
    own_databases.give_back(name)


@pytest.fixture
def witnesses(db, tmp_path, settings):
    """A sealer and three witnesses that look when the test calls them; until then nobody has seen anything."""
    yard = Yard(None, "", tmp_path)
    settings.AUDIT_KEY, settings.WITNESSES = yard.key, tuple(yard.folders.items())

    def look() -> None:
        yard.seal()
        yard.cosign()

    return look


@dataclass
class Standing:
    """What many tests begin with, committed in a database of its own, and the link to it."""

    made: Any
    name: str
    link: Any


@contextlib.contextmanager
def in_another(name: str, link: Any) -> Iterator[None]:
    """The connection leads to another database for a while; both links stay open, with all that they have planned."""
    before = connection.connection, connection.settings_dict["NAME"]
    connection.connection, connection.settings_dict["NAME"] = link, name
    try:
        if link is None:
            connection.connect()
        yield
    finally:
        connection.connection, connection.settings_dict["NAME"] = before


@contextlib.contextmanager
def stands(server: Server, blocker: Any, make: Any) -> Iterator[Standing]:
    """A database in which what is made now stays; each test works there in a transaction that is rolled back."""
    name = f"standing_{uuid.uuid4().hex[:10]}"
    clone(server, name)
    with blocker.unblock(), in_another(name, None):
        link = connection.connection
        with transaction.atomic():
            made = make()
    yield Standing(made, name, link)
    link.close()
    drop(server, name)


def people() -> World:
    """The tests' Scotland."""
    with as_role("owner"):
        return build_world()


@pytest.fixture(scope="session")
def standing(server: Server, django_db_setup, django_db_blocker) -> Iterator[Standing]:
    """The tests' Scotland, made once for a worker."""
    with stands(server, django_db_blocker, people) as found:
        yield found


@pytest.fixture
def _where_it_stands(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test with people works in the database in which they stand, or whatever else `standing` is in its folder."""
    if not {"world", "standing"} & set(request.fixturenames):
        yield
        return
    found = request.getfixturevalue("standing")
    with in_another(found.name, found.link):
        yield


@pytest.fixture
def _django_db_helper(_where_it_stands, _django_db_helper) -> None:
    """pytest-django's, on which `db` and the mark rest alike, and whose transaction is one of that database."""


@pytest.fixture
def world(db, standing) -> World:
    """The tests' Scotland, in a transaction that is rolled back; a copy that the test may change."""
    return copy.deepcopy(standing.made)
