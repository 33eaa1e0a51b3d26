"""A telephone: a browser of its own with a folder that stays, which can be killed; and a network that can fail."""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import socket
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, BrowserType, Page

START = 60  # seconds that the browser may take


class Network:
    """What lies between a telephone and the product: it can be cut, and it can lose an answer on the way back."""

    def __init__(self, port: int):
        self.to = port
        self.there = True
        self.loses = b""
        self.lost = threading.Event()
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = self.door.getsockname()[1]
        threading.Thread(target=self._listens, daemon=True).start()

    def cut(self) -> None:
        self.there = False

    def comes_back(self) -> None:
        self.there, self.loses = True, b""

    def loses_the_answer_to(self, path: str) -> None:
        self.lost.clear()
        self.there, self.loses = True, path.encode()

    def ends(self) -> None:
        self.there = False
        self.door.close()

    def _listens(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = self.door.accept()
                threading.Thread(target=self._carries, args=(near,), daemon=True).start()

    def _carries(self, near: socket.socket) -> None:
        """Both ways, until one side hangs up or the network is cut."""
        mute = False
        with near, contextlib.suppress(OSError), selectors.DefaultSelector() as ready:
            if not self.there:
                return
            far = socket.create_connection(("127.0.0.1", self.to))
            with far:
                ready.register(near, selectors.EVENT_READ, (near, far))
                ready.register(far, selectors.EVENT_READ, (far, near))
                while self.there:
                    for key, _ in ready.select(timeout=0.1):
                        one, other = key.data
                        if not (said := one.recv(65536)):
                            return
                        if one is near and self.loses and self.loses in said:
                            mute = True
                        if one is far and mute:
                            self.lost.set()
                            continue
                        other.sendall(said)


class Telephone:
    """Goes to the product through its own network; each start finds what the last one left."""

    def __init__(self, kind: BrowserType, command: list[str], folder: Path, port: int, screen: Any):
        self.kind, self.folder, self.screen = kind, folder, screen
        self.network = Network(port)
        self.address = f"http://localhost:{self.network.port}"
        self.command = [*command, "--headless=new", "--remote-debugging-port=0", f"--user-data-dir={folder}"]
        self.process: subprocess.Popen | None = None
        self.page: Page
        self.context: BrowserContext

    def starts(self) -> Page:
        told = self.folder / "DevToolsActivePort"
        told.unlink(missing_ok=True)
        self.process = subprocess.Popen(
            [*self.command, "about:blank"],
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + START
        while not (told.exists() and told.read_text().count("\n")):
            assert time.monotonic() < deadline, "the browser did not start"
            time.sleep(0.05)
        self.browser = self.kind.connect_over_cdp(f"http://127.0.0.1:{told.read_text().split()[0]}")
        self.context = self.browser.contexts[0]
        self.page = self.context.pages[0]
        self.page.set_viewport_size(self.screen)
        self.page.set_default_timeout(15_000)
        return self.page

    def opens(self, passphrase: str) -> Page:
        """The page without a network, as far as it opens."""
        if "/visits/offline/" not in self.page.url:
            self.page.goto(f"{self.address}/visits/offline/")
        self.page.locator("#passphrase").fill(passphrase)
        self.page.get_by_role("button", name="Unlock").click()
        return self.page

    def is_killed(self) -> None:
        """With SIGKILL, the whole of it at once: nothing has time to put anything away."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(30)
            self.process = None

    def says_that_it_is_time(self) -> None:
        """What the browser does by itself when it has a network again: it wakes the service worker to send."""
        session = self.context.new_cdp_session(self.page)
        found: list[str] = []
        session.on(
            "ServiceWorker.workerRegistrationUpdated",
            lambda told: found.extend(
                one["registrationId"] for one in told["registrations"] if self.address in one["scopeURL"]
            ),
        )
        session.send("ServiceWorker.enable")
        deadline = time.monotonic() + START
        while not found:
            assert time.monotonic() < deadline, "no service worker is registered"
            self.page.wait_for_timeout(50)
        told = {"origin": self.address, "registrationId": found[-1], "tag": "drafts", "lastChance": False}
        session.send("ServiceWorker.dispatchSyncEvent", told)
