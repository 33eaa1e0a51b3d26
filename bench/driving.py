"""Clients that ask for pages, each on a connection that stays open, and what the server said of its time."""

from __future__ import annotations

import http.client
import random
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

TIME = "X-Bench-Milliseconds"  # the header in which the measured server says how long it had the request


@dataclass
class Measured:
    """Milliseconds by page, at the server and as a client waits for it; what was answered otherwise than with 200."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    waited: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
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

    def told(number: int, cookie: str) -> None:
        try:
            client(number, cookie)
        except (OSError, ValueError, http.client.HTTPException) as error:
            with lock:
                measured.wrong[f"client {number} gave up: {error!r}"] += 1

    def client(number: int, cookie: str) -> None:
        chance = random.Random(seed * 1000 + number)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        plan = [name for name in pages for _ in range(each)]
        chance.shuffle(plan)
        warming = [name for name in pages for _ in range(3)]
        for count, name in enumerate(warming + plan):
            began = time.perf_counter()
            connection.request("GET", chance.choice(pages[name]), headers={"Cookie": cookie})
            answer = connection.getresponse()
            answer.read()
            waited = (time.perf_counter() - began) * 1000
            if count < len(warming):
                continue
            with lock:
                if answer.status == 200:
                    measured.times[name].append(float(answer.headers[TIME]))
                    measured.waited[name].append(waited)
                else:
                    measured.wrong[f"{name}: {answer.status}"] += 1
        connection.close()

    threads = [threading.Thread(target=told, args=pair) for pair in enumerate(cookies)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return measured
