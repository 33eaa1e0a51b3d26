"""`python -m bench.deadlines SIZE…`: what it costs to work out the deadlines of so many people, and how that grows.

A register of 1,000 is invented, dressed so that every app has rows to read, and then copied in the database with new
keys, since to invent a million would take hours. The first run writes every task; the second finds nothing new, as on
any ordinary day. Seconds are those of the clock; beside them the processor's, of this process and of the database's.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from typing import Any

from bench.growing import grow, remember_first
from bench.stand import Stand, stand

BASE = 1000
PROMISED = {7_000: 5.0, 100_000: 60.0}  # seconds of a day on which nothing has changed
FLAT = 1.3  # the memory of the largest beside that of the smallest


def once(made: Stand) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_in_a_process(made, "bench.working_out").strip().splitlines()[-1])
    return found


def _in_a_process(made: Stand, module: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", module],
        env={**made.environment("worker"), "DJANGO_SETTINGS_MODULE": "lawburrows.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{module} failed:\n{done.stderr[-3000:]}")
    return done.stdout


def measured(sizes: list[int]) -> list[dict[str, Any]]:
    """The first and an ordinary run at each size."""
    found = []
    with stand() as made:
        made.manage("prepare")
        base = min(BASE, *sizes)
        made.manage("make_register", str(base))
        _in_a_process(made, "bench.dressing")
        with made.server.connect("postgres", "bench") as link:
            remember_first(link)
        there = 1
        for size in sizes:
            times = max(1, round(size / base))
            if times > there:
                with made.server.connect("postgres", "bench") as link:
                    grow(link, times, there)
                there = times
            first, quiet = once(made), once(made)
            found.append({"size": times * base, "first": first, "quiet": quiet})
            print(json.dumps(found[-1]), flush=True)
    return found


def told(found: list[dict[str, Any]]) -> bool:
    """Print the figures; whether what is promised holds."""
    head = ("people", "first run", "ordinary", "ours", "database", "a person", "per 1,000", "memory")
    print("\n" + "".join(f"{word:>12}" for word in head))
    for one in found:
        quiet, size = one["quiet"], one["size"]
        cells = (
            str(size),
            f"{one['first']['seconds']:.1f} s",
            f"{quiet['seconds']:.1f} s",
            f"{quiet['processor']:.1f} s",
            f"{quiet['database']:.1f} s",
            f"{1000 * quiet['seconds'] / size:.2f} ms",
            f"{1000 * quiet['queries'] / size:.0f} queries",
            f"{quiet['megabytes']} MB",
        )
        print("".join(f"{cell:>12}" for cell in cells))
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
