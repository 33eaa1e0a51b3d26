"""Each statement is planned once for a connection.

The rule of access makes a statement dear to plan (5 ms and more) and cheap to run (under 1 ms). So values are bound by
the server, a statement is prepared at its first use, and its plan is for any values. A connection keeps as many
statements as the product has; psycopg's own limit of 100 is less than two pages need. Savepoints are not prepared: each
has a name of its own, so that a page would send two commands for one and push out plans that the next page needs.
"""

from collections.abc import Sequence
from typing import Any

from django.db.backends.postgresql.base import DatabaseWrapper as PostgreSQL
from psycopg._preparing import Prepare, PrepareManager
from psycopg._queries import PostgresQuery
from psycopg.pq.abc import PGresult

KEPT = 2000
NAMED_ONCE = (b"SAVEPOINT ", b"RELEASE SAVEPOINT ", b"ROLLBACK TO SAVEPOINT ")


class Prepared(PrepareManager):
    """As psycopg's, but a rollback takes no statement away, and a savepoint adds none.

    psycopg forgets all of them, in case a table was made again in between. PostgreSQL sees that by itself; and each
    page that is refused, each form that is answered with an error, would make the next page plan everything anew.
    """

    def get(self, query: PostgresQuery, prepare: bool | None = None) -> tuple[Prepare, bytes]:
        return (Prepare.NO, b"") if query.query.startswith(NAMED_ONCE) else super().get(query, prepare)

    def clear(self) -> bool:
        return False

    def _should_discard(self, prep: Prepare, results: Sequence[PGresult], *rest: Any) -> bool:
        changed = any((one.command_status or b"").startswith((b"DROP", b"ALTER")) for one in results)
        return changed and super().clear()


class DatabaseWrapper(PostgreSQL):
    """As Django's, with statements that are prepared and kept."""

    def get_connection_params(self) -> dict[str, Any]:
        params = super().get_connection_params()
        params["options"] = f"{params.get('options', '')} -c plan_cache_mode=force_generic_plan".strip()
        return params

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        connection._prepared = Prepared()
        connection.prepare_threshold = 0
        connection.prepared_max = KEPT
        return connection
