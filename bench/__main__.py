"""`python -m bench --size N`: what pages cost at N people, as ratios to a page that does one indexed SELECT."""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from bench.deadlines import once
from bench.stand import Stand, stand

RESULTS = Path(__file__).resolve().parent / "results"
PROMISED = 150.0  # milliseconds, 95 of 100, at 7,000 people with 8 clients
PROMISED_PAGES = {"record": PROMISED, "worklist": PROMISED, "card": 300.0}


def signed_in(made: Stand, clients: int) -> dict:
    """Sessions and addresses, found by a process with the pages' own login."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.signing_in", str(clients)],
        env={**made.environment("web"), "DJANGO_SETTINGS_MODULE": "bench.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"nobody could be signed in:\n{done.stderr[-2000:]}")
    return json.loads(done.stdout)


def measured_pages(made: Stand, clients: int, each: int) -> dict:
    """p50 and p95 of every page, and both as ratios to the floor of the same run."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    found = signed_in(made, clients)
    print(f"{clients} clients, each page {each} times a client, as {found['user']} …", flush=True)
    asked = subprocess.run(
        [sys.executable, "-m", "bench.asking", str(made.port), str(each)],
        input=json.dumps(found),
        env=made.environment("web"),
        capture_output=True,
        text=True,
        check=False,
    )
    if asked.returncode:
        raise SystemExit(f"the clients failed:\n{asked.stderr[-2000:]}")
    return json.loads(asked.stdout)


def trail(made: Stand) -> dict:
    """How many entries a second are proved again, once all are sealed."""
    with made.server.connect("postgres", "bench") as link:
        latest = time.monotonic() + 60
        while time.monotonic() < latest and link.execute("SELECT count(*) FROM audit_unsealed").fetchone()[0]:
            time.sleep(0.2)
        [entries] = link.execute("SELECT count(*) FROM audit_leaf").fetchone()
    made.manage("verify_audit", "--help")
    start = made.commands["verify_audit"]  # what it costs to begin at all
    made.manage("verify_audit")
    seconds = max(made.commands["verify_audit"] - start, 0.01)
    return {"entries": entries, "seconds": round(seconds, 2), "entries_per_second": round(entries / seconds)}


def run(size: int, clients: int, each: int) -> dict:
    """All of it, in one throw-away installation."""
    result: dict = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "size": size, "clients": clients}
    manage = [sys.executable, "manage.py"]
    with stand() as made:
        made.manage("prepare")
        with made.running(*manage, "seal_audit", login="sealer"), made.running(*manage, "witness", login="sealer"):
            said = made.manage("make_register", str(size))
            seconds = float(found[1]) if (found := re.search(r"\((\d+\.\d+) s\)", said)) else 0.0
            seconds = seconds or made.commands["make_register"]
            result["load"] = {"seconds": round(seconds, 1), "people_per_second": round(size / seconds)}
            made.manage("refresh_tasks", "--all")
            result["deadlines"] = {"seconds": round(made.commands["refresh_tasks"], 1)}
            with made.server.connect("postgres", "bench") as link:
                link.execute("ANALYZE")
            result["deadlines"]["ordinary"] = once(made)
            made.manage("collectstatic", "--noinput", "-v", "0")
            with made.web():
                result["pages"] = measured_pages(made, clients, each)
            result["trail"] = trail(made)
    return result


def told(result: dict) -> bool:
    """Print the figures; whether what is promised holds."""
    pages, floor = result["pages"]["times"], result["pages"]["times"]["floor"]
    print(
        f"\n{result['size']} people, {result['clients']} clients, milliseconds at the server (waited: at the client, queue included):"
    )
    print(f"{'page':<12}{'p50':>10}{'p95':>10}{'p95 waited':>12}{'p50 / floor':>14}{'p95 / floor':>14}{'answers':>10}")
    for name, page in pages.items():
        ratios = f"{page['p50'] / floor['p50']:>14.1f}{page['p95'] / floor['p95']:>14.1f}"
        print(
            f"{name:<12}{page['p50']:>10.1f}{page['p95']:>10.1f}{page['waited_p95']:>12.1f}{ratios}{page['answers']:>10}"
        )
    print(f"load: {result['load']['people_per_second']} people/s ({result['load']['seconds']} s)")
    ordinary = result["deadlines"]["ordinary"]
    print(
        f"deadlines of all: {result['deadlines']['seconds']} s the first time, {ordinary['seconds']} s on an ordinary day, "
        f"{1000 * ordinary['seconds'] / result['size']:.2f} ms a person, {ordinary['megabytes']} MB"
    )
    print(f"audit proved again: {result['trail']['entries_per_second']} entries/s of {result['trail']['entries']}")
    holds = True
    if result["pages"]["wrong"]:
        print(f"not answered with 200: {result['pages']['wrong']}")
        holds = False
    for name, most in PROMISED_PAGES.items():
        slow = name not in pages or pages[name]["p95"] > most
        print(f"{name}: p95 {'over' if slow else 'under'} {most:.0f} ms")
        holds = holds and not slow
    return holds


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--size", type=int, default=7000, help="invented people")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--each", type=int, default=40, help="requests of one client for one page")
    options = parser.parse_args()
    result = run(options.size, options.clients, options.each)
    RESULTS.mkdir(exist_ok=True)
    place = RESULTS / f"pages-{options.size}-{result['at'].replace(':', '')}.json"
    place.write_text(json.dumps(result, indent=2) + "\n")
    holds = told(result)
    print(f"written to {place.relative_to(RESULTS.parent.parent)}")
    sys.exit(0 if holds else 1)


if __name__ == "__main__":
    main()
