"""Fill an empty register with the demonstration: agencies, personas, invented people and what falls due."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandParser

from lawburrows.access.commands import seed_reference
from lawburrows.access.identity import System, acting
from lawburrows.access.models import Record
from lawburrows.demo.commands import dress_cases, seat_personas
from lawburrows.demo.filling import fill

PEOPLE = 400
SEED = 1429


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--people", type=int, default=PEOPLE)

    def handle(self, *args: Any, **options: Any) -> None:
        setup, loader = System("setup"), System("load")
        with acting(loader):
            if Record.objects.exists():
                self.stdout.write("The register has people in it; nothing is added.")
                return
        self.stdout.write("Loading the demonstration: agencies and users …")
        with acting(setup) as identity:
            today = identity.today
            seed_reference(by=setup, on=today)
            seat_personas(by=setup, on=today)
        self.stdout.write(f"Loading the demonstration: {options['people']} invented people …")
        fill(options["people"], seed=SEED, on=today, fuller=True, tell=lambda done: self.stdout.write(f"  {done}"))
        with acting(loader):
            dress_cases(by=loader, on=today)
        if "refresh_tasks" in get_commands():
            self.stdout.write("Loading the demonstration: what falls due …")
            call_command("refresh_tasks", stdout=self.stdout)
        self.stdout.write("The demonstration is loaded.")
