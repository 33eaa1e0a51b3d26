"""Each statement is planned once for a connection.

The rule of access makes a statement dear to plan (5 ms and more) and cheap to run (under 1 ms). So values are bound by
the server, a statement is prepared at its first use, and its plan is for any values. A connection keeps as many
statements as the product has; psycopg's own limit of 100 is less than two pages need.
"""

from typing import Any

from django.db.backends.postgresql.base import DatabaseWrapper as PostgreSQL

KEPT = 2000


class DatabaseWrapper(PostgreSQL):
    """As Django's, with statements that are prepared and kept."""

    def get_connection_params(self) -> dict[str, Any]:
        params = super().get_connection_params()
        params["prepare_threshold"] = 0
        params["options"] = f"{params.get('options', '')} -c plan_cache_mode=force_generic_plan".strip()
        return params

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        connection.prepared_max = KEPT
        return connection
