"""`python -m bench.meetings`: a meeting of ten cases with thousands of chronology entries each: how quickly each case
opens in the room, as a ratio to a page that does one indexed SELECT, and how soon everybody's pack is ready.

The pages are asked for by several clients at once as the coordinator; the packs are made by the product's own worker.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from typing import Any

from bench.stand import Stand, stand

PEOPLE, CASES, ENTRIES, READERS = 400, 10, 5000, 8
PROMISED_ROOM, PROMISED_PACKS = 300.0, 30.0  # milliseconds, 95 of 100; seconds until a pack is ready


def _in_a_process(made: Stand, login: str, module: str, *words: str, given: str | None = None) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", module, *words],
        env={**made.environment(login), "DJANGO_SETTINGS_MODULE": "bench.settings"},
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{module} failed:\n{done.stderr[-3000:]}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def measured(options: argparse.Namespace) -> dict[str, Any]:
    manage = [sys.executable, "manage.py"]
    with stand() as made:
        made.manage("prepare")
        made.manage("make_register", str(PEOPLE))
        filled = _in_a_process(
            made, "worker", "bench.meeting_of_ten", str(CASES), str(options.entries), str(READERS), str(options.since)
        )
        with made.server.connect("postgres", "bench") as link:
            link.execute("ANALYZE")
        made.manage("collectstatic", "--noinput", "-v", "0")
        signed = _in_a_process(made, "web", "bench.coordinating", filled["meeting"], str(options.clients))
        with made.web():
            asked = [str(made.port), str(options.each)]
            pages = _in_a_process(made, "web", "bench.asking", *asked, given=json.dumps(signed))
        print(json.dumps(pages), flush=True)
        began = time.monotonic()
        _in_a_process(made, "web", "bench.packing", filled["meeting"])
        pressed = time.monotonic() - began
        with made.running(*manage, "worker", login="worker"):
            ready = _ready(made, time.monotonic())
    return {"filled": filled, "pages": pages, "pressed": pressed, "ready": ready}


def _ready(made: Stand, began: float) -> list[float]:
    """After how many seconds each pack was ready, the worker's own start included."""
    found: list[float] = []
    asked = "SELECT count(*) FILTER (WHERE state <> 'waiting'), count(*) FILTER (WHERE state <> 'ready'), count(*) FROM packs_pack"
    with made.server.connect("postgres", "bench") as link:
        while time.monotonic() - began < 600:
            done, others, every = link.execute(asked).fetchone()
            found += [round(time.monotonic() - began, 1)] * (done - len(found))
            if done == every:
                if others:
                    raise SystemExit(f"{others} packs were not made")
                return found
            time.sleep(0.1)
    raise SystemExit("the packs were not ready within ten minutes")


def told(found: dict[str, Any]) -> bool:
    times, ready = found["pages"]["times"], found["ready"]
    floor = times["floor"]
    print(f"{found['filled']}, as {found['pages']['user']}")
    for name, page in times.items():
        ratio = page["p95"] / floor["p95"]
        print(
            f"{name:<8} p50 {page['p50']:>8.1f} ms  p95 {page['p95']:>8.1f} ms  p95 / floor {ratio:>7.1f}  {page['answers']} answers"
        )
    print(f"packs: {len(ready)} readers; the first after {ready[0]} s, all after {ready[-1]} s; each {ready}")
    if found["pages"]["wrong"]:
        print(f"not answered with 200: {found['pages']['wrong']}")
    room = times["room"]["p95"] <= PROMISED_ROOM and not found["pages"]["wrong"]
    packs = ready[-1] <= PROMISED_PACKS
    print(
        f"a case opens {'within' if room else 'OVER'} {PROMISED_ROOM:.0f} ms; all packs {'within' if packs else 'OVER'} {PROMISED_PACKS:.0f} s"
    )
    return room and packs


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.meetings", description=__doc__)
    parser.add_argument("--entries", type=int, default=ENTRIES, help="of the chronology of each case")
    parser.add_argument("--since", type=int, default=84, help="days since the last meeting")
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--each", type=int, default=40, help="requests of one client for one page")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
    sys.exit(0 if told(measured(parser.parse_args())) else 1)


if __name__ == "__main__":
    main()
