"""Invent a register of people who do not exist: into the database, or with --csv as an import file."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lawburrows.access.commands import seed_reference
from lawburrows.access.identity import System, acting, moment
from lawburrows.demo.commands import seat_personas
from lawburrows.demo.filling import fill, write_csv


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("number", type=int)
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--csv", type=Path, default=None, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        number, seed, on = options["number"], options["seed"], moment().date()
        if number < 1:
            raise CommandError("Say how many people: 1 or more")
        began = time.monotonic()
        if options["csv"]:
            write_csv(options["csv"], number, seed=seed, on=on)
            self.stdout.write(f"{number} people in {options['csv']} ({time.monotonic() - began:.1f} s)")
            return
        setup = System("setup")
        with acting(setup) as identity:
            seed_reference(by=setup, on=identity.today)
            seat_personas(by=setup, on=identity.today)

        def tell(done: int) -> None:
            self.stdout.write(f"  {done} of {number} people ({time.monotonic() - began:.0f} s)")
            self.stdout.flush()

        loaded = fill(number, seed=seed, on=on, tell=tell)
        self.stdout.write(f"{loaded} people loaded ({time.monotonic() - began:.1f} s)")
