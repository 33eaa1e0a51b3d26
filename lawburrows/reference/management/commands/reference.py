"""Write docs/reference from the code; with --check only say which pages are stale."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lawburrows.reference.pages import PAGES

FOLDER = Path(__file__).resolve().parents[4] / "docs" / "reference"


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail if a page is stale")

    def handle(self, *args: Any, **options: Any) -> None:
        stale = []
        for name, make in PAGES.items():
            place, words = FOLDER / name, make()
            if place.exists() and place.read_text(encoding="utf-8") == words:
                continue
            stale.append(name)
            if not options["check"]:
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(words, encoding="utf-8")
        if options["check"] and stale:
            raise CommandError(f"stale: {', '.join(stale)}. Run `make reference` and look at what changed")
        self.stdout.write(f"{len(stale)} pages written" if stale else "The reference is fresh.")
