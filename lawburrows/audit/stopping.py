"""How a process that runs for long hears that it should end."""

from __future__ import annotations

import signal
from threading import Event


def asked() -> Event:
    """An event that SIGTERM and Ctrl-C set."""
    stop = Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: stop.set())
    return stop
