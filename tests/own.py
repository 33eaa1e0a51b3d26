"""Databases of a test's own, with real commits. To copy one takes a second: what was only written to is emptied and
serves the next test; what was changed in any other way is dropped.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from typing import Any

from psycopg import sql

from lawburrows.embedded import Server
from tests import throwaway

# Everything that a test can change besides rows. Who wrote a row of a catalogue is part of it: that shows any change.
SHAPE = """
SELECT md5(string_agg(said, ' ' ORDER BY said)) FROM (
    SELECT concat_ws(' ', oid, relname, relkind, relowner, relacl, relrowsecurity, relforcerowsecurity) AS said
    FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT concat_ws(' ', oid, tgrelid, tgname, tgfoid, tgtype, tgenabled) FROM pg_trigger
    UNION ALL SELECT concat_ws(' ', 'policy', oid, xmin) FROM pg_policy
    UNION ALL SELECT concat_ws(' ', 'function', oid, xmin) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL SELECT concat_ws(' ', 'constraint', oid, xmin) FROM pg_constraint
    UNION ALL SELECT concat_ws(' ', 'column', attrelid, attnum, xmin) FROM pg_attribute WHERE attrelid >= 16384
    UNION ALL SELECT concat_ws(' ', 'schema', oid, nspname, nspacl) FROM pg_namespace WHERE nspname NOT LIKE 'pg_t%'
    UNION ALL SELECT concat_ws(' ', 'figures', count(*)) FROM pg_statistic WHERE starelid >= 16384
    UNION ALL SELECT concat_ws(' ', 'settings', setdatabase, setrole, setconfig) FROM pg_db_role_setting
) AS everything
"""
# Whose file is not empty: to look into every table would load all of them, which takes longer than the rest.
WRITTEN = """
SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
AND (pg_stat_file(pg_relation_filepath(oid), true)).size > 0
"""
OFF = "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE tgenabled = 'D'"
ALWAYS = "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgenabled = 'A'"
OTHERS = """
SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""
COUNTED = "SELECT sequencename, start_value, last_value FROM pg_sequences WHERE schemaname = 'public'"


def clone(server: Server, name: str) -> None:
    with server.connect("postgres", "postgres") as link:
        link.execute(
            f'CREATE DATABASE "{name}" TEMPLATE {throwaway.TEMPLATE} OWNER lawburrows_owner STRATEGY FILE_COPY'
        )


def drop(server: Server, name: str) -> None:
    with server.connect("postgres", "postgres") as link:
        link.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


class Own:
    """The databases of one worker that wait for the next test."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.spare: list[str] = []
        self.fresh: tuple[Any, ...] = ()  # a database as it is copied
        self.always: dict[str, list[str]] = defaultdict(list)  # table → triggers that hold for a superuser too

    def take(self) -> str:
        if self.spare:
            return self.spare.pop()
        name = f"own_{uuid.uuid4().hex[:10]}"
        clone(self.server, name)
        if not self.fresh:
            with self.server.connect("postgres", name) as link:
                self.fresh = _state(link)
                for table, trigger in link.execute(ALWAYS).fetchall():
                    self.always[table].append(trigger)
        return name

    def give_back(self, name: str) -> None:
        with self.server.connect("postgres", name) as link:
            link.execute(OTHERS)
            again = self._empties(link)
        if again:
            self.spare.append(name)
        else:
            drop(self.server, name)

    def _empties(self, link: Any) -> bool:
        """Take away every row that was not there at first; whether it is now as it was."""
        _, begun, counted = self.fresh
        written = _filled(link) - set(begun)
        for table in written | {table for [table] in link.execute(OFF).fetchall()}:
            link.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
            if table in written:
                link.execute(f"DELETE FROM {table}")
            link.execute(f"ALTER TABLE {table} ENABLE TRIGGER ALL")
            for name in self.always.get(table, ()):
                link.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")
        for name, start, last in link.execute(COUNTED).fetchall():
            if last != counted.get(name):
                link.execute("SELECT setval(%s::regclass, %s, %s)", [name, counted.get(name) or start, name in counted])
        return _state(link) == self.fresh

    def close(self) -> None:
        for name in self.spare:
            drop(self.server, name)


def _filled(link: Any) -> set[str]:
    """The tables in which there is a row."""
    written = [sql.Identifier(table) for [table] in link.execute(WRITTEN).fetchall()]
    return {
        table.as_string().strip('"')
        for table in written
        if link.execute(sql.SQL("SELECT FROM {} LIMIT 1").format(table)).fetchall()
    }


def _state(link: Any) -> tuple[Any, ...]:
    """What makes one database unlike another: its shape, the rows of the tables that have any, and its counters."""
    rows = {
        table: link.execute(
            sql.SQL("SELECT md5(string_agg(t::text, ' ' ORDER BY t::text)) FROM {} AS t").format(sql.Identifier(table))
        ).fetchone()
        for table in _filled(link)
    }
    counted = {name: last for name, _, last in link.execute(COUNTED).fetchall() if last is not None}
    return link.execute(SHAPE).fetchone(), rows, counted
