"""The whole product, started by its own front door, and a real Chromium that uses it as people do.

Every page that a journey stands still on is checked by axe. With WALKTHROUGH=yes the pictures in docs/walkthrough are
taken again.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import selectors
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Response,
    expect,
    sync_playwright,
)
from pypdf import PdfReader

from lawburrows.embedded import Server
from tests.journeys.counting import AGAIN, COUNT, COUNTED

CLONE = Path(__file__).resolve().parent.parent.parent
PICTURES = CLONE / "docs" / "walkthrough"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SCREEN = {"width": 1280, "height": 900}
COLOURS = 64  # of a picture
LONGEST_START = 300
LONGEST_PAGE = 15  # seconds that a page may take to come
LONGEST_WORK = 120  # seconds that the worker may take
# Puts the record `r` where its person was invented: references and keys are drawn anew at every loading.
INVENTED = "(SELECT min(s.person_id) FROM exchange_sourcerow s WHERE s.record = r.id)"
# Two halves of about the same length, each with a product of its own: always the same journeys, in the same order.
SECOND_HALF = {"test_every_page"}


class Product:
    """The running product: its address, its data folder, and commands by hand beside it."""

    def __init__(self, folder: Path):
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.address = f"http://localhost:{self.port}"
        plain = {
            name: value for name, value in os.environ.items() if not name.startswith(("LAWBURROWS_", "DATABASE_URL"))
        }
        self.environment = plain | {"LAWBURROWS_DATA": str(folder), "PORT": str(self.port)}

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "lawburrows.frontdoor"],
            cwd=CLONE,
            text=True,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        said, deadline = "", time.monotonic() + LONGEST_START
        with selectors.DefaultSelector() as ready:
            ready.register(self.process.stdout, selectors.EVENT_READ)
            while "Press Ctrl-C" not in said:
                if time.monotonic() > deadline or (self.process.poll() is not None):
                    self.process.kill()
                    raise RuntimeError(f"the product did not start:\n{said}{self.process.stdout.read()}")
                if ready.select(timeout=1):
                    said += self.process.stdout.readline()
        self.said = said

    def stop(self) -> int:
        with self.process:
            self.process.send_signal(signal.SIGINT)
            self.process.stdout.read()
        return self.process.returncode

    def loses_power(self) -> None:
        """Everything is ended at once with SIGKILL: the supervisor first, then its processes and the database."""
        running = _under(self.process.pid)
        postmaster = Server(self.folder).cluster / "postmaster.pid"
        for pid in (self.process.pid, int(postmaster.read_text().split()[0]), *running):
            with contextlib.suppress(ProcessLookupError):  # one that ended with the supervisor
                os.kill(pid, signal.SIGKILL)
        self.process.stdout.close()
        self.process.wait(30)

    def holds(self, question: str, *values: Any) -> list[tuple[Any, ...]]:
        """What stands in the database, asked past every page, as a backup sees it."""
        address = Server(self.folder).start().urls("lawburrows")["DATABASE_URL_BACKUP"]
        with psycopg.connect(address) as link:
            return link.execute(question, values).fetchall()

    def manage(self, *words: str) -> subprocess.CompletedProcess[str]:
        """A command as a person at the machine would give it."""
        return subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=CLONE,
            env=self.environment,
            text=True,
            capture_output=True,
            timeout=300,
        )


def _under(parent: int) -> list[int]:
    """The processes that one started, and those that they started."""
    parents: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has ended meanwhile
        parents.setdefault(int(fields[1]), []).append(int(folder.name))
    found = parents.get(parent, [])
    return [*found, *(pid for child in found for pid in _under(child))]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        item.add_marker(pytest.mark.xdist_group("second" if item.path.stem in SECOND_HALF else "first"))


@pytest.fixture(scope="session")
def product() -> Iterator[Product]:
    folder = Path(tempfile.mkdtemp(prefix="lawburrows-journeys-"))
    folder.chmod(0o755)
    running = Product(folder)
    running.start()
    yield running
    running.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    binary = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    if not Path(binary).exists():
        pytest.exit(
            f"There is no Chromium at {binary}: `apt-get install chromium fonts-liberation`, or set CHROMIUM.", 2
        )
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=binary, args=ARGUMENTS)
        yield launched
        launched.close()


class Someone:
    """Somebody at a browser: signs in as a persona, goes, types, presses, sees."""

    def __init__(self, product: Product, context: BrowserContext):
        self.product, self.context = product, context
        context.add_init_script(COUNT)
        self.page: Page = context.pages[0] if context.pages else context.new_page()
        self.page.set_default_timeout(15_000)
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._hears)
        self.page.on("response", self._receives)

    def _hears(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.errors.append(message.text)

    def _receives(self, answer: Response) -> None:
        """What a page needs must be there; that a page itself may be refused is for the journey to say."""
        if answer.status >= 400 and answer.request.resource_type != "document":
            self.errors.append(f"{answer.url} answered {answer.status}")

    @property
    def interactions(self) -> int:
        """What they did since they sat down, or since `counts_anew`: counted by the browser, which needs script."""
        return int(self.page.evaluate(COUNTED))

    def counts_anew(self) -> Someone:
        self.page.evaluate(AGAIN)
        return self

    def goes_to(self, path: str) -> Someone:
        answer = self.page.goto(self.product.address + path)
        assert answer is not None
        assert answer.status < 500, f"{path} answered {answer.status}"
        return self

    def signs_in_as(self, name: str) -> Someone:
        self.goes_to("/demo/sign-in/")
        self.page.get_by_role("button", name=re.compile(re.escape(name))).first.click()
        return self

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    def presses(self, name: str | re.Pattern[str]) -> Someone:
        self.main.get_by_role("button", name=name, exact=True).first.click()
        return self

    def follows(self, name: str | re.Pattern[str]) -> Someone:
        self.main.get_by_role("link", name=name).first.click()
        return self

    def tab(self, name: str) -> Someone:
        """One of the pages of a person, by its tab."""
        self.page.get_by_role("navigation", name="Pages of this person").get_by_role("link", name=name).click()
        return self

    def turns_to(self, name: str) -> Someone:
        """An entry of the menu, whether or not it stands under More."""
        menu = self.page.get_by_role("navigation", name="Menu")
        if not menu.get_by_role("link", name=name, exact=True).is_visible():
            menu.get_by_text("More", exact=True).click()
        menu.get_by_role("link", name=name, exact=True).click()
        return self

    def field(self, label: str) -> Locator:
        """What a label is for, whether or not it says that it may be left empty."""
        return self.main.get_by_label(re.compile(rf"^{re.escape(label)}( \(optional\))?$")).first

    def types(self, label: str, text: str) -> Someone:
        self.field(label).fill(text)
        return self

    def chooses(self, label: str, option: str) -> Someone:
        self.field(label).select_option(label=option)
        return self

    def dates(self, question: str, day: date) -> Someone:
        """Fills in the three boxes of a date."""
        boxes = self.page.get_by_role("group", name=question)
        for part, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            boxes.get_by_label(part, exact=True).fill(str(number))
        return self

    def brings(self, label: str, file: Path) -> Someone:
        self.field(label).set_input_files(file)
        return self

    def waits_to_see(self, text: str) -> Someone:
        """Waits, on a page that looks again by itself, with script or without, until it says this."""
        self.main.get_by_text(text).first.wait_for(timeout=LONGEST_WORK * 1000)
        return self

    def looks_again_until(self, said: str) -> Someone:
        """Asks for the page anew, and at once again, until it says this."""
        deadline = time.monotonic() + LONGEST_WORK
        while not re.search(said, self.main.inner_text()):
            assert time.monotonic() < deadline, f"“{said}” does not come on {self.page.url}: {self.main.inner_text()}"
            self.page.reload()
        return self

    def is_told(self, status: int, path: str) -> Someone:
        answer = self.page.goto(self.product.address + path)
        assert answer is not None
        assert answer.status == status, f"{path} answered {answer.status}, not {status}"
        return self

    def ticks(self, label: str) -> Someone:
        self.field(label).check()
        return self

    def picks(self, question: str, answer: str) -> Someone:
        """One of the answers of a question."""
        group = self.main.get_by_role("group", name=re.compile(f"^{re.escape(question)}")).first
        group.get_by_label(answer, exact=True).check()
        return self

    def opens(self, summary: str) -> Someone:
        """What is folded away."""
        self.main.locator("summary").get_by_text(summary, exact=True).click()
        return self

    def strikes(self, *keys: str) -> Someone:
        """Keys of the keyboard, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def signs_on_the_screen(self) -> Someone:
        """One stroke with the mouse."""
        box = self.main.locator("[data-signature] canvas")
        box.scroll_into_view_if_needed()
        at = box.bounding_box()
        assert at is not None
        self.page.mouse.move(at["x"] + 40, at["y"] + 60)
        self.page.mouse.down()
        self.page.mouse.move(at["x"] + 200, at["y"] + 90, steps=5)
        self.page.mouse.up()
        return self

    def reads_the_pdf(self, link: str) -> str:
        """Waits for the sheet that is being made, opens it, and reads all of its pages."""
        ready = self.main.get_by_role("link", name=re.compile(re.escape(link)))
        ready.first.wait_for(timeout=LONGEST_WORK * 1000)
        answer = self.context.request.get(self.product.address + str(ready.first.get_attribute("href")))
        assert answer.headers["content-type"] == "application/pdf", answer.headers
        pages = PdfReader(io.BytesIO(answer.body())).pages
        return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))

    def sees(self, *texts: str) -> Someone:
        """Soon: a page that is still coming is waited for."""
        for text in texts:
            expect(self.page.locator("body")).to_contain_text(text, use_inner_text=True, timeout=LONGEST_PAGE * 1000)
        return self

    def does_not_see(self, *texts: str) -> Someone:
        self.page.wait_for_load_state()
        shown = self.page.locator("body").inner_text()
        for text in texts:
            assert text not in shown, f"“{text}” is on {self.page.url}"
        return self

    def finds_nothing_in_the_way(self) -> Someone:
        """Axe finds nothing on this page, and nothing is wider than a 320 px screen."""
        found = Axe().run(self.page)
        assert found.violations_count == 0, f"{self.page.url}\n{found.generate_report()}"
        return self.fits_a_small_screen()

    def fits_a_small_screen(self) -> Someone:
        """Nothing is wider than a 320 px screen, what is folded away included."""
        folded = self.page.locator("details:not([open])").element_handles()
        for one in folded:
            one.evaluate("one => one.open = true")
        wide = self.page.viewport_size
        self.page.set_viewport_size({"width": 320, "height": 700})
        over = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        self.page.set_viewport_size(wide)
        for one in folded:
            one.evaluate("one => one.open = false")
        assert over <= 0, f"{self.page.url} is {over} px wider than a 320 px screen"
        assert not self.errors, f"{self.page.url} complains: {self.errors}"
        return self

    def takes_a_picture(self, name: str, *, tall: int = 900, wide: int = SCREEN["width"]) -> Someone:
        """For the walk-through, when it is asked for: the top of the page, in few colours so that the file is small."""
        if os.environ.get("WALKTHROUGH") == "yes":
            before = self.page.viewport_size
            self.page.set_viewport_size({"width": wide, "height": tall})
            taken = Image.open(io.BytesIO(self.page.screenshot(animations="disabled")))
            self.page.set_viewport_size(before)
            taken.convert("RGB").quantize(COLOURS).save(PICTURES / f"{name}.png", optimize=True)
        return self


INTERACTIONS = {
    **dict.fromkeys(("types", "ticks", "picks", "chooses", "presses", "follows", "tab", "opens", "brings"), 1),
    "signs_on_the_screen": 1,
    "dates": 3,
}


class Counted:
    """Somebody at a browser of whom each thing done is counted: a click, a choice, a filled box and a key are one."""

    def __init__(self, someone: Someone):
        self.someone, self.done = someone, 0

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.someone, name)
        if not callable(found):
            return found

        def act(*words: Any, **named: Any) -> Any:
            self.done += len(words) if name == "strikes" else INTERACTIONS.get(name, 0)
            answer = found(*words, **named)
            return self if answer is self.someone else answer

        return act


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo) -> Iterator:
    """A journey that fails leaves a picture of what each of its people saw last, and says where."""
    report = yield
    for number, one in enumerate(item.funcargs.get("someone_at_work", ()) if report.failed else ()):
        seen = Path(tempfile.gettempdir()) / f"{item.name[:60].replace('/', '-')}-{number}.png"
        one.page.screenshot(path=seen, full_page=True)
        report.sections.append(("what was seen last", f"{one.page.url}: {seen}"))
    return report


@pytest.fixture
def someone_at_work() -> list[Someone]:
    """Everybody whom this journey has put at a browser."""
    return []


@pytest.fixture
def someone(product: Product, browser: Browser, someone_at_work: list[Someone]) -> Iterator:
    """Makes people at browsers of their own: `someone()`; `script=False` for one without script."""

    def begin(*, script: bool = True) -> Someone:
        context = browser.new_context(viewport=SCREEN, java_script_enabled=script, accept_downloads=True)
        someone_at_work.append(Someone(product, context))
        return someone_at_work[-1]

    yield begin
    for one in someone_at_work:
        one.context.close()
