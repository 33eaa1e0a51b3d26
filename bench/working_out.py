"""All deadlines of a register once, in a process of its own: prints seconds, processor seconds of both sides, queries and
the most memory."""

import json
import os
import resource
import time
from collections import Counter
from pathlib import Path

import django

django.setup()

from django.db import connection  # after the set-up, which reads the settings

from lawburrows.tasks.sync import sync_all

TICKS = os.sysconf("SC_CLK_TCK")


def backend() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


def worked_by(process: int) -> float:
    """Processor seconds of the database's own process for this connection; it runs on the same machine."""
    spent = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(spent[11]) + int(spent[12])) / TICKS


def main() -> None:
    counted: Counter[str] = Counter()

    def count(execute, sql, params, many, context):
        counted["queries"] += 1
        return execute(sql, params, many, context)

    database = backend()
    before = worked_by(database)
    began, worked = time.monotonic(), time.process_time()
    with connection.execute_wrapper(count):
        changes = sync_all()
    print(
        json.dumps(
            {
                "seconds": round(time.monotonic() - began, 2),
                "processor": round(time.process_time() - worked, 2),
                "database": round(worked_by(database) - before, 2),
                "queries": counted["queries"],
                "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
                "people": changes.people,
            }
        )
    )


if __name__ == "__main__":
    main()
