"""Taking another login's role, as only a test may."""

from __future__ import annotations

import contextlib

from django.db import connection


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
