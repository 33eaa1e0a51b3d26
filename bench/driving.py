"""Clients that ask for pages, each on a connection that stays open, and what the server said of its time."""

from __future__ import annotations

import http.client
import random
import threading
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

TIME = "X-Bench-Milliseconds"  # the header in which the measured server says how long it had the request


@dataclass
class Measured:
    """Milliseconds at the server by page, and what was answered otherwise than with 200."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wrong: Counter[str] = field(default_factory=Counter)


def percentile(values: Sequence[float], part: float) -> float:
    """The value below which the part of all lies (the nearest that was measured)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(part * (len(ordered) - 1)))]


def drive(
    port: int, cookies: Sequence[str], pages: Mapping[str, Sequence[str]], *, each: int, seed: int = 1
) -> Measured:
    """Each client asks for each page so many times, the pages shuffled among each other, after a few to warm up."""
    measured, lock = Measured(), threading.Lock()

    def client(number: int, cookie: str) -> None:
        chance = random.Random(seed * 1000 + number)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        plan = [name for name in pages for _ in range(each)]
        chance.shuffle(plan)
        warming = [name for name in pages for _ in range(3)]
        for count, name in enumerate(warming + plan):
            connection.request("GET", chance.choice(pages[name]), headers={"Cookie": cookie})
            answer = connection.getresponse()
            answer.read()
            if count < len(warming):
                continue
            with lock:
                if answer.status == 200:
                    measured.times[name].append(float(answer.headers[TIME]))
                else:
                    measured.wrong[f"{name}: {answer.status}"] += 1
        connection.close()

    threads = [threading.Thread(target=client, args=pair) for pair in enumerate(cookies)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return measured
