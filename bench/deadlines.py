"""`python -m bench.deadlines SIZE…`: what it costs to work out the deadlines of so many people, and how that grows.

A register of 1,000 is invented and then copied in the database, row by row with new keys, since to invent a million
would take hours. The first run writes every task; the second finds nothing new, as on any ordinary day.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from typing import Any

from bench.stand import Stand, stand

BASE = 1000
KEYS = {"id", "record_id", "conviction_id"}
TABLES = (
    "access_record",
    "people_person",
    "orders_conviction",
    "orders_disposal",
    "orders_order",
    "orders_notification",
    "orders_absence",
    "orders_categorydecision",
    "orders_harmdecision",
    "orders_leveldecision",
)
PROMISED = {7_000: 5.0, 100_000: 60.0}  # seconds of a day on which nothing has changed
FLAT = 1.3  # the memory of the largest beside that of the smallest


def grow(made: Stand, times: int, before: int) -> None:
    """Copy the first people until there are `times` as many; `before` says how many times they are there."""
    with made.server.connect("postgres", "bench") as link:
        link.execute("SET session_replication_role = replica")
        for table in TABLES:
            found = link.execute(
                "SELECT column_name FROM information_schema.columns WHERE table_name = %s ORDER BY ordinal_position",
                [table],
            )
            columns = [name for (name,) in found.fetchall()]
            values = ", ".join(_value(name) for name in columns)
            owner = "old.id" if table == "access_record" else "old.record_id"
            link.execute(
                f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table} old "
                f"JOIN bench_first b ON b.id = {owner}, generate_series({before}, {times - 1}) AS copy"
            )
        link.execute("ANALYZE")


def _value(column: str) -> str:
    if column in KEYS:
        return f"md5(old.{column}::text || copy)::uuid"
    return "left(md5(old.id::text || copy), 12)" if column == "ref" else f"old.{column}"


def once(made: Stand) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "bench.working_out"],
        env={**made.environment("worker"), "DJANGO_SETTINGS_MODULE": "lawburrows.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"the deadlines could not be worked out:\n{done.stderr[-3000:]}")
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def measured(sizes: list[int]) -> list[dict[str, Any]]:
    """The first and an ordinary run at each size."""
    found = []
    with stand() as made:
        made.manage("prepare")
        base = min(BASE, *sizes)
        made.manage("make_register", str(base))
        with made.server.connect("postgres", "bench") as link:
            link.execute("CREATE TABLE bench_first AS SELECT id FROM access_record")
        there = 1
        for size in sizes:
            times = max(1, round(size / base))
            if times > there:
                grow(made, times, there)
                there = times
            first, quiet = once(made), once(made)
            found.append({"size": times * base, "first": first, "quiet": quiet})
            print(json.dumps(found[-1]), flush=True)
    return found


def told(found: list[dict[str, Any]]) -> bool:
    """Print the figures; whether what is promised holds."""
    print(f"\n{'people':>10}{'first run':>12}{'ordinary':>12}{'a person':>12}{'memory':>10}")
    for one in found:
        each = 1000 * one["quiet"]["seconds"] / one["size"]
        print(
            f"{one['size']:>10}{one['first']['seconds']:>10.1f} s{one['quiet']['seconds']:>10.1f} s{each:>9.2f} ms"
            f"{one['quiet']['megabytes']:>7} MB"
        )
    slow = [
        one
        for one in found
        for size, most in PROMISED.items()
        if one["size"] == size and one["quiet"]["seconds"] > most
    ]
    steady = found[-1]["quiet"]["megabytes"] <= FLAT * found[0]["quiet"]["megabytes"]
    print(f"memory {'flat' if steady else 'GROWS'}; {'as promised' if not slow else 'SLOWER than promised'}")
    return steady and not slow


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.deadlines", description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[7000, 100_000])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lawburrows.settings")
    sys.exit(0 if told(measured(sorted(parser.parse_args().sizes))) else 1)


if __name__ == "__main__":
    main()
